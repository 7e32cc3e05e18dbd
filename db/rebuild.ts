import type { Knex } from 'knex';
import type { CaseEvent } from '../domain/loop/event';
import { evolve } from '../domain/loop/evolve';
import { type CaseState, UNREGISTERED, type Unregistered } from '../domain/loop/state';
import { type CaseStep, projectSteps } from './case-log';
import { chainsOf, type StoredChain } from './chains';
import { SCHEMA } from './connect';

/** What is computed from the log, and the columns that tell the rows of one case apart. */
const PROJECTIONS = {
  appeals: null,
  work_orders: 'no',
  obligations: 'id',
  tasks: 'link, order_no',
  supervision_board: 'watched',
  publications: null,
} as const;

export type ProjectionTable = keyof typeof PROJECTIONS;

export const PROJECTION_TABLES = Object.keys(PROJECTIONS) as readonly ProjectionTable[];

/** A row that is not as the log says: it is `missing`, stands there as an `extra`, or is `different` in these columns. */
export interface Difference {
  table: ProjectionTable;
  number: string;
  /** which row of the case: 'handle-3', 'sign 1'; empty where a case has one */
  row: string;
  found: 'missing' | 'extra' | 'different';
  columns: readonly string[];
}

/** A log that cannot be folded: `huiying audit verify` names the event. Its rows are neither compared nor replaced. */
export interface Unreadable {
  number: string;
  reason: string;
}

export interface Rebuilt {
  cases: number;
  events: number;
  differences: Readonly<Record<ProjectionTable, number>>;
  unreadable: readonly Unreadable[];
}

/**
 * Every projection rebuilt from the log by the same writer that records, and compared row by row with what stands. The
 * shadow tables are the session's own and lie before the real ones on its search path; nothing of them is left, whatever
 * happens. Reads one instant of the log and of the projections, so a running instance makes no differences.
 *
 * With `apply` the rows that differ are replaced; until the end everybody who records waits.
 */
export async function rebuild(
  db: Knex,
  { apply, onDifference }: { apply: boolean; onDifference: (difference: Difference) => void },
): Promise<Rebuilt> {
  return db.transaction(
    async (trx) => {
      // before the first reading: what is read after it was taken holds everything that anybody wrote
      if (apply) await trx.raw(`lock table ${PROJECTION_TABLES.map(real).join(', ')} in exclusive mode`);
      for (const table of PROJECTION_TABLES)
        await trx.raw(`create temporary table ${table} (like ${real(table)} including indexes) on commit drop`);
      const unreadable: Unreadable[] = [];
      const differences: Record<ProjectionTable, number> = {
        appeals: 0,
        work_orders: 0,
        obligations: 0,
        tasks: 0,
        supervision_board: 0,
        publications: 0,
      };
      const compare = async (table: ProjectionTable, numbers: readonly string[] | null): Promise<void> => {
        for (const difference of await differencesIn(trx, table, numbers)) {
          differences[table] += 1;
          onDifference(difference);
        }
        if (apply) await replace(trx, table, numbers);
      };
      let cases = 0;
      let events = 0;
      for await (const chains of chainsOf(trx)) {
        const readable = await writeShadow(trx, chains, unreadable);
        for (const table of PROJECTION_TABLES) await compare(table, readable);
        await trx.raw(`truncate ${PROJECTION_TABLES.join(', ')}`);
        cases += chains.length;
        events += chains.reduce((sum, c) => sum + c.events.length, 0);
      }
      for (const table of PROJECTION_TABLES) await compare(table, null);
      return { cases, events, differences, unreadable };
    },
    { isolationLevel: 'repeatable read' },
  );
}

const real = (table: ProjectionTable): string => `${SCHEMA}.${table}`;

/** the projections of these cases, each in one step, into the shadow; answers the cases whose log could be folded */
async function writeShadow(trx: Knex, chains: readonly StoredChain[], unreadable: Unreadable[]): Promise<string[]> {
  const steps = chains.flatMap((chain) => {
    try {
      return [wholeCase(chain)];
    } catch (error) {
      unreadable.push({ number: chain.number, reason: String(error) });
      return [];
    }
  });
  await projectSteps(trx, steps);
  return steps.map((s) => s.after.number);
}

function wholeCase({ number, events: stored }: StoredChain): CaseStep & { head: string } {
  const events = stored.map((e) => JSON.parse(e.body) as CaseEvent);
  const after = events.reduce<CaseState | Unregistered>(evolve, UNREGISTERED);
  if (after.phase === 'unregistered' || after.number !== number) throw new Error(`not the log of ${number}`);
  return { before: UNREGISTERED, events, after, head: stored.at(-1)?.hash ?? '' };
}

/** the rows to compare: those of some cases, or (null) those of cases that the log does not know */
const rowsMeant = (table: ProjectionTable, numbers: readonly string[] | null): string =>
  `select * from ${real(table)} r where ${numbers ? 'r.number = any(?)' : `not exists (select from events e where e.number = r.number)`}`;

async function differencesIn(trx: Knex, table: ProjectionTable, numbers: readonly string[] | null) {
  const key = PROJECTIONS[table];
  const using = key ? `number, ${key}` : 'number';
  const { rows } = await trx.raw<{ rows: Omit<Difference, 'table'>[] }>(
    `select number, ${key ? `concat_ws(' ', ${key})` : `''`} as row,
            case when r is null then 'missing' when s is null then 'extra' else 'different' end as found,
            case when r is null or s is null then '{}' else
              array(select c.key from jsonb_each(to_jsonb(r)) c join jsonb_each(to_jsonb(s)) d using (key)
                     where c.value is distinct from d.value order by c.key) end as columns
       from (${rowsMeant(table, numbers)}) r full join ${table} s using (${using})
      where r is distinct from s order by ${using}`,
    numbers ? [[...numbers]] : [],
  );
  return rows.map((r): Difference => ({ table, ...r }));
}

/** rows that are as the log says stay untouched */
async function replace(trx: Knex, table: ProjectionTable, numbers: readonly string[] | null): Promise<void> {
  const bindings = numbers ? [[...numbers]] : [];
  const key = PROJECTIONS[table];
  const same = ['number', ...(key ? key.split(', ') : [])].map((c) => `t.${c} = r.${c}`).join(' and ');
  await trx.raw(
    `delete from ${real(table)} t using (${rowsMeant(table, numbers)}) r
      where ${same} and not exists (select from ${table} s where s = r)`,
    bindings,
  );
  await trx.raw(`insert into ${real(table)} select * from ${table} s on conflict do nothing`);
}
