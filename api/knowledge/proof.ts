import { versionInForce } from '../../db/knowledge/entries';
import type { Instant } from '../../domain/limit/instant';
import { no, type Problem } from '../problems/problem';
import type { Parts } from '../parts';

/**
 * Whether what a call was answered from is an entry of this city, in the version that holds at this instant (UTC); null where it
 * is, or where nothing is named (R-KNB-08). It is proved before the action is sent and not by the case: a version is written once
 * and says from when to when it holds, so what was true here stays provable for ever, and `decide` needs nothing of the store.
 */
export async function unprovenKnowledge(
  { db }: Parts,
  city: string,
  { knowledge }: Record<string, unknown>,
  at: Instant,
): Promise<Problem | null> {
  if (!isNamed(knowledge)) return null;
  const { entry, version } = knowledge;
  const inForce = await versionInForce(db, city, entry, at);
  if (inForce === version) return null;
  return no('knowledgeNotInForce', { rule: 'R-KNB-08', data: { entry, version, inForce: inForce ?? '–' } });
}

const isNamed = (knowledge: unknown): knowledge is { entry: string; version: number } =>
  typeof knowledge === 'object' && knowledge !== null && 'entry' in knowledge && 'version' in knowledge;
