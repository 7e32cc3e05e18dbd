import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import type { Unit } from '../../../parts/units';

export type { Unit };

/** kinds of network units; the platform itself is there once and for all */
export const UNIT_KINDS: readonly Unit['kind'][] = [
  'government',
  'publicService',
  'socialOrganisation',
  'enterprise',
  'subCentre',
  'memberUnit',
];

/** several words in one field, with commas between them */
export const listOf = (text: string): string[] =>
  text
    .split(/[,，、;；\n]/)
    .map((word) => word.trim())
    .filter(Boolean);

/** one account, whichever page of the choices it stands on; undefined while none is chosen or it is not read yet */
export function useAccount(id: string | null) {
  const query = useQuery({
    queryKey: ['accounts', 'one', id ?? ''],
    queryFn: () => answerOf(api.GET('/api/v1/accounts/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== null,
  });
  return query.data?.account;
}

/** the people of the city by name, as choices; as many as one page holds */
export function useAccountChoices(search: string) {
  const query = useQuery({
    queryKey: ['accounts', 'choices', search],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/accounts', {
          params: { query: { limit: 50, active: 'true', ...(search === '' ? {} : { search }) } },
        }),
      ),
  });
  return query.data?.accounts ?? [];
}
