import { useCallback, useEffect } from 'react';
import { type InfiniteData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { answerOf, api } from '../../api/client';
import type { operations } from '../../api/schema';
import { serverNow } from '../../api/server-clock';

/** how many notifications this person has not seen; read again whenever any appeal changes */
export const useUnseen = () =>
  useQuery({ queryKey: ['list', 'unseen'], queryFn: () => answerOf(api.GET('/api/v1/notifications/unseen')) });

export type Notification =
  operations['notifications']['responses'][200]['content']['application/json']['notifications'][number];
/** where the pages of what was told are kept */
export const NOTIFICATIONS = ['list', 'notifications'];
type Seen = { ids: number[] } | { number: string };

async function tell(queries: QueryClient, seen: Seen): Promise<void> {
  const answer = await answerOf(api.POST('/api/v1/notifications/seen', { body: seen }));
  if (answer.seen === 0) return;
  await queries.invalidateQueries({ queryKey: ['list', 'unseen'] });
  // the rows stay where they are, so that whoever reads on keeps the place
  const seenAt = new Date(serverNow()).toISOString();
  const isMeant = (row: Notification): boolean =>
    'ids' in seen ? seen.ids.includes(row.id) : row.number === seen.number;
  queries.setQueriesData<InfiniteData<{ rows: readonly Notification[] }>>(
    { queryKey: NOTIFICATIONS },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          rows: page.rows.map((row) => (row.seenAt === null && isMeant(row) ? { ...row, seenAt } : row)),
        })),
      },
  );
}

/** Says that notifications were seen. One that cannot be told stays unseen, and is told when it is opened again. */
export function useSeeing(): (seen: Seen) => void {
  const queries = useQueryClient();
  return useCallback((seen) => void tell(queries, seen).catch(() => undefined), [queries]);
}

/** the appeal that the page's address shows: its own page, or the row that is open at a desk */
function shownAppeal(pathname: string, search: string): string | null {
  const own = /^\/appeals\/(\d+)/.exec(pathname)?.[1];
  return own ?? /^\d+/.exec(new URLSearchParams(search).get('open') ?? '')?.[0] ?? null;
}

/** Whoever opens an appeal, wherever it is, has seen what was told of it. */
export function useOpenedIsSeen(unseen: number): void {
  const { pathname, search } = useLocation();
  const see = useSeeing();
  const number = shownAppeal(pathname, search);
  const any = unseen > 0;
  useEffect(() => {
    if (number !== null && any) see({ number });
  }, [number, any, see]);
}
