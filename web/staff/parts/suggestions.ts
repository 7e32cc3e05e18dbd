import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

/** Whom the dispatch catalogue suggests for an appeal, and why; read once, and again when the appeal changes. */
export const suggestionsFor = (number: string) =>
  queryOptions({
    queryKey: ['appeal', number, 'suggestedUnits'],
    queryFn: () => answerOf(api.GET('/api/v1/appeals/{number}/suggested-units', { params: { path: { number } } })),
    staleTime: 300_000,
  });
