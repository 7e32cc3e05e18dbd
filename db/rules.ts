import type { Knex } from 'knex';
import type { CalendarData } from '../domain/calendar/arranged-days';
import type { LocalCalendar } from '../domain/calendar/local-calendar';
import type { WorkingCalendar } from '../domain/calendar/working-calendar';
import { calendarUnder } from '../domain/limit/calendar-under';
import type { Rules } from '../domain/loop/link';
import type { CaseState } from '../domain/loop/state';
import type { Policy } from '../domain/policy/policy';
import { withEveryDefault } from '../packs/load';

/** the one national calendar (R-TIM-21) */
export const NATIONAL = 'cn';

/** The newest calendars published: by them every case of the city is computed, whenever it was registered (R-SYS-09). */
export interface CalendarVersions {
  national: number;
  /** the city's own; null where it has none */
  local: number | null;
}

/** Columns of a select that tell the newest calendars; `city` is the SQL of the city's id. */
export const newestCalendars = (city: string): string =>
  `(select max(version) from calendars where id = '${NATIONAL}') as national,
   (select max(version) from local_calendars where city = ${city}) as local`;

/** What `newestCalendars` selected. Throws where the store has no working calendar at all, which no seeded store is. */
export function calendarVersions(row: { national: number | null; local: number | null }): CalendarVersions {
  if (row.national === null) throw new Error('the store has no working calendar');
  return { national: row.national, local: row.local };
}

/**
 * The rules a case is judged by, read once per version and kept: versions are written once and never changed (R-SYS-01).
 * Whoever asks within a transaction hands it over as `through`: a transaction that waited for a second connection of its own
 * pool would stand still for good once as many of them came at once as the pool holds.
 */
export class RulesBook {
  private readonly policies = new Map<string, Policy>();
  /** the newest by city and policy; older ones are nobody's any more */
  private readonly calendars = new Map<string, CalendarVersions & { calendar: WorkingCalendar }>();

  constructor(private readonly db: Knex) {}

  /** the policy of a case in flight: it is pinned to that version */
  async policy(city: string, version: number, through = this.db): Promise<Policy> {
    return kept(this.policies, `${city}:${version}`, () => readPolicy(through, city, version));
  }

  /** a policy with these calendars */
  async of(city: string, policyVersion: number, calendars: CalendarVersions, through = this.db): Promise<Rules> {
    const policy = await this.policy(city, policyVersion, through);
    const { national, local } = calendars;
    // without a calendar of the city's own there is one for all; with it what is suspended depends on the policy's hours
    const key = local === null ? '' : `${city}:${policyVersion}`;
    const known = this.calendars.get(key);
    if (known?.national === national && known.local === local) return { policy, calendar: known.calendar };
    const calendar = calendarUnder(
      policy,
      await readCalendar(through, national),
      local === null ? null : await readLocalCalendar(through, city, local),
    );
    this.calendars.set(key, { national, local, calendar });
    return { policy, calendar };
  }

  /** a policy that is no version yet, such as a draft that is tried on the past, with these calendars */
  async ofDraft(policy: Policy, { national, local }: CalendarVersions): Promise<Rules> {
    const own = local === null ? null : await readLocalCalendar(this.db, policy.city, local);
    return { policy, calendar: calendarUnder(policy, await readCalendar(this.db, national), own) };
  }

  /**
   * The rules by which a case is judged at this instant: the policy it was accepted under, and until it is accepted the one in
   * force (R-SYS-01); the calendar is always the newest (R-SYS-09), asked for here unless the caller read its versions already.
   */
  async forCase(
    state: CaseState,
    at: number,
    { through = this.db, calendars }: { through?: Knex; calendars?: CalendarVersions | undefined } = {},
  ): Promise<Rules> {
    if (state.acceptedAt === null) return this.inForce(state.city, at, through);
    const newest = calendars ?? (await readNewest(through, state.city));
    return this.of(state.city, state.policyVersion, newest, through);
  }

  /** the rules of one version of the city's policy, with the newest calendars */
  async inVersion(city: string, policyVersion: number, through = this.db): Promise<Rules> {
    return this.of(city, policyVersion, await readNewest(through, city), through);
  }

  /** the rules in force for a case that is registered or accepted at this instant */
  async inForce(city: string, at: number, through = this.db): Promise<Rules> {
    const { rows } = await through.raw<{
      rows: { policy: number | null; national: number | null; local: number | null }[];
    }>(
      `select (select max(version) from policies p where city = :city and effective_from <= to_timestamp(:at)
                 and not exists (select from policy_withdrawals w where w.city = p.city and w.version = p.version)) as policy,
              ${newestCalendars(':city')}`,
      { city, at: at / 1000 },
    );
    const found = rows[0] ?? { policy: null, national: null, local: null };
    // an appeal older than the first version is judged by the first version there is
    return this.of(city, found.policy ?? 1, calendarVersions(found), through);
  }
}

async function readNewest(db: Knex, city: string): Promise<CalendarVersions> {
  const { rows } = await db.raw<{ rows: { national: number | null; local: number | null }[] }>(
    `select ${newestCalendars(':city')}`,
    { city },
  );
  return calendarVersions(rows[0] ?? { national: null, local: null });
}

async function readPolicy(db: Knex, city: string, version: number): Promise<Policy> {
  const row = await db<{ city: string; version: number; body: Policy }>('policies')
    .where({ city, version })
    .first('body');
  if (!row) throw new Error(`policy ${city} version ${version} is not in the store`);
  return withEveryDefault(row.body);
}

async function readCalendar(db: Knex, version: number): Promise<CalendarData> {
  const row = await db<{ id: string; version: number; body: CalendarData }>('calendars')
    .where({ id: NATIONAL, version })
    .first('body');
  if (!row) throw new Error(`calendar version ${version} is not in the store`);
  return row.body;
}

async function readLocalCalendar(db: Knex, city: string, version: number): Promise<LocalCalendar> {
  const row = await db<{ city: string; version: number; body: LocalCalendar }>('local_calendars')
    .where({ city, version })
    .first('body');
  if (!row) throw new Error(`local calendar ${city} version ${version} is not in the store`);
  return row.body;
}

/** only what was read is kept: a reading that failed, or is under way in somebody else's transaction, is nobody's to wait for */
async function kept<K, V>(book: Map<K, V>, key: K, read: () => Promise<V>): Promise<V> {
  const known = book.get(key);
  if (known !== undefined) return known;
  const value = await read();
  book.set(key, value);
  return value;
}
