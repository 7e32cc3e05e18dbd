import type { Knex } from 'knex';
import type { CaseState } from '../../domain/loop/state';
import calendar from '../../packs/calendar-cn.json';
import { type CalendarFile, writtenDays } from '../oracle/days';
import { slowDue, type Ways } from '../oracle/slow-due';

/** One handling limit as plain values: what the store has of it, and what it had before the change. */
export interface Handling {
  number: string;
  category: string;
  dispatchedAt: number;
  /** granted beside the limit, in the order in which it was granted */
  extensions: readonly string[];
  due: number | null;
  rungs: readonly (readonly [at: number, rung: string])[];
  held: boolean;
}

/** the days as they ship */
const AS_SHIPPED: Ways = { written: writtenDays(calendar), knownThrough: calendar.knownThrough };

/** the same with a year that the test announces, and days of the December before it */
export const announced = (year: CalendarFile['days'], knownThrough: string): Ways => ({
  written: new Map([...AS_SHIPPED.written, ...writtenDays({ days: year })]),
  knownThrough,
});

/** every handling limit that runs */
export async function handlings(db: Knex): Promise<Map<string, Handling>> {
  const appeals = await db<{ number: string; category: string; phase: string; state: CaseState }>('appeals')
    .whereNot('phase', 'archived')
    .select('number', 'category', 'state');
  const extended = await db<{ number: string; kind: string; why: { clause: string; limit: string } }>('obligations')
    .where({ kind: 'handle' })
    .whereRaw(`why->>'clause' = 'extension' and why->'again' is null`)
    .orderBy(['number', 'opened_v'])
    .select('number', 'why');
  const orders = await db<{ number: string; dispatched_at: number }>('work_orders').select('number', 'dispatched_at');
  const dispatched = new Map(orders.map((o) => [o.number, o.dispatched_at]));
  return new Map(
    appeals.flatMap(({ number, category, state }): [string, Handling][] => {
      const owed = state.owed.find((o) => o.kind === 'handle');
      const extensions = extended.filter((e) => e.number === number).map((e) => e.why.limit);
      const dispatchedAt = dispatched.get(number);
      if (!owed || dispatchedAt === undefined) return [];
      const { dueAt: due, alarms: rungs, heldAt } = owed;
      return [[number, { number, category, dispatchedAt, extensions, due, rungs, held: heldAt !== undefined }]];
    }),
  );
}

/**
 * What a limit of so many working days should have made of a handling that stood as `was` when the change reached it at `at`: its
 * due instant and the rungs above it that are still to come (R-SYS-19). Computed by walking over the days.
 */
export function expectedAfter(
  was: Handling,
  days: number,
  since: number,
  at: number,
  ways = AS_SHIPPED,
): Pick<Handling, 'due' | 'rungs'> {
  const row = { startAt: since, limit: `${days} workingDays`, extensions: was.extensions, factor: 1 };
  const plain = slowDue(row, ways);
  const wasOverdue = was.due !== null && was.due <= at;
  if (wasOverdue && plain.dueAt <= at) return was;
  const now = slowDue({ ...row, again: at }, ways);
  const rungs = now.rungs.map(([rung, instant]) => [instant, rung] as const);
  const isLater = was.due !== null && now.dueAt > was.due;
  if (isLater) return { due: now.dueAt, rungs: rungs.filter(([instant]) => instant > at) };
  const names = was.rungs.map(([, name]) => name);
  // what would have rung already rings at once
  return { due: now.dueAt, rungs: rungs.filter(([instant, name]) => names.includes(name) && instant > at) };
}
