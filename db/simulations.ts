import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';
import type { Policy } from '../domain/policy/policy';
import type { Counts } from '../domain/simulation/tally';
import { sqlInstant } from './connect';
import type { Place } from './past-appeals';
import type { CalendarVersions } from './rules';

export type SimulationStatus = 'ordered' | 'running' | 'done' | 'cancelled' | 'failed';

/** A draft tried on the past, or to be. `from` and `to` bound the receipt of the appeals, UTC, both ends in. */
export interface Simulation {
  id: string;
  city: string;
  orderedBy: string;
  /** what happened later has not happened */
  asOf: Instant;
  from: Instant;
  to: Instant;
  /** version of the policy in force that it is held against */
  inForce: number;
  draft: Policy;
  /** where the draft came from, as it was asked for */
  draftOf: unknown;
  /** by which both are computed */
  calendars: CalendarVersions;
  status: SimulationStatus;
  /** how often it was taken on: what an earlier process still says of it is not heard any more */
  tries: number;
  /** appeals in the period; null until they have been counted */
  appeals: number | null;
  /** appeals tried so far */
  done: number;
  endedAt: Instant | null;
  /** null until it is done */
  counts: Counts | null;
  fault: string | null;
}

/** A process that has not said for so long that it works on a simulation does not do so any more. */
const SILENT_FOR = `interval '60 seconds'`;
const MOST_TRIES = 3;

const COLUMNS = `id, city, ordered_by as "orderedBy", as_of as "asOf", from_at as "from", to_at as "to", in_force as "inForce", draft,
  draft_of as "draftOf", json_build_object('national', national_calendar, 'local', local_calendar) as calendars, status, tries, appeals, done, ended_at as "endedAt", counts, fault`;

type Row = Omit<Simulation, 'id'> & { id: number };

const asSimulation = (row: Row): Simulation => ({ ...row, id: String(row.id) });

export type SimulationOrder = Pick<
  Simulation,
  'city' | 'orderedBy' | 'asOf' | 'from' | 'to' | 'inForce' | 'draft' | 'draftOf' | 'calendars'
>;

export async function orderSimulation(db: Knex, order: SimulationOrder): Promise<Simulation> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `insert into simulations (city, ordered_by, as_of, from_at, to_at, in_force, draft, draft_of, national_calendar, local_calendar)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning ${COLUMNS}`,
    [
      order.city,
      order.orderedBy,
      sqlInstant(order.asOf),
      sqlInstant(order.from),
      sqlInstant(order.to),
      order.inForce,
      JSON.stringify(order.draft),
      JSON.stringify(order.draftOf),
      order.calendars.national,
      order.calendars.local,
    ],
  );
  const [row] = rows;
  if (!row) throw new Error('an order that was written was not returned');
  return asSimulation(row);
}

export async function simulationOf(db: Knex, city: string, id: string): Promise<Simulation | null> {
  const { rows } = await db.raw<{ rows: Row[] }>(`select ${COLUMNS} from simulations where city = ? and id = ?`, [
    city,
    id,
  ]);
  return rows[0] ? asSimulation(rows[0]) : null;
}

