import { Button, Select } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { useSaid } from '../../../app/language';
import { useInstants } from '../../../parts/instants';
import { Empty, Loading, ProblemBox } from '../../../parts/states';
import { PlainTable } from '../plain-table';
import { useWho } from '../who';
import { Detail } from './change-detail';
import '../admin.css';
import './people.css';

export type Change = operations['changes']['responses'][200]['content']['application/json']['changes'][number];

const KINDS = ['policy', 'rollouts', 'calendar', 'organisation', 'people', 'notices', 'records'] as const;
type Kind = (typeof KINDS)[number];

/** what each change is about; the types are the log's own, so that none is left out */
const KIND_OF: Readonly<Record<Change['type'], Kind>> = {
  policyDrafted: 'policy',
  policyDraftChanged: 'policy',
  policyDraftSubmitted: 'policy',
  policyDraftRejected: 'policy',
  policyDraftWithdrawn: 'policy',
  policyApproved: 'policy',
  policyWithdrawn: 'policy',
  rolloutProposed: 'rollouts',
  rolloutOrdered: 'rollouts',
  rolloutWithdrawn: 'rollouts',
  rolloutPaused: 'rollouts',
  rolloutResumed: 'rollouts',
  rolloutFinished: 'rollouts',
  calendarPublished: 'calendar',
  localCalendarPublished: 'calendar',
  unitAdded: 'organisation',
  unitChanged: 'organisation',
  unitsMerged: 'organisation',
  unitDissolved: 'organisation',
  dutyAssigned: 'organisation',
  dutyEnded: 'organisation',
  directoryEntryAdded: 'organisation',
  directoryEntryChanged: 'organisation',
  directoryEntryRemoved: 'organisation',
  rosterSet: 'organisation',
  deputyNamed: 'organisation',
  deputyEnded: 'organisation',
  organisationImported: 'organisation',
  cityAdded: 'organisation',
  accountAdded: 'people',
  accountChanged: 'people',
  accountDeactivated: 'people',
  accountReactivated: 'people',
  accountLocked: 'people',
  accountUnlocked: 'people',
  passwordReset: 'people',
  passwordChanged: 'people',
  sessionsEnded: 'people',
  identityAwaited: 'people',
  identityLinked: 'people',
  identityUnlinked: 'people',
  rightGranted: 'people',
  rightRevoked: 'people',
  tokenIssued: 'people',
  tokenRevoked: 'people',
  noticeSettingsChanged: 'notices',
  noticeRulesChanged: 'notices',
  listExported: 'records',
  restored: 'records',
};

const typesOf = (kind: Kind): string =>
  Object.entries(KIND_OF)
    .flatMap(([type, of]) => (of === kind ? [type] : []))
    .join(',');

/** What administrators changed: who, when, what, old and new; chained, so that nothing is taken out unseen (R-SYS-03). */
export function Page() {
  const { t } = useTranslation('people');
  const said = useSaid();
  const instant = useInstants();
  const who = useWho();
  const [search, setSearch] = useSearchParams();
  const kind = KINDS.find((one) => one === search.get('kind'));
  const subject = search.get('subject');
  const query = useInfiniteQuery({
    queryKey: ['changes', kind, subject],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/changes', {
          params: {
            query: {
              limit: 50,
              ...(kind ? { type: typesOf(kind) } : {}),
              ...(subject === null ? {} : { subject }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.changes) ?? [];
  return (
    <div className="admin">
      <h1>{t('changes.title')}</h1>
      <p className="quiet">{t('changes.about')}</p>
      <div className="buttons">
        <Select
          aria-label={t('changes.kind')}
          className="value-choice"
          allowClear
          placeholder={t('changes.anyKind')}
          value={kind ?? null}
          options={KINDS.map((one) => ({ value: one, label: t(`changes.kinds.${one}`) }))}
          onChange={(chosen: string | undefined) =>
            setSearch(chosen === undefined ? {} : { kind: chosen }, { replace: true })
          }
        />
        {subject !== null && (
          <Button onClick={() => setSearch(kind ? { kind } : {}, { replace: true })}>
            {t('changes.allSubjects', { subject })}
          </Button>
        )}
      </div>
      {query.error && <ProblemBox error={query.error} again={() => void query.refetch()} />}
      <section className="pane">
        {query.isPending ? (
          <Loading />
        ) : (
          <PlainTable
            label={t('changes.title')}
            rows={rows}
            keyOf={({ v }) => String(v)}
            empty={<Empty title={t('changes.none')} how={t('changes.noneHow')} />}
            columns={[
              { id: 'v', title: t('changes.number'), align: 'end', cell: ({ v }) => v },
              {
                id: 'at',
                title: t('changes.at'),
                cell: ({ at }) => <span title={instant(at, 'full')}>{instant(at)}</span>,
              },
              { id: 'by', title: t('changes.by'), cell: ({ by }) => who(by) },
              {
                id: 'what',
                title: t('changes.what'),
                cell: (change) => (
                  <>
                    {said(change)} <Subject change={change} />
                  </>
                ),
              },
              { id: 'detail', title: t('changes.detail'), cell: ({ detail }) => <Detail detail={detail} /> },
            ]}
          />
        )}
        {query.hasNextPage && (
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('changes.more')}
          </Button>
        )}
      </section>
    </div>
  );
}

/** what was changed, as a way to it where there is a page of it */
function Subject({ change: { type, subject } }: { change: Change }) {
  const { t } = useTranslation('people');
  const place = /^policyDraft/.test(type)
    ? `/policies/drafts/${subject}`
    : /^policy/.test(type)
      ? `/policies/versions/${subject}`
      : /^rollout/.test(type)
        ? `/rollouts#${subject}`
        : /^unit/.test(type)
          ? `/units?unit=${subject}`
          : KIND_OF[type] === 'people'
            ? `/accounts/${subject}`
            : null;
  return place === null ? (
    <span className="second">{subject}</span>
  ) : (
    <Link to={place} className="own-line">
      {t('changes.open', { subject })}
    </Link>
  );
}
