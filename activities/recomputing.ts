import type { Knex } from 'knex';
import { recordedWhy } from '../db/explanations';
import type { CalendarVersions, RulesBook } from '../db/rules';
import type { Action, Link, Rules } from '../domain/loop/link';
import type { CaseState } from '../domain/loop/state';

/**
 * The rules that an action is decided under: the case's own; for a new version that reaches it (R-SYS-02), that version's. A link
 * that reads why things are due has the recorded explanations beside them.
 */
export async function rulesUnder(
  trx: Knex,
  book: RulesBook,
  state: CaseState,
  l: Link,
  action: Action,
  own: Rules,
  calendars: CalendarVersions,
): Promise<Rules> {
  if (!l.readsWhy) return own;
  const why = await recordedWhy(trx, state.number);
  const { policyVersion } = action.input as { policyVersion?: number };
  return { ...(policyVersion === undefined ? own : await book.of(state.city, policyVersion, calendars, trx)), why };
}
