import { useMemo } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import type { operations } from '../../api/schema';
import { useKeys } from '../../app/keys';
import { useSaid } from '../../app/language';
import { ActionsPane } from '../case/actions-pane';
import { CasePane } from '../case/case-pane';
import { CardBadge } from '../../parts/cards';
import { useInstants } from '../../parts/instants';
import { Empty, Loading, ProblemBox } from '../../parts/states';
import { useUnits } from '../../parts/units';
import { type Column, WorkTable } from '../../parts/work-table';
import { useSeeing, useUnseen } from './seen';
import './notices.css';

type Notification =
  operations['notifications']['responses'][200]['content']['application/json']['notifications'][number];

const PAGE = 200;
const CARDS: Readonly<Record<string, 'yellow' | 'red'>> = { yellowCard: 'yellow', redCard: 'red' };
const keyOf = (row: Notification): string => `${row.number} ${row.id}`;

/** What was told to this person's roles and units, the newest first: opened is seen, and the case stands beside it. */
export function Page() {
  const { t } = useTranslation('notices');
  const [place, setPlace] = useSearchParams();
  const onlyUnseen = place.get('show') !== 'all';
  const query = useNotifications(onlyUnseen);
  const see = useSeeing();
  const unseen = useUnseen().data?.unseen ?? 0;
  const columns = useColumns();
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.notifications) ?? [], [query.data]);
  const open = place.get('open');
  const number = open?.split(' ')[0];

  const show = (key: string | null): void => {
    const next = new URLSearchParams(place);
    if (key === null) next.delete('open');
    else next.set('open', key);
    setPlace(next, { replace: true });
  };
  const seeAll = (): void => {
    const ids = rows.filter((row) => row.seenAt === null).map((row) => row.id);
    if (ids.length > 0) see({ ids: ids.slice(0, PAGE) });
  };
  useKeys([
    { key: 'a', words: t('seeAll'), act: seeAll },
    {
      key: 'Escape',
      words: t('back'),
      inFields: true,
      act: (): void | false => {
        if (open === null) return false;
        document.querySelector<HTMLElement>(`[data-key="${CSS.escape(open)}"]`)?.focus();
        show(null);
      },
    },
  ]);

  return (
    <div className={number === undefined ? 'desk closed' : 'desk'}>
      <section className="desk-list" aria-label={t('title')}>
        <div className="desk-head">
          <h1>{t('title')}</h1>
          <Segmented
            aria-label={t('which')}
            options={[
              { value: 'unseen', label: t('onlyUnseen') },
              { value: 'all', label: t('all') },
            ]}
            value={onlyUnseen ? 'unseen' : 'all'}
            onChange={(value) => setPlace(value === 'all' ? { show: 'all' } : {}, { replace: true })}
          />
          <Button onClick={seeAll} disabled={unseen === 0}>
            {t('seeAll')}
          </Button>
        </div>
        {query.isPending ? (
          <Loading />
        ) : query.error !== null && rows.length === 0 ? (
          <ProblemBox error={query.error} again={() => void query.refetch()} />
        ) : (
          <WorkTable
            id="notices"
            label={t('title')}
            columns={columns}
            rows={rows}
            keyOf={keyOf}
            open={open}
            onOpen={(row) => {
              if (row.seenAt === null) see({ ids: [row.id] });
              show(keyOf(row));
            }}
            more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
            empty={<Empty title={onlyUnseen ? t('empty.unseen') : t('empty.all')} how={t('empty.how')} />}
          />
        )}
      </section>
      {number !== undefined && (
        <>
          <div className="desk-case">
            <CasePane number={number} />
          </div>
          <aside className="desk-actions" aria-label={t('desk.mayDo', { ns: 'app' })}>
            <ActionsPane key={number} number={number} onDone={() => undefined} />
          </aside>
        </>
      )}
    </div>
  );
}

const useNotifications = (onlyUnseen: boolean) =>
  useInfiniteQuery({
    queryKey: ['list', 'notifications', onlyUnseen],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/notifications', {
          params: {
            query: {
              unseen: onlyUnseen ? 'true' : 'false',
              limit: PAGE,
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

function useColumns(): readonly Column<Notification>[] {
  const { t } = useTranslation('notices');
  const said = useSaid();
  const instant = useInstants();
  const { nameOf } = useUnits();
  return useMemo(
    () => [
      { id: 'at', title: t('columns.at'), width: '8rem', always: true, cell: (row) => instant(row.at) },
      {
        id: 'what',
        title: t('columns.what'),
        width: 'minmax(10rem, 1fr)',
        always: true,
        cell: (row) => {
          const card = CARDS[row.does];
          return (
            <span className={row.seenAt === null ? 'one-line unseen-mark' : 'one-line'} title={said(row.words)}>
              {card === undefined ? said(row.words) : <CardBadge card={card} />}
            </span>
          );
        },
      },
      {
        id: 'appeal',
        title: t('columns.appeal'),
        width: 'minmax(14rem, 2fr)',
        always: true,
        cell: (row) => {
          const title = row.title ?? t('columns.untitled', { ns: 'app' });
          const below = `${row.number} · ${said(row.stageWords)}`;
          return (
            <>
              <span className="one-line" title={title}>
                {title}
              </span>
              <span className="second" title={below}>
                {below}
              </span>
            </>
          );
        },
      },
      {
        id: 'unit',
        title: t('columns.unit'),
        width: '9rem',
        wide: true,
        cell: (row) => (
          <span className="one-line" title={nameOf(row.unit)}>
            {nameOf(row.unit)}
          </span>
        ),
      },
      {
        id: 'seen',
        title: t('columns.seen'),
        width: '11rem',
        wide: true,
        cell: (row) =>
          row.seenAt !== null
            ? t('seen.byMe', { at: instant(row.seenAt) })
            : row.seenBySomebodyAt === null
              ? t('seen.byNobody')
              : t('seen.byOther', { at: instant(row.seenBySomebodyAt) }),
      },
    ],
    [t, said, instant, nameOf],
  );
}
