import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { operations } from '../../api/schema';
import { usePaged } from '../../parts/paged';

export type Morning = operations['morningBoard']['responses'][200]['content']['application/json'];
export type MorningRow =
  operations['morningBoardRows']['responses'][200]['content']['application/json']['rows'][number];
type RowsAsked = NonNullable<operations['morningBoardRows']['parameters']['query']>;
export type ListOf = RowsAsked['of'];

const PAGE = 100;
const onDay = (day: string | null): { day?: string } => (day === null ? {} : { day });

/** the figures of a morning; null: today's */
export const useMorning = (day: string | null) =>
  useQuery({
    queryKey: ['list', 'morning', day],
    queryFn: () => answerOf(api.GET('/api/v1/boards/morning', { params: { query: onDay(day) } })),
  });

export const useMorningRows = (of: ListOf, day: string | null, unit: string | null) =>
  usePaged<MorningRow>(['list', 'morning', day, of, unit], (cursor) =>
    answerOf(
      api.GET('/api/v1/boards/morning/rows', {
        params: {
          query: {
            of,
            ...onDay(day),
            limit: PAGE,
            ...(unit === null ? {} : { unit }),
            ...(cursor === null ? {} : { cursor }),
          },
        },
      }),
    ),
  );
