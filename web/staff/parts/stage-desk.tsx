import { type ReactNode, useMemo } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { answerOf, api } from '../api/client';
import type { operations } from '../api/schema';
import { useKeys } from '../app/keys';
import { ActionsPane } from '../pages/case/actions-pane';
import { CasePane } from '../pages/case/case-pane';
import { Due } from './due';
import { useInstants } from './instants';
import { Empty, Loading, ProblemBox } from './states';
import { AppealAndNumber } from './task-cells';
import { useUnits } from './units';
import { type Column, WorkTable } from './work-table';

type Asked = NonNullable<operations['appeals']['parameters']['query']>;
type AppealRow = operations['appeals']['responses'][200]['content']['application/json']['appeals'][number];

interface Props {
  /** names the list, for what is kept about its table */
  id: string;
  title: string;
  stage: NonNullable<Asked['stage']>;
  /** what would be here, and how it comes */
  empty: { title: string; how: string };
  /** the action whose form stands open */
  first?: string;
  above?: ReactNode;
}

const PAGE = 200;

/**
 * Appeals that stand at one place of the loop, the newest first, with case and actions beside them: what a person watches without
 * owing it. Work that is owed is in `QueueDesk`.
 */
export function StageDesk({ id, title, stage, empty, first, above }: Props) {
  const { t } = useTranslation('app');
  const [place, setPlace] = useSearchParams();
  const query = useInfiniteQuery({
    queryKey: ['list', 'appeals', { stage }],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/appeals', {
          params: { query: { stage, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.appeals) ?? [], [data]);
  const open = place.get('open');
  const columns = useAppealColumns();
  const show = (number: string | null): void => {
    const next = new URLSearchParams(place);
    if (number === null) next.delete('open');
    else next.set('open', number);
    setPlace(next, { replace: true });
  };
  useKeys([
    {
      key: 'Escape',
      words: t('desk.back'),
      inFields: true,
      act: () => {
        if (open === null) return false;
        document.querySelector<HTMLElement>(`[data-key="${CSS.escape(open)}"]`)?.focus();
        show(null);
        return undefined;
      },
    },
  ]);
  return (
    <div className={open === null ? 'desk closed' : 'desk'}>
      <section className="desk-list" aria-label={title}>
        <div className="desk-head">
          <h1>{title}</h1>
          {above}
        </div>
        {query.isPending ? (
          <Loading />
        ) : query.error !== null && rows.length === 0 ? (
          <ProblemBox error={query.error} again={() => void query.refetch()} />
        ) : (
          <WorkTable
            id={id}
            label={title}
            columns={columns}
            rows={rows}
            keyOf={(row) => row.number}
            open={open}
            onOpen={(row) => show(row.number)}
            more={hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined}
            empty={<Empty {...empty} />}
          />
        )}
      </section>
      {open !== null && (
        <>
          <div className="desk-case">
            <CasePane number={open} />
          </div>
          <aside className="desk-actions" aria-label={t('desk.mayDo')}>
            <ActionsPane
              key={open}
              number={open}
              first={first}
              onDone={() => {
                const at = rows.findIndex((row) => row.number === open);
                show(rows[at + 1]?.number ?? rows[at - 1]?.number ?? null);
              }}
            />
          </aside>
        </>
      )}
    </div>
  );
}

function useAppealColumns(): readonly Column<AppealRow>[] {
  const { t } = useTranslation('app');
  const instant = useInstants();
  const { nameOf } = useUnits();
  return useMemo(
    () => [
      { id: 'due', title: t('columns.due'), width: '10.5rem', always: true, cell: (row) => <Due at={row.dueAt} /> },
      {
        id: 'appeal',
        title: t('columns.appeal'),
        width: 'minmax(14rem, 1fr)',
        always: true,
        cell: (row) => <AppealAndNumber number={row.number} title={row.title} />,
      },
      { id: 'unit', title: t('columns.unit'), width: '9rem', cell: (row) => nameOf(row.unit) },
      { id: 'received', title: t('columns.received'), width: '8rem', cell: (row) => instant(row.receivedAt) },
    ],
    [t, instant, nameOf],
  );
}
