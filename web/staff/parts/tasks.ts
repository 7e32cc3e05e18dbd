import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import type { operations } from '../api/schema';
import { type RowList, usePaged } from './paged';
import { type Gone, goneSince } from './rows-gone';

type Asked = NonNullable<operations['tasks']['parameters']['query']>;
export type Task = operations['tasks']['responses'][200]['content']['application/json']['tasks'][number];

const PAGE = 200;
/** so long a row that somebody else took stays, saying so */
const GONE_MS = 6_000;

/** one row of a work list: an appeal can stand in it once for each link and order */
export type RowAt = Pick<Task, 'number' | 'link' | 'order'>;

export const taskKey = (task: RowAt): string => `${task.number} ${task.link} ${task.order ?? 0}`;

export interface TaskList extends RowList<Task> {
  /** rows that have left the list since it was last drawn, with the words to say beside them */
  gone: ReadonlyMap<string, string>;
  /** what this person has just done: these rows may go without a word */
  done: (keys: readonly string[]) => void;
}

/**
 * What is owed by the person's roles and units, what burns first; changes by itself. A row that leaves the list although this
 * person did nothing to it stays for a moment and says that somebody else has taken it.
 */
export function useTasks(asked: Omit<Asked, 'limit' | 'cursor'> = {}): TaskList {
  const { t } = useTranslation('app');
  const list = usePaged(['list', 'tasks', asked], async (cursor) => {
    const query = { ...asked, limit: PAGE, ...(cursor === null ? {} : { cursor }) };
    const { tasks, next } = await answerOf(api.GET('/api/v1/tasks', { params: { query } }));
    return { rows: tasks, next };
  });
  const current = list.rows;
  const isWhole = list.more === undefined;

  const mine = useRef(new Set<string>());
  const asking = JSON.stringify(asked);
  const before = useRef<{ of: string; tasks: readonly Task[] }>({ of: asking, tasks: [] });
  const [left, setLeft] = useState<readonly Gone<Task>[]>([]);
  useEffect(() => {
    const was = before.current;
    before.current = { of: asking, tasks: current };
    if (was.of !== asking) return setLeft([]);
    const fresh = goneSince(was.tasks, current, taskKey, isWhole).filter(({ row }) => !mine.current.has(taskKey(row)));
    if (fresh.length === 0) return;
    setLeft((known) => [...known, ...fresh]);
    setTimeout(() => setLeft((known) => known.filter((one) => !fresh.includes(one))), GONE_MS);
  }, [current, asking, isWhole]);

  const absent = useMemo(() => {
    const now = new Set(current.map(taskKey));
    return left.filter(({ row }) => !now.has(taskKey(row)));
  }, [current, left]);
  const rows = useMemo(() => {
    if (absent.length === 0) return current;
    const all = [...current];
    for (const { row, index } of absent) all.splice(Math.min(index, all.length), 0, row);
    return all;
  }, [current, absent]);
  const gone = useMemo(() => new Map(absent.map(({ row }) => [taskKey(row), t('table.takenByAnother')])), [absent, t]);
  const done = useCallback((keys: readonly string[]) => {
    for (const key of keys) mine.current.add(key);
  }, []);
  return { ...list, rows, gone, done };
}
