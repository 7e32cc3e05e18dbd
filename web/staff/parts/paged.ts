import { useCallback, useEffect, useMemo } from 'react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

/** A list that is read page by page. */
export interface RowList<Row> {
  rows: readonly Row[];
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
  /** reads the next page; undefined: this is all */
  more: (() => void) | undefined;
}

interface PageOf<Row> {
  rows: readonly Row[];
  next: string | null;
}

interface Paged<Row, Beside> extends RowList<Row> {
  /** the first page, with what its answer says beside the rows; undefined: not read yet */
  first: (PageOf<Row> & Beside) | undefined;
  /** the next page is on its way */
  isReadingOn: boolean;
}

interface How {
  /** read again by itself so often, ms; left out: when what it holds changes */
  againMs?: number;
  /** while a list is read that was asked for by another filter, the one before stays */
  keepsLast?: boolean;
}

/** a screen of rows: a page may be short and have more behind it */
const SCREENFUL = 25;
const MOST_PAGES = 50;

/** A list that is read page by page while somebody scrolls, and read again when what it holds changes. */
export function usePaged<Row, Beside = unknown>(
  key: readonly unknown[],
  read: (cursor: string | null) => Promise<PageOf<Row> & Beside>,
  { againMs, keepsLast = false }: How = {},
): Paged<Row, Beside> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: againMs ?? false,
    ...(keepsLast ? { placeholderData: keepPreviousData } : {}),
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const next = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  const isShort = rows.length < SCREENFUL && hasNextPage && (data?.pages.length ?? 0) < MOST_PAGES;
  useEffect(() => {
    if (isShort && !isFetchingNextPage) void fetchNextPage();
  }, [isShort, isFetchingNextPage, fetchNextPage]);
  return {
    rows,
    first: data?.pages[0],
    error: query.error,
    isPending: query.isPending || (isShort && rows.length === 0 && query.error === null),
    refetch: query.refetch,
    more: hasNextPage ? next : undefined,
    isReadingOn: isFetchingNextPage,
  };
}
