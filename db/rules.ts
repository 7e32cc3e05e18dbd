import type { Knex } from 'knex';
import { type CalendarData, workingCalendar, type WorkingCalendar } from '../domain/calendar/working-calendar';
import type { Rules } from '../domain/loop/link';
import type { CaseState } from '../domain/loop/state';
import type { Policy } from '../domain/policy/policy';

/** the one national calendar (R-TIM-21) */
const CALENDAR = 'cn';

/**
 * The rules a case is pinned to, read once per version and kept: versions are written once and never changed (R-SYS-01).
 * Whoever asks within a transaction hands it over as `through`: a transaction that waited for a second connection of its own
 * pool would stand still for good once as many of them came at once as the pool holds.
 */
export class RulesBook {
  private readonly policies = new Map<string, Policy>();
  private readonly calendars = new Map<number, WorkingCalendar>();

  constructor(private readonly db: Knex) {}

  /** the rules of a case in flight */
  async of(city: string, policyVersion: number, calendarVersion: number, through = this.db): Promise<Rules> {
    return {
      policy: await kept(this.policies, `${city}:${policyVersion}`, () => readPolicy(through, city, policyVersion)),
      calendar: await kept(this.calendars, calendarVersion, () => readCalendar(through, calendarVersion)),
    };
  }

  /**
   * The rules by which a case is judged at this instant: those it was accepted under, and until it is accepted those in force
   * (R-SYS-01).
   */
  async forCase(state: CaseState, at: number, through = this.db): Promise<Rules> {
    return state.acceptedAt === null
      ? this.inForce(state.city, at, through)
      : this.of(state.city, state.policyVersion, state.calendarVersion, through);
  }

  /** the rules in force for a case that is registered or accepted at this instant */
  async inForce(city: string, at: number, through = this.db): Promise<Rules> {
    const { rows } = await through.raw<{ rows: { policy: number | null; calendar: number | null }[] }>(
      `select (select max(version) from policies where city = ? and effective_from <= to_timestamp(?)) as policy,
              (select max(version) from calendars where id = ?) as calendar`,
      [city, at / 1000, CALENDAR],
    );
    const { policy, calendar } = rows[0] ?? {};
    if (!calendar) throw new Error('the store has no working calendar');
    // an appeal older than the first version is judged by the first version there is
    return this.of(city, policy ?? 1, calendar, through);
  }
}

async function readPolicy(db: Knex, city: string, version: number): Promise<Policy> {
  const row = await db<{ city: string; version: number; body: Policy }>('policies')
    .where({ city, version })
    .first('body');
  if (!row) throw new Error(`policy ${city} version ${version} is not in the store`);
  return row.body;
}

async function readCalendar(db: Knex, version: number): Promise<WorkingCalendar> {
  const row = await db<{ id: string; version: number; body: CalendarData }>('calendars')
    .where({ id: CALENDAR, version })
    .first('body');
  if (!row) throw new Error(`calendar version ${version} is not in the store`);
  return workingCalendar(row.body);
}

/** only what was read is kept: a reading that failed, or is under way in somebody else's transaction, is nobody's to wait for */
async function kept<K, V>(book: Map<K, V>, key: K, read: () => Promise<V>): Promise<V> {
  const known = book.get(key);
  if (known !== undefined) return known;
  const value = await read();
  book.set(key, value);
  return value;
}
