import type { Knex } from 'knex';
import type { CaseEvent } from '../domain/loop/event';
import type { CaseState } from '../domain/loop/state';
import type { Policy } from '../domain/policy/policy';
import type { Instant } from '../domain/limit/instant';

/** The policy in force, to be hurried. */
export async function policyOf(db: Knex): Promise<Policy> {
  const row = await db<{ version: number; body: Policy }>('policies').orderBy('version', 'desc').first('body');
  if (!row) throw new Error('no city is seeded');
  return row.body;
}

/** Brings a policy into force for every appeal from now on. */
export async function enact(db: Knex, policy: Policy, reason: string): Promise<void> {
  const { city, version } = policy;
  await db('policies').insert({
    city,
    version,
    body: JSON.stringify(policy),
    effective_from: new Date(0),
    made_by: 'fault',
    reason,
  });
}

export interface LoggedEvent {
  number: string;
  event: CaseEvent;
  /** when the log got it, by PostgreSQL's clock */
  recordedAt: Instant;
}

export interface LoggedAction {
  id: string;
  number: string;
  link: string;
  version: number;
}

/** What the store holds of a round, as of one instant. */
export interface StoreAsOf {
  now: Instant;
  /** in the order of the cases' numbers and versions */
  events: readonly LoggedEvent[];
  actions: readonly LoggedAction[];
  /** titles under which more than one appeal stands: each title was thought up once */
  titlesTwice: readonly string[];
}

/** Reads log and actions whole; a round's store is small. */
export async function readStore(db: Knex): Promise<StoreAsOf> {
  return db.transaction(
    async (trx) => {
      const events = await trx<{ number: string; v: number; body: string; recorded_at: Instant }>('events')
        .orderBy(['number', 'v'])
        .select('number', 'body', 'recorded_at');
      const titles = await trx('events')
        .join('texts', 'texts.id', 'events.text_id')
        .where('events.type', 'registered')
        .groupByRaw(`texts.body->>'title'`)
        .havingRaw('count(*) > 1')
        .select<{ title: string }[]>(trx.raw(`texts.body->>'title' as title`));
      return {
        now: await nowOf(trx),
        events: events.map((e) => ({
          number: e.number,
          event: JSON.parse(e.body) as CaseEvent,
          recordedAt: e.recorded_at,
        })),
        actions: await trx<LoggedAction>('actions').select('id', 'number', 'link', 'version'),
        titlesTwice: titles.map(({ title }) => title),
      };
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}

async function nowOf(db: Knex): Promise<Instant> {
  const row = await db
    .select<{ now: string }[]>(db.raw(`floor(extract(epoch from clock_timestamp()) * 1000)::text as now`))
    .first();
  return Number(row?.now);
}

/** What is still to be done behind the answers. */
export interface Rest {
  /** registered appeals whose workflow waits to be started */
  starts: number;
  /** cases that may not have heard of their last record */
  unconfirmed: number;
  /** open cases whose standing alarm should have rung `lateMs` ago */
  alarmsMissed: number;
}

export async function restOf(db: Knex, lateMs: number): Promise<Rest> {
  const counted = async (query: Knex.QueryBuilder): Promise<number> => {
    const row = (await query.count('number as count').first()) as { count: unknown } | undefined;
    return Number(row?.count ?? 0);
  };
  const late = db('appeals').whereRaw(`alarm_at < clock_timestamp() - ? * interval '1 millisecond'`, [lateMs]);
  const [starts, unconfirmed, alarmsMissed] = [
    await counted(db('starts')),
    await counted(db('unconfirmed')),
    await counted(late),
  ];
  return { starts, unconfirmed, alarmsMissed };
}

/** Every case as its projection has it. */
export async function casesOf(db: Knex): Promise<Map<string, CaseState>> {
  const rows = await db<{ number: string; state: CaseState }>('appeals').orderBy('number').select('number', 'state');
  return new Map(rows.map((r) => [r.number, r.state]));
}

/** one case as its projection has it now */
export async function caseOf(db: Knex, number: string): Promise<CaseState | null> {
  const row = await db<{ number: string; state: CaseState }>('appeals').where({ number }).first('state');
  return row?.state ?? null;
}
