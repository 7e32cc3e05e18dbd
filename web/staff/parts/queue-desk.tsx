import { type ReactNode, useMemo, useState } from 'react';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useLanguage, useSaid } from '../app/language';
import { ActionsPane } from '../pages/case/actions-pane';
import { CasePane } from '../pages/case/case-pane';
import { Desk, useOpenRow } from './desk';
import { Due } from './due';
import { Marks } from './marks';
import { Empty } from './states';
import { type RowAt, type Task, taskKey, useTasks } from './tasks';
import { useUnits } from './units';
import type { Column } from './work-table';

type Asked = NonNullable<Parameters<typeof useTasks>[0]>;

export interface Queue {
  id: string;
  /** its name above the list */
  words: string;
  /** which tasks it holds */
  asked: Asked;
}

interface Props {
  /** names the page, for what is kept about its table */
  id: string;
  title: string;
  queues: readonly Queue[];
  columns?: readonly Column<Task>[];
  /** what would be here, and how it comes */
  empty: { title: string; how: string };
  /** what can be done with the ticked rows; rows can be ticked where this is given */
  bulk?: (at: { ticked: readonly Task[]; untick: () => void; done: (keys: readonly string[]) => void }) => ReactNode;
  /** what stands beside the title */
  head?: ReactNode;
  /** another middle than the case itself: the feedback beside the appeal, the call's script */
  middle?: (row: RowAt) => ReactNode;
  /** another right than what may be done now */
  right?: (row: RowAt, done: (link: string) => void) => ReactNode;
}

/**
 * The desk of what is owed, by what burns. A row that has left the list stays open: whoever reads it is not thrown out.
 */
export function QueueDesk({ id, title, queues, columns, empty, bulk, head, middle, right }: Props) {
  const { t } = useTranslation('app');
  const { language } = useLanguage();
  const [place, setPlace] = useSearchParams();
  const queue = queues.find((one) => one.id === place.get('queue')) ?? queues[0];
  const list = useTasks(queue?.asked);
  const tasks = list.rows;
  const [open, show] = useOpenRow();
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set());
  const ticked = useMemo(() => tasks.filter((task) => ticks.has(taskKey(task))), [tasks, ticks]);
  // of rows that have gone nothing stays ticked
  const tickedKeys = useMemo(() => new Set(ticked.map(taskKey)), [ticked]);
  const usual = useTaskColumns();
  const opened = rowAt(open);
  const done = (row: RowAt) => (link: string) => {
    // what else is owed on this appeal may have been met by the same act
    list.done([taskKey(row), ...tasks.filter(({ number }) => number === row.number).map(taskKey)]);
    if (link !== row.link) return;
    // what burns next comes up by itself
    const keys = tasks.map(taskKey);
    const at = keys.indexOf(taskKey(row));
    show(keys[at + 1] ?? keys[at - 1] ?? null);
  };

  return (
    <Desk
      title={title}
      head={
        <>
          {queues.length > 1 && (
            <Segmented
              aria-label={t('desk.queues')}
              options={queues.map((one) => ({ value: one.id, label: one.words }))}
              value={queue?.id ?? ''}
              onChange={(value) => {
                setTicks(new Set());
                setPlace({ queue: value }, { replace: true });
              }}
            />
          )}
          {head}
        </>
      }
      above={
        bulk &&
        ticked.length > 0 && (
          <div className="desk-bulk">{bulk({ ticked, untick: () => setTicks(new Set()), done: list.done })}</div>
        )
      }
      list={list}
      table={{
        id,
        label: queue?.words ?? title,
        columns: columns ?? usual,
        keyOf: taskKey,
        ...(bulk ? { ticked: tickedKeys, onTick: setTicks } : {}),
        gone: list.gone,
        csv: queue && csvOf(queue.asked, language),
        empty: <Empty {...empty} />,
      }}
      open={open}
      show={show}
      beside={
        opened && {
          middle: middle?.(opened) ?? <CasePane number={opened.number} />,
          right: right?.(opened, done(opened)) ?? (
            <ActionsPane
              key={opened.number}
              number={opened.number}
              first={opened.link}
              order={opened.order}
              onDone={done(opened)}
            />
          ),
        }
      }
    />
  );
}

/** the row that the address names */
function rowAt(key: string | null): RowAt | null {
  const [number, link, order] = key?.split(' ') ?? [];
  if (number === undefined || link === undefined) return null;
  return { number, link, order: order === undefined || order === '0' ? null : Number(order) };
}

/** the same list as a file; none of what lies with one person, or with a whole unit, which the file cannot be asked for */
function csvOf({ mine, ofUnit, ...asked }: Asked, language: string): string | undefined {
  if (mine !== undefined || ofUnit !== undefined) return undefined;
  return `/api/v1/tasks.csv?${new URLSearchParams({ ...asked, lang: language }).toString()}`;
}

/** The usual columns of a list of what is owed: the clock first, then what, and which appeal. */
export function useTaskColumns(): readonly Column<Task>[] {
  const { t } = useTranslation('app');
  const said = useSaid();
  const { nameOf } = useUnits();
  return useMemo(
    () => [
      { id: 'due', title: t('columns.due'), width: '9.5rem', always: true, cell: (task) => <Due at={task.dueAt} /> },
      { id: 'what', title: t('columns.what'), width: '8.5rem', cell: (task) => said(task.words) },
      {
        id: 'appeal',
        title: t('columns.appeal'),
        width: 'minmax(11rem, 1fr)',
        always: true,
        cell: (task) => (
          <>
            <Marks marks={task.marks} /> {task.title ?? t('columns.untitled')}
            <span className="second">
              {task.number} · {said(task.stageWords)}
            </span>
          </>
        ),
      },
      { id: 'unit', title: t('columns.unit'), width: '9rem', wide: true, cell: (task) => nameOf(task.unit) },
    ],
    [t, said, nameOf],
  );
}
