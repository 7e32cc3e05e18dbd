import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { operations } from '../../api/schema';

type Answer<O extends keyof operations> = operations[O] extends {
  responses: { 200: { content: { 'application/json': infer A } } };
}
  ? A
  : never;

export type Entry = Answer<'knowledge'>['entries'][number];
export type EntryWithVersions = Answer<'knowledgeEntry'>;
export type Version = EntryWithVersions['versions'][number];
export type Report = Answer<'knowledgeReports'>['reports'][number];
export type KnowledgeAsked = NonNullable<operations['knowledge']['parameters']['query']>;

/** everything read of the knowledge base is read again when somebody changes it here */
export const KNOWLEDGE = 'knowledge';

export const STANDINGS = ['inForce', 'reviewOverdue', 'expired', 'planned', 'draft', 'retired'] as const;

/** The best finds for what is being typed; what was found before stays until the next is there. */
export const useFinds = (asked: KnowledgeAsked, enabled: boolean) =>
  useQuery({
    queryKey: [KNOWLEDGE, 'finds', asked],
    queryFn: () => answerOf(api.GET('/api/v1/knowledge', { params: { query: asked } })),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useEntry = (id: string | undefined) =>
  useQuery({
    queryKey: [KNOWLEDGE, 'entry', id],
    queryFn: () => answerOf(api.GET('/api/v1/knowledge/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
  });
