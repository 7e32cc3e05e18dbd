import type { Knex } from 'knex';
import type { Instant } from '../../domain/limit/instant';
import { OPEN, type Stage } from '../../domain/loop/state';
import { sqlInstant } from '../connect';
import { COUNTED } from './supervision';

/** From an instant, itself in, to another, itself out; UTC. */
export interface Span {
  from: Instant;
  to: Instant;
}

/**
 * What became of an appeal that was received in a span, each appeal once, so that the parts make the whole as in the published
 * figures (KPI-01 = KPI-02 + KPI-03): answered or handled directly (R-STA-05, R-STA-06); handed to a unit; not accepted (R-STA-04); ended
 * otherwise, as referred elsewhere or withdrawn; still waiting for a decision.
 */
export const DECIDED_AS = ['direct', 'transferred', 'notAccepted', 'otherwise', 'waiting'] as const;

export type DecidedAs = (typeof DECIDED_AS)[number];

/** the first that fits; `a` is the appeal */
const DECIDED: Readonly<Record<DecidedAs, string>> = {
  direct: `a.outcome in ('directlyAnswered', 'directlyHandled')`,
  transferred: `a.unit is not null`,
  notAccepted: `a.outcome = 'notAccepted'`,
  otherwise: `a.outcome is not null`,
  waiting: 'true',
};

const DECISION = `case ${DECIDED_AS.map((as) => `when ${DECIDED[as]} then '${as}'`).join(' ')} end`;

/** stages at which a unit has the matter and the appellant has no result: nothing was handed in, or it came back */
export const WITHOUT_REPLY: readonly Stage[] = [
  'dispatched',
  'signed',
  'returnRequested',
  'partSubmitted',
  'partAccepted',
  'rework',
];

/** How many appeals were received in a span, and what became of them by now. */
export async function receivedIn(db: Knex, city: string, { from, to }: Span): Promise<Record<DecidedAs, number>> {
  const { rows } = await db.raw<{ rows: { decided: DecidedAs; count: number }[] }>(
    `select ${DECISION} as decided, count(*) as count from appeals a
      where a.city = ? and a.received_at >= ?::timestamptz and a.received_at < ?::timestamptz group by 1`,
    [city, sqlInstant(from), sqlInstant(to)],
  );
  const counts: Record<DecidedAs, number> = { direct: 0, transferred: 0, notAccepted: 0, otherwise: 0, waiting: 0 };
  for (const { decided, count } of rows) counts[decided] = count;
  return counts;
}

/** How many appeals were received in each of these spans. */
export async function receivedInEach(db: Knex, city: string, spans: readonly Span[]): Promise<number[]> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `select (select count(*) from appeals a where a.city = ? and a.received_at >= s.since and a.received_at < s.until) as count
       from unnest(?::timestamptz[], ?::timestamptz[]) with ordinality s(since, until, place) order by s.place`,
    [city, spans.map((s) => new Date(s.from).toISOString()), spans.map((s) => new Date(s.to).toISOString())],
  );
  return rows.map(({ count }) => count);
}

/** How many appeals stand at each stage that is not over. */
export async function openByStage(db: Knex, city: string): Promise<ReadonlyMap<Stage, number>> {
  const { rows } = await db.raw<{ rows: { stage: Stage; count: number }[] }>(
    `select s.stage, (select count(*) from appeals a where a.city = ? and a.stage = s.stage) as count
       from unnest(?::text[]) s(stage)`,
    [city, [...OPEN]],
  );
  return new Map(rows.map(({ stage, count }) => [stage, count]));
}

/** an obligation to handle that has passed its end and is not under review, of one unit of the city; an index holds these alone */
const OVERDUE = `o.city = u.city and o.unit = u.id and o.due_at < ?::timestamptz
  and o.status = 'open' and o.role = 'handler' and o.kind in ('handle', 'rework')`;

/** How many appeals each unit has past their limit, the most first; units that have none are not among them. */
export async function overdueByUnit(
  db: Knex,
  city: string,
  now: Instant,
): Promise<{ unit: string; name: string; count: number }[]> {
  const { rows } = await db.raw<{ rows: { unit: string; name: string; count: number }[] }>(
    `select u.id as unit, u.name, late.count from units u
      cross join lateral (select count(*) as count from (select from obligations o where ${OVERDUE} limit ?) few) late
      where u.city = ? and late.count > 0 order by late.count desc, u.id`,
    [sqlInstant(now), COUNTED, city],
  );
  return rows;
}

