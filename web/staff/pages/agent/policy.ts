import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { operations } from '../../api/schema';

export type CityPolicy = operations['policy']['responses'][200]['content']['application/json'];

/** What the city asks of a record, and what it does not take on, by the policy in force. */
export const usePolicy = () =>
  useQuery({ queryKey: ['policy'], queryFn: () => answerOf(api.GET('/api/v1/policy')), staleTime: 600_000 });

const codesOf = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.flatMap((one: unknown) => (isCoded(one) ? [one.code] : [])) : [];

const isCoded = (one: unknown): one is { code: string } =>
  typeof one === 'object' && one !== null && 'code' in one && typeof one.code === 'string';

/** the city passes a caller on by one key, to these lines; null: its telephone system has no such key */
export function partnersOf({ pack }: CityPolicy): readonly string[] | null {
  if (!codesOf(pack['processingModes']).includes('partnerTransfer')) return null;
  const partners = pack['partners'];
  return Array.isArray(partners) ? partners.filter((line): line is string => typeof line === 'string') : [];
}

/** the languages that the city names; none: whichever is spoken */
export const languagesOf = ({ pack }: CityPolicy): readonly string[] => codesOf(pack['languages']);

/** whether the city processes matters in this form: it names it, or it names none (R-DSP-01, R-SYS-06) */
export function processesBy({ pack }: CityPolicy, form: 'directAnswer' | 'directHandling'): boolean {
  const forms = codesOf(pack['processingModes']).filter((mode) => !NO_FORMS.includes(mode));
  return forms.length === 0 || forms.includes(form);
}

const NO_FORMS: readonly string[] = ['unifiedCirculation', 'partnerTransfer', 'majorEmergency'];

/** the emergency lines that the city names in its grounds for declining, each with the ground */
export const emergencyLinesOf = ({ nonAcceptanceReasons }: CityPolicy): readonly { line: string; reason: string }[] =>
  nonAcceptanceReasons.flatMap((one) => one.lines.map((line) => ({ line, reason: one.code })));
