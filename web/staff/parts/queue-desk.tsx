import { type ReactNode, useMemo, useState } from 'react';
import { useLanguage } from '../app/language';
import { ActionsPane } from '../pages/case/actions-pane';
import { CasePane } from '../pages/case/case-pane';
import { Desk, useOpenRow } from './desk';
import { Empty } from './states';
import { useTaskColumns } from './task-columns';
import { type RowAt, type Task, taskKey, useTasks } from './tasks';
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
  queue: Queue;
  columns?: readonly Column<Task>[];
  /** what would be here, and how it comes */
  empty: { title: string; how: string };
  /** what can be done with the ticked rows; rows can be ticked where this is given */
  bulk?: (at: { ticked: readonly Task[]; untick: () => void; done: (keys: readonly string[]) => void }) => ReactNode;
  /** what stands beside the title: the switch to other queues, who stands in for whom */
  head?: ReactNode;
  /** another middle than the case itself: the feedback beside the appeal, the call's script */
  middle?: (row: RowAt) => ReactNode;
  /** another right than what may be done now */
  right?: (row: RowAt, done: (link: string) => void) => ReactNode;
}

/**
 * The desk of what is owed, by what burns. A row that has left the list stays open: whoever reads it is not thrown out.
 */
export function QueueDesk({ id, title, queue, columns, empty, bulk, head, middle, right }: Props) {
  const { language } = useLanguage();
  const list = useTasks(queue.asked);
  const tasks = list.rows;
  const [open, show] = useOpenRow();
  const [ticks, setTicks] = useTicks(queue.id);
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
      head={head}
      above={
        bulk &&
        ticked.length > 0 && (
          <div className="desk-bulk">{bulk({ ticked, untick: () => setTicks(NONE), done: list.done })}</div>
        )
      }
      list={list}
      table={{
        id,
        label: queue.words,
        columns: columns ?? usual,
        keyOf: taskKey,
        ...(bulk ? { ticked: tickedKeys, onTick: setTicks } : {}),
        gone: list.gone,
        csv: csvOf(queue.asked, language),
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

const NONE: ReadonlySet<string> = new Set();

/** the rows that are ticked; of another queue nothing is */
function useTicks(queue: string): [ReadonlySet<string>, (keys: ReadonlySet<string>) => void] {
  const [kept, keep] = useState({ queue, keys: NONE });
  return [kept.queue === queue ? kept.keys : NONE, (keys) => keep({ queue, keys })];
}

/** the row that the address names */
function rowAt(key: string | null): RowAt | null {
  const [number, link, order] = key?.split(' ') ?? [];
  if (number === undefined || link === undefined) return null;
  return { number, link, order: order === undefined || order === '0' ? null : Number(order) };
}

/** the same list as a file */
function csvOf(asked: Asked, language: string): string {
  return `/api/v1/tasks.csv?${new URLSearchParams({ ...asked, lang: language }).toString()}`;
}
