import { Alert, Tabs } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { answerOf, api } from '../../../api/client';
import { holds, useSession } from '../../../app/me';
import { useInstants } from '../../../parts/instants';
import { Empty, Read } from '../../../parts/states';
import { useWho } from '../who';
import { ChangedDraft } from './changed-draft';
import { Differences } from './differences';
import { DraftSteps } from './draft-steps';
import type { Draft } from './draft-text';
import { PreviewView } from './preview';
import { TryOnPast } from './try-on-past';
import '../admin.css';

/** One draft: written, compared, tried on the past and on the open appeals, submitted, and decided by a second person. */
export function Page() {
  const { draft: id = '' } = useParams();
  const query = useQuery({
    queryKey: ['policy', 'draft', id],
    queryFn: () => answerOf(api.GET('/api/v1/policy-drafts/{draft}', { params: { path: { draft: id } } })),
  });
  return (
    <div className="admin">
      <Read query={query}>{({ draft }) => <OneDraft draft={draft} />}</Read>
    </div>
  );
}

const OPEN: readonly Draft['status'][] = ['draft', 'rejected'];

function OneDraft({ draft }: { draft: Draft }) {
  const { t } = useTranslation('policy');
  const { me } = useSession();
  const who = useWho();
  const instant = useInstants();
  const [search, setSearch] = useSearchParams();
  const isAdministrator = holds(me, ['administrator']);
  const canWrite = isAdministrator && OPEN.includes(draft.status);
  const isEditor = draft.editors.some(({ account }) => account === me.account.id);
  const tabs = [
    ...(canWrite ? [{ key: 'changes', label: t('draft.changes'), children: <ChangedDraft draft={draft} /> }] : []),
    { key: 'compare', label: t('draft.compare'), children: <Compared draft={draft} /> },
    { key: 'open', label: t('draft.onOpen'), children: <OnOpenAppeals draft={draft} /> },
    ...(isAdministrator
      ? [{ key: 'past', label: t('draft.onPast'), children: <TryOnPast of={{ draft: draft.id }} /> }]
      : []),
  ];
  return (
    <>
      <header className="admin-head">
        <h1>
          {t('draft.number', { id: draft.id })} <span className="status">{t(`draft.statuses.${draft.status}`)}</span>
        </h1>
        {isAdministrator && <DraftSteps draft={draft} byAnother={isEditor} />}
      </header>
      <p className="quiet">
        {t('draft.line', {
          version: draft.basedOn,
          who: who(draft.madeBy),
          at: instant(draft.changedAt),
          reason: draft.reason,
          decree: draft.decree ?? t('noDecree'),
        })}
      </p>
      {draft.status === 'submitted' && isAdministrator && isEditor && <Alert type="info" title={t('draft.fourEyes')} />}
      {draft.decisionReason !== null && (
        <Alert type="warning" title={t('draft.decided', { who: who(draft.decidedBy), reason: draft.decisionReason })} />
      )}
      {draft.version !== null && (
        <p>
          <Link to={`/policies/versions/${draft.version}`}>{t('draft.became', { version: draft.version })}</Link>
        </p>
      )}
      <Tabs
        activeKey={search.get('tab') ?? tabs[0]?.key ?? 'compare'}
        onChange={(tab) => setSearch({ tab }, { replace: true })}
        items={tabs}
      />
    </>
  );
}

function Compared({ draft }: { draft: Draft }) {
  const { t } = useTranslation('policy');
  const query = useQuery({
    queryKey: ['policy', 'draft', draft.id, 'differences', draft.revision],
    queryFn: () =>
      answerOf(api.GET('/api/v1/policy-drafts/{draft}/differences', { params: { path: { draft: draft.id } } })),
  });
  return (
    <section className="pane">
      <Read query={query}>
        {({ from, differences }) => (
          <Differences
            differences={differences}
            before={t('differences.inForce', { version: from })}
            after={t('draft.number', { id: draft.id })}
          />
        )}
      </Read>
    </section>
  );
}

function OnOpenAppeals({ draft }: { draft: Draft }) {
  const { t } = useTranslation('policy');
  const query = useQuery({
    queryKey: ['policy', 'draft', draft.id, 'preview', draft.revision],
    queryFn: () =>
      answerOf(api.GET('/api/v1/policy-drafts/{draft}/preview', { params: { path: { draft: draft.id } } })),
  });
  return (
    <section className="pane">
      <p className="quiet">{t(`reach.${draft.reach.kind}How`)}</p>
      <Read query={query}>
        {({ preview }) =>
          preview ? (
            <PreviewView preview={preview} />
          ) : (
            <Empty title={t('preview.newOnly')} how={t('preview.newOnlyHow')} />
          )
        }
      </Read>
    </section>
  );
}
