import { useMemo } from 'react';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import { useKeys } from '../../app/keys';
import { useSaid } from '../../app/language';
import { ActionsPane } from '../case/actions-pane';
import { CasePane } from '../case/case-pane';
import { CardBadge } from '../../parts/cards';
import { Desk, useOpenRow } from '../../parts/desk';
import { useInstants } from '../../parts/instants';
import { usePaged } from '../../parts/paged';
import { Empty } from '../../parts/states';
import { AppealAndNumber } from '../../parts/task-cells';
import { useUnits } from '../../parts/units';
import type { Column } from '../../parts/work-table';
import { NOTIFICATIONS, type Notification, useSeeing, useUnseen } from './seen';
import './notices.css';

const PAGE = 200;
const CARDS: Readonly<Record<string, 'yellow' | 'red'>> = { yellowCard: 'yellow', redCard: 'red' };
const keyOf = (row: Notification): string => `${row.number} ${row.id}`;

/** What was told to this person's roles and units, the newest first: opened is seen, and the case stands beside it. */
export function Page() {
  const { t } = useTranslation('notices');
  const [place, setPlace] = useSearchParams();
  const onlyUnseen = place.get('show') !== 'all';
  const list = useNotifications(onlyUnseen);
  const see = useSeeing();
  const unseen = useUnseen().data?.unseen ?? 0;
  const columns = useColumns();
  const [open, show] = useOpenRow();
  const number = open?.split(' ')[0];

  const openRow = (key: string | null): void => {
    const row = list.rows.find((one) => keyOf(one) === key);
    if (row?.seenAt === null) see({ ids: [row.id] });
    show(key);
  };
  const seeAll = (): void => {
    const ids = list.rows.filter((row) => row.seenAt === null).map((row) => row.id);
    if (ids.length > 0) see({ ids: ids.slice(0, PAGE) });
  };
  // the small letters belong to the actions of the case beside it
  useKeys([{ key: 'A', words: t('seeAll'), act: seeAll }]);

  return (
    <Desk
      title={t('title')}
      head={
        <>
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
        </>
      }
      list={list}
      table={{
        id: 'notices',
        label: t('title'),
        columns,
        keyOf,
        empty: <Empty title={onlyUnseen ? t('empty.unseen') : t('empty.all')} how={t('empty.how')} />,
      }}
      open={open}
      show={openRow}
      beside={
        number === undefined
          ? null
          : {
              middle: <CasePane number={number} />,
              right: <ActionsPane key={number} number={number} onDone={() => undefined} />,
            }
      }
    />
  );
}

const useNotifications = (onlyUnseen: boolean) =>
  usePaged([...NOTIFICATIONS, onlyUnseen], async (cursor) => {
    const query = {
      unseen: onlyUnseen ? 'true' : 'false',
      limit: PAGE,
      ...(cursor === null ? {} : { cursor }),
    } as const;
    const { notifications, next } = await answerOf(api.GET('/api/v1/notifications', { params: { query } }));
    return { rows: notifications, next };
  });

function useColumns(): readonly Column<Notification>[] {
  const { t } = useTranslation('notices');
  const said = useSaid();
  const instant = useInstants();
  const { nameOf } = useUnits();
  return useMemo(
    () => [
      {
        id: 'at',
        title: t('columns.at'),
        width: '8rem',
        narrow: '6.4rem',
        always: true,
        cell: (row) => instant(row.at),
      },
      {
        id: 'what',
        title: t('columns.what'),
        width: 'minmax(10rem, 1fr)',
        always: true,
        cell: (row) => {
          const card = CARDS[row.does];
          return (
            <span className={row.seenAt === null ? 'unseen-mark' : ''}>
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
        cell: (row) => <AppealAndNumber number={row.number} title={row.title} stands={said(row.stageWords)} />,
      },
      {
        id: 'unit',
        title: t('columns.unit'),
        width: '9rem',
        wide: true,
        cell: (row) => nameOf(row.unit),
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
