import type { Knex } from 'knex';
import { prepared } from './prepared';
import { type CalendarVersions, calendarVersions, newestCalendars } from './rules';
import type { CaseState } from '../domain/loop/state';

/** What has to be known before an action is taken. */
export interface CaseForAction {
  state: CaseState;
  calendars: CalendarVersions;
  /** the stored answer, where this action was recorded before */
  known: { version: number; body: string } | null;
  /** one of these units has, or had, a work order of the appeal */
  ofTheseUnits: boolean;
}

/** the case as the log has it, without its lock; null when no such appeal is registered */
export async function caseForAction(
  db: Knex,
  number: string,
  actionId: string,
  units: readonly string[],
): Promise<CaseForAction | null> {
  const rows = await prepared<{
    state: CaseState;
    national: number | null;
    local: number | null;
    version: number | null;
    body: string | null;
    of_these_units: boolean;
  }>(
    db,
    'case-for-action',
    `select a.state, k.version, k.body,
            exists (select from work_orders w where w.number = a.number and (w.unit = any(?) or w.held_before && ?)) as of_these_units,
            ${newestCalendars('a.city')}
       from appeals a left join actions k on k.id = ? and k.number = a.number
      where a.number = ?`,
    [[...units], [...units], actionId, number],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    state: row.state,
    calendars: calendarVersions(row),
    known: row.version === null ? null : { version: row.version, body: row.body ?? '' },
    ofTheseUnits: row.of_these_units,
  };
}
