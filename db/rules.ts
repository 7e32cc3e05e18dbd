import type { Knex } from 'knex';
import { type CalendarData, workingCalendar, type WorkingCalendar } from '../domain/calendar/working-calendar';
import type { Rules } from '../domain/loop/link';
import type { Policy } from '../domain/policy/policy';

/** the one national calendar (R-TIM-21) */
const CALENDAR = 'cn';

/**
 * The rules a case is pinned to, read once per version and kept: versions are written once and never changed (R-SYS-01).
 */
export class RulesBook {
  private readonly policies = new Map<string, Promise<Policy>>();
  private readonly calendars = new Map<number, Promise<WorkingCalendar>>();

  constructor(private readonly db: Knex) {}

  /** the rules of a case in flight */
  async of(city: string, policyVersion: number, calendarVersion: number): Promise<Rules> {
    const [policy, calendar] = await Promise.all([
      kept(this.policies, `${city}:${policyVersion}`, () => this.readPolicy(city, policyVersion)),
      kept(this.calendars, calendarVersion, () => this.readCalendar(calendarVersion)),
    ]);
    return { policy, calendar };
  }

  /** the rules in force for a case that is registered at this instant */
  async inForce(city: string, at: number): Promise<Rules> {
    const { rows } = await this.db.raw<{ rows: { policy: number | null; calendar: number | null }[] }>(
      `select (select max(version) from policies where city = ? and effective_from <= to_timestamp(?)) as policy,
              (select max(version) from calendars where id = ?) as calendar`,
      [city, at / 1000, CALENDAR],
    );
    const { policy, calendar } = rows[0] ?? {};
    if (!calendar) throw new Error('the store has no working calendar');
    // an appeal older than the first version is judged by the first version there is
    return this.of(city, policy ?? 1, calendar);
  }

  private async readPolicy(city: string, version: number): Promise<Policy> {
    const row = await this.db<{ city: string; version: number; body: Policy }>('policies')
      .where({ city, version })
      .first('body');
    if (!row) throw new Error(`policy ${city} version ${version} is not in the store`);
    return row.body;
  }

  private async readCalendar(version: number): Promise<WorkingCalendar> {
    const row = await this.db<{ id: string; version: number; body: CalendarData }>('calendars')
      .where({ id: CALENDAR, version })
      .first('body');
    if (!row) throw new Error(`calendar version ${version} is not in the store`);
    return workingCalendar(row.body);
  }
}

/** a failed reading is not kept */
function kept<K, V>(book: Map<K, Promise<V>>, key: K, read: () => Promise<V>): Promise<V> {
  const known = book.get(key);
  if (known) return known;
  const reading = read();
  book.set(key, reading);
  reading.catch(() => book.delete(key));
  return reading;
}
