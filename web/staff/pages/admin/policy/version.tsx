import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Tabs } from 'antd';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { holds, useSession } from '../../../app/me';
import { useInstants } from '../../../parts/instants';
import { Empty, Read } from '../../../parts/states';
import { useAct } from '../act';
import { AskReason } from '../ask-reason';
import { useWho } from '../who';
import { ApplyVersion } from './apply-version';
import { Differences } from './differences';
import { VersionState } from './policies';
import { TryOnPast } from './try-on-past';
import '../admin.css';

type Version = operations['policyVersion']['responses'][200]['content']['application/json']['version'];

/** One version: what it changed, withdrawing it before it holds, and applying it to the open appeals. */
export function Page() {
  const { version = '' } = useParams();
  const one = useQuery({
    queryKey: ['policy', 'version', version],
    queryFn: () => answerOf(api.GET('/api/v1/policies/{version}', { params: { path: { version: Number(version) } } })),
  });
  const all = useQuery({ queryKey: ['policy', 'versions'], queryFn: () => answerOf(api.GET('/api/v1/policies')) });
  return (
    <div className="admin">
      <Read query={one}>
        {(read) => <Read query={all}>{({ inForce }) => <OneVersion version={read.version} inForce={inForce} />}</Read>}
      </Read>
    </div>
  );
}

function OneVersion({ version, inForce }: { version: Version; inForce: number }) {
  const { t } = useTranslation('policy');
  const { me } = useSession();
  const who = useWho();
  const instant = useInstants();
  const { run, busy, problem } = useAct([['policy']]);
  const isAdministrator = holds(me, ['administrator']);
  const isToCome = version.version > inForce && !version.withdrawn;
  return (
    <>
      <header className="admin-head">
        <h1>
          {t('version.number', { version: version.version })} <VersionState version={version} inForce={inForce} />
        </h1>
        {isAdministrator && isToCome && (
          <AskReason
            words={t('version.withdraw')}
            explained={t('version.withdrawHow')}
            danger
            busy={busy}
            act={(reason) =>
              run(() =>
                answerOf(
                  api.POST('/api/v1/policies/{version}/withdrawal', {
                    params: { path: { version: version.version } },
                    body: { reason },
                  }),
                ),
              )
            }
          />
        )}
      </header>
      {problem}
      <p className="quiet">
        {t('version.line', {
          from: Date.parse(version.effectiveFrom) > 0 ? instant(version.effectiveFrom, 'full') : t('version.atFirst'),
          who: who(version.madeBy),
          reason: version.reason,
          decree: version.decree ?? t('noDecree'),
        })}
        {version.approvedBy && t('version.approved', { who: who(version.approvedBy) })}
      </p>
      {version.withdrawn && (
        <p>{t('version.withdrawnBy', { who: who(version.withdrawn.by), reason: version.withdrawn.reason })}</p>
      )}
      <p className="links">
        {version.draft !== null && (
          <Link to={`/policies/drafts/${version.draft}`}>{t('draft.number', { id: version.draft })}</Link>
        )}
        {version.rollout !== null && <Link to={`/rollouts#${version.rollout}`}>{t('version.rollout')}</Link>}
      </p>
      <Tabs
        items={[
          { key: 'compare', label: t('version.compare'), children: <Compared version={version} /> },
          ...(!isToCome && !version.withdrawn
            ? [{ key: 'open', label: t('apply.title'), children: <ApplyVersion version={version.version} /> }]
            : []),
          ...(isAdministrator
            ? [{ key: 'past', label: t('draft.onPast'), children: <TryOnPast of={{ version: version.version }} /> }]
            : []),
        ]}
      />
    </>
  );
}

function Compared({ version }: { version: Version }) {
  const { t } = useTranslation('policy');
  const query = useQuery({
    queryKey: ['policy', 'version', version.version, 'differences'],
    queryFn: () =>
      answerOf(api.GET('/api/v1/policies/{version}/differences', { params: { path: { version: version.version } } })),
  });
  if (version.replaces === null) return <Empty title={t('version.first')} how={t('version.firstHow')} />;
  return (
    <section className="pane">
      <Read query={query}>
        {({ from, to, differences }) => (
          <Differences
            differences={differences}
            before={t('version.number', { version: from })}
            after={t('version.number', { version: to })}
          />
        )}
      </Read>
    </section>
  );
}
