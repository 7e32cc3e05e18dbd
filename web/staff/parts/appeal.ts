import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import type { operations } from '../api/schema';

export type Appeal = operations['appeal']['responses'][200]['content']['application/json'];
export type Offer = Appeal['mayDo'][number];

/** One appeal as this person sees it; read again by itself when it changes. */
export const useAppeal = (number: string) =>
  useQuery({
    queryKey: ['appeal', number],
    queryFn: () => answerOf(api.GET('/api/v1/appeals/{number}', { params: { path: { number } } })),
  });
