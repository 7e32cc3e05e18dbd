import { Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { holds, useSession } from '../../../app/me';
import { useInstants } from '../../../parts/instants';
import { usePaged } from '../../../parts/paged';
import { Empty, Read } from '../../../parts/states';
import { LinkButton } from '../link-button';
import { PagedPlainTable } from '../paged-plain-table';
import { PlainTable } from '../plain-table';
import { useWho } from '../who';
import '../admin.css';

type Versions = operations['policies']['responses'][200]['content']['application/json'];
type Version = Versions['versions'][number];

/** The versions of the policy, and the drafts on their way to be one. */
export function Page() {
  const { t } = useTranslation('policy');
  const { me } = useSession();
  const versions = useQuery({ queryKey: ['policy', 'versions'], queryFn: () => answerOf(api.GET('/api/v1/policies')) });
  return (
    <div className="admin">
      <header className="admin-head">
        <h1>{t('policies.title')}</h1>
        {holds(me, ['administrator']) && <LinkButton to="/policies/new">{t('policies.new')}</LinkButton>}
      </header>
      <p className="quiet">{t('policies.about')}</p>
      <section className="pane" aria-labelledby="drafts">
        <h2 id="drafts">{t('policies.drafts')}</h2>
        <Drafts />
      </section>
      <section className="pane" aria-labelledby="versions">
        <h2 id="versions">{t('policies.versions')}</h2>
        <Read query={versions}>{(read) => <VersionList {...read} />}</Read>
      </section>
    </div>
  );
}

const PAGE = 50;

function Drafts() {
  const { t } = useTranslation('policy');
  const list = usePaged(['policy', 'drafts'], async (cursor) => {
    const query = { limit: PAGE, ...(cursor === null ? {} : { cursor }) };
    const { drafts, next } = await answerOf(api.GET('/api/v1/policy-drafts', { params: { query } }));
    return { rows: drafts, next };
  });
  const instant = useInstants();
  const who = useWho();
  return (
    <PagedPlainTable
      label={t('policies.drafts')}
      list={list}
      keyOf={(draft) => draft.id}
      empty={<Empty title={t('policies.noDrafts')} how={t('policies.noDraftsHow')} />}
      columns={[
        {
          id: 'draft',
          title: t('draft.name'),
          cell: (draft) => <Link to={`/policies/drafts/${draft.id}`}>{t('draft.number', { id: draft.id })}</Link>,
        },
        { id: 'status', title: t('draft.status'), cell: ({ status }) => t(`draft.statuses.${status}`) },
        { id: 'changes', title: t('draft.changes'), align: 'end', cell: ({ changes }) => changes.length },
        { id: 'reason', title: t('reason'), cell: ({ reason, decree }) => <Ground reason={reason} decree={decree} /> },
        { id: 'by', title: t('madeBy'), cell: ({ madeBy }) => who(madeBy) },
        { id: 'at', title: t('draft.changedAt'), cell: ({ changedAt }) => instant(changedAt) },
      ]}
    />
  );
}

function VersionList({ inForce, versions }: Versions) {
  const { t } = useTranslation('policy');
  const instant = useInstants();
  const who = useWho();
  return (
    <PlainTable
      label={t('policies.versions')}
      rows={versions}
      keyOf={({ version }) => String(version)}
      empty={null}
      columns={[
        {
          id: 'version',
          title: t('version.name'),
          cell: ({ version }) => <Link to={`/policies/versions/${version}`}>{t('version.number', { version })}</Link>,
        },
        { id: 'state', title: t('draft.status'), cell: (one) => <VersionState version={one} inForce={inForce} /> },
        {
          id: 'from',
          title: t('version.from'),
          cell: ({ effectiveFrom }) =>
            Date.parse(effectiveFrom) > 0 ? instant(effectiveFrom, 'full') : t('version.atFirst'),
        },
        { id: 'reason', title: t('reason'), cell: ({ reason, decree }) => <Ground reason={reason} decree={decree} /> },
        { id: 'by', title: t('madeBy'), cell: ({ madeBy }) => who(madeBy) },
        { id: 'approvedBy', title: t('approvedBy'), cell: ({ approvedBy }) => who(approvedBy) },
      ]}
    />
  );
}

export function VersionState({ version, inForce }: { version: Version; inForce: number }) {
  const { t } = useTranslation('policy');
  if (version.withdrawn) return <Tag>{t('version.withdrawn')}</Tag>;
  if (version.version === inForce)
    return (
      <Tag color="blue" variant="outlined">
        {t('version.inForce')}
      </Tag>
    );
  return <>{t(version.version > inForce ? 'version.toCome' : 'version.past')}</>;
}

export function Ground({ reason, decree }: { reason: string; decree: string | null }) {
  return (
    <>
      {reason}
      {decree !== null && <span className="second">{decree}</span>}
    </>
  );
}