/** How many appeals wait for a leader's instruction, and since when the longest. */
export async function waitingForInstruction(db: Knex, city: string): Promise<{ count: number; since: Instant | null }> {
  const { rows } = await db.raw<{ rows: { count: number; since: Instant | null }[] }>(
    `select count(*) as count, min(since) as since from tasks where city = ? and role = 'municipalLeader' and link = 'instruct'`,
    [city],
  );
  return rows[0] ?? { count: 0, since: null };
}

/** What a page of rows lists: one figure of the morning. */
export type MorningRows =
  | { of: 'received'; span: Span; decided?: DecidedAs | undefined }
  | { of: 'major'; span: Span }
  | { of: 'stages'; stages: readonly Stage[] }
  | { of: 'overdue'; unit?: string | undefined; now: Instant }
  | { of: 'forInstruction' };

export interface RowPlace {
  at: Instant;
  number: string;
}

/** The numbers behind a figure, the oldest first, with what they are sorted by: receipt, due instant, or since when they wait. */
export async function morningRows(
  db: Knex,
  city: string,
  asked: MorningRows,
  { after, limit }: { after?: RowPlace | undefined; limit: number },
): Promise<RowPlace[]> {
  const from = after ? [sqlInstant(after.at), after.number] : [];
  const beyond = (at: string, number: string): string => (after ? `and (${at}, ${number}) > (?::timestamptz, ?)` : '');
  const read = async (sql: string, values: (string | number | null | string[])[]): Promise<RowPlace[]> =>
    (await db.raw<{ rows: RowPlace[] }>(sql, values)).rows;
  switch (asked.of) {
    case 'received':
    case 'major': {
      const narrowed =
        asked.of === 'major' ? MAJOR : asked.decided === undefined ? 'true' : `${DECISION} = '${asked.decided}'`;
      return read(
        `select a.received_at as at, a.number from appeals a
          where a.city = ? and a.received_at >= ?::timestamptz and a.received_at < ?::timestamptz and ${narrowed}
            ${beyond('a.received_at', 'a.number')} order by a.received_at, a.number limit ?`,
        [city, sqlInstant(asked.span.from), sqlInstant(asked.span.to), ...from, limit],
      );
    }
    case 'stages':
      return read(
        `select l.at, l.number from unnest(?::text[]) s(stage)
          cross join lateral (select a.received_at as at, a.number from appeals a
             where a.city = ? and a.stage = s.stage ${beyond('a.received_at', 'a.number')}
             order by a.received_at, a.number limit ?) l
          order by l.at, l.number limit ?`,
        [[...asked.stages], city, ...from, limit, limit],
      );
    case 'overdue':
      return read(
        `select l.at, l.number from units u
          cross join lateral (select o.due_at as at, o.number from obligations o where ${OVERDUE}
             ${beyond('o.due_at', 'o.number')} order by o.due_at, o.number limit ?) l
          where u.city = ? ${asked.unit === undefined ? '' : 'and u.id = ?'} order by l.at, l.number limit ?`,
        [sqlInstant(asked.now), ...from, limit, city, ...(asked.unit === undefined ? [] : [asked.unit]), limit],
      );
    case 'forInstruction':
      return read(
        `select t.since as at, t.number from tasks t where t.city = ? and t.role = 'municipalLeader' and t.link = 'instruct'
           ${beyond('t.since', 't.number')} order by t.since, t.number limit ?`,
        [city, ...from, limit],
      );
  }
}

/** an important matter, or a major emergency (R-SUP-10, R-EMG-01); an index holds these alone, in the same words */
const MAJOR = `(a.state->'marks'->>'important' = 'true' or a.state->>'emergency' is not null)`;

export async function majorIn(db: Knex, city: string, { from, to }: Span): Promise<number> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `select count(*) as count from appeals a
      where a.city = ? and a.received_at >= ?::timestamptz and a.received_at < ?::timestamptz and ${MAJOR}`,
    [city, sqlInstant(from), sqlInstant(to)],
  );
  return rows[0]?.count ?? 0;
}
