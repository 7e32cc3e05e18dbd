import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import type { operations } from '../api/schema';

type Asked = NonNullable<operations['tasks']['parameters']['query']>;
export type Task = operations['tasks']['responses'][200]['content']['application/json']['tasks'][number];

const PAGE = 200;
/** so long a row that somebody else took stays, saying so */
const GONE_MS = 6_000;

/** one row of a work list: an appeal can stand in it once for each link and order */
export const taskKey = (task: Pick<Task, 'number' | 'link' | 'order'>): string =>
  `${task.number} ${task.link} ${task.order ?? 0}`;

export interface TaskList {
  tasks: readonly Task[];
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
  more: (() => void) | undefined;
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
  const query = useInfiniteQuery({
    queryKey: ['list', 'tasks', asked],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/tasks', {
          params: { query: { ...asked, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const current = useMemo(() => data?.pages.flatMap((page) => page.tasks) ?? [], [data]);

  const mine = useRef(new Set<string>());
  const asking = JSON.stringify(asked);
  const before = useRef<{ of: string; tasks: readonly Task[] }>({ of: asking, tasks: [] });
  const [left, setLeft] = useState<readonly { task: Task; index: number }[]>([]);
  useEffect(() => {
    const was = before.current;
    before.current = { of: asking, tasks: current };
    if (was.of !== asking) return setLeft([]);
    const now = new Set(current.map(taskKey));
    const fresh = was.tasks
      .map((task, index) => ({ task, index }))
      .filter(({ task }) => !now.has(taskKey(task)) && !mine.current.has(taskKey(task)));
    if (fresh.length === 0) return;
    setLeft((known) => [...known, ...fresh]);
    setTimeout(() => setLeft((known) => known.filter((one) => !fresh.includes(one))), GONE_MS);
  }, [current, asking]);

  const tasks = useMemo(() => {
    if (left.length === 0) return current;
    const now = new Set(current.map(taskKey));
    const all = [...current];
    for (const { task, index } of left) if (!now.has(taskKey(task))) all.splice(Math.min(index, all.length), 0, task);
    return all;
  }, [current, left]);
  const gone = useMemo(() => new Map(left.map(({ task }) => [taskKey(task), t('table.takenByAnother')])), [left, t]);
  const next = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  const done = useCallback((keys: readonly string[]) => {
    for (const key of keys) mine.current.add(key);
  }, []);
  return {
    tasks,
    error: query.error,
    isPending: query.isPending,
    refetch: query.refetch,
    more: hasNextPage ? next : undefined,
    gone,
    done,
  };
}
