import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { operations } from '../../api/schema';
import { usePaged } from '../../parts/paged';

export type Board = operations['supervisionBoard']['responses'][200]['content']['application/json'];
export type WatchedFor = Board['figures'][number]['of'];
export type BoardRow =
  operations['supervisionBoardRows']['responses'][200]['content']['application/json']['rows'][number];

const PAGE = 100;

/** why appeals stand on the board now; counted again when any of them changes */
export const useBoard = () =>
  useQuery({
    queryKey: ['list', 'supervision'],
    queryFn: () => answerOf(api.GET('/api/v1/boards/supervision')),
  });

export const useBoardRows = (of: WatchedFor, unit: string | null) =>
  usePaged<BoardRow>(['list', 'supervision', of, unit], (cursor) =>
    answerOf(
      api.GET('/api/v1/boards/supervision/rows', {
        params: {
          query: {
            of,
            limit: PAGE,
            ...(unit === null ? {} : { unit }),
            ...(cursor === null ? {} : { cursor }),
          },
        },
      }),
    ),
  );
