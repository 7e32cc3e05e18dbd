import type { Knex } from 'knex';
import { endedUnits } from '../db/organisation/units';
import type { Fact } from '../domain/loop/event';
import type { Decision } from '../domain/loop/link';
import { type Refusal, refuse } from '../domain/loop/refusal';
import type { CaseState } from '../domain/loop/state';
import type { Instant } from '../domain/limit/instant';

/**
 * What the rules decided, held against the units as they stand when it is recorded: nothing is given to one that was merged or
 * dissolved while the action was on its way (`unitGone`), where no hand-over would find it any more (R-SYS-17). `now` is UTC.
 */
export async function atStandingUnits(trx: Knex, s: CaseState, decided: Decision, now: Instant): Promise<Decision> {
  if ('refused' in decided) return decided;
  const units = unitsGivenWork(decided.facts);
  if (units.length === 0) return decided;
  const [gone] = await endedUnits(trx, s.city, units, now);
  return gone === undefined ? decided : unitGone(gone);
}

export const unitGone = (unit: string): { refused: Refusal } => refuse('unitGone', 'R-SYS-17', { unit });

/** the units that get an order, or are named for one. What is handed over goes on with the next hand-over, also to one that has ended. */
export const unitsGivenWork = (facts: readonly Fact[]): readonly string[] =>
  facts.flatMap((fact) => {
    if (fact.type === 'dispatched' || fact.type === 'designated') return [fact.unit];
    return fact.type === 'instructed' && fact.lead !== undefined ? [fact.lead] : [];
  });