/** the newest of a city first */
export async function simulationsOf(db: Knex, city: string, limit: number): Promise<Simulation[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select ${COLUMNS} from simulations where city = ? order by id desc limit ?`,
    [city, limit],
  );
  return rows.map(asSimulation);
}

/**
 * Ids of those that wait for a process, and of those whose process is gone. One that took several processes along is given up.
 */
export async function waitingSimulations(db: Knex): Promise<string[]> {
  const isAbandoned = `status = 'running' and beat_at < now() - ${SILENT_FOR}`;
  await db.raw(
    `update simulations set status = 'failed', ended_at = now(), fault = ? where ${isAbandoned} and tries >= ${MOST_TRIES}`,
    ['every process that took it on was gone before it ended'],
  );
  const { rows } = await db.raw<{ rows: { id: number }[] }>(
    `select id from simulations where status = 'ordered' or (${isAbandoned}) order by id`,
  );
  return rows.map((row) => String(row.id));
}

/** What a process has taken on: which simulation, and at which try. */
export type Claim = Pick<Simulation, 'id' | 'tries'>;

/** Takes a simulation on for this process, from its beginning; null when another has it, or it is over. */
export async function claimSimulation(db: Knex, id: string): Promise<Simulation | null> {
  return db.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: Row[] }>(
      `update simulations set status = 'running', beat_at = now(), done = 0, tries = tries + 1
        where id = ? and (status = 'ordered' or (status = 'running' and beat_at < now() - ${SILENT_FOR})) returning ${COLUMNS}`,
      [id],
    );
    if (!rows[0]) return null;
    await trx('simulation_pages').where({ simulation: id }).delete();
    return asSimulation(rows[0]);
  });
}

export async function appealsCounted(db: Knex, id: string, appeals: number): Promise<void> {
  await db('simulations').where({ id }).update({ appeals });
}

/** One page of a pass: after which appeal it begins, with which it ends, how many it held, and what they counted. */
export interface SimulationPage {
  page: number;
  after: Place;
  through: Place;
  appeals: number;
  counts: Counts;
}

/** Keeps a page and says how far it has come. False: somebody has asked to cancel; null: another process has taken it over. */
export async function pageDone(
  db: Knex,
  { id, tries }: Claim,
  { page, after, through, appeals, counts }: SimulationPage,
): Promise<boolean | null> {
  const { rows } = await db.raw<{ rows: { cancel_asked: boolean }[] }>(
    `with s as (update simulations set done = done + ?, beat_at = now()
                 where id = ? and status = 'running' and tries = ? returning id, cancel_asked),
          p as (insert into simulation_pages (simulation, page, after_at, after_number, through_at, through_number, appeals, counts)
                select s.id, ?::int, ?, ?, ?, ?, ?::int, ?::jsonb from s)
     select cancel_asked from s`,
    [
      appeals,
      id,
      tries,
      page,
      after.at,
      after.number,
      through.at,
      through.number,
      appeals,
      JSON.stringify(withoutUnits(counts)),
    ],
  );
  return rows[0] ? !rows[0].cancel_asked : null;
}

const withoutUnits = ({ clocks }: Counts): object => ({
  clocks: Object.fromEntries(
    Object.entries(clocks).map(([clock, { all, byCategory }]) => [
      clock,
      {
        all: all.numbers,
        byCategory: Object.fromEntries(Object.entries(byCategory).map(([c, cell]) => [c, cell.numbers])),
      },
    ]),
  ),
});

/** Says how it ended; nothing when another process has taken it over. */
export async function endSimulation(
  db: Knex,
  { id, tries }: Claim,
  end: { status: 'done'; counts: Counts } | { status: 'cancelled' } | { status: 'failed'; fault: string },
): Promise<void> {
  await db('simulations')
    .where({ id, tries, status: 'running' })
    .update({
      status: end.status,
      ended_at: db.fn.now(),
      ...(end.status === 'done' ? { counts: JSON.stringify(end.counts) } : {}),
      ...(end.status === 'failed' ? { fault: end.fault } : {}),
    });
}

/** Leaves a simulation that was begun to whichever process takes it on next, from its beginning. */
export async function leaveSimulation(db: Knex, { id, tries }: Claim): Promise<void> {
  await db('simulations')
    .where({ id, tries, status: 'running' })
    .update({ status: 'ordered', tries: db.raw('tries - 1') });
}

/** Asks whoever runs it to stop; what nobody has taken on is over at once. */
export async function cancelSimulation(db: Knex, city: string, id: string): Promise<void> {
  await db('simulations')
    .where({ city, id })
    .whereIn('status', ['ordered', 'running'])
    .update({
      cancel_asked: true,
      status: db.raw(`case when status = 'ordered' then 'cancelled' else status end`),
      ended_at: db.raw(`case when status = 'ordered' then now() else ended_at end`),
    });
}

/** Pages in which a number of a clock counts something, in their order, from page `from` on. */
export async function pagesCounting(
  db: Knex,
  id: string,
  { clock, number, category }: { clock: string; number: string; category?: string | undefined },
  { from, limit }: { from: number; limit: number },
): Promise<{ page: number; after: Place; through: Place }[]> {
  const path = category === undefined ? [clock, 'all', number] : [clock, 'byCategory', category, number];
  const { rows } = await db.raw<{
    rows: { page: number; after_at: string; after_number: string; through_at: string; through_number: string }[];
  }>(
    `select page, after_at, after_number, through_at, through_number from simulation_pages
      where simulation = ? and page >= ? and counts #> ? is not null order by page limit ?`,
    [id, from, ['clocks', ...path], limit],
  );
  return rows.map((row) => ({
    page: row.page,
    after: { at: row.after_at, number: row.after_number },
    through: { at: row.through_at, number: row.through_number },
  }));
}
