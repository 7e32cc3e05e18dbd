import type { RulesBook } from '../db/rules';
import type { Simulation } from '../db/simulations';
import type { Rules } from '../domain/loop/link';

/** The rules that were in force when the simulation was ordered, and the draft with the same calendars. */
export async function rulesOfSimulation(
  book: RulesBook,
  { city, inForce, draft, calendars }: Pick<Simulation, 'city' | 'inForce' | 'draft' | 'calendars'>,
): Promise<{ inForce: Rules; draft: Rules }> {
  return { inForce: await book.of(city, inForce, calendars), draft: await book.ofDraft(draft, calendars) };
}
