import { dayAt } from '../calendar/time-zone';
import type { WorkingCalendar } from '../calendar/working-calendar';
import type { Instant } from '../limit/instant';
import type { RungName } from '../limit/ladder';
import { takenBack } from '../obligation/owed/handling';
import type { Alarm } from '../obligation/obligation';
import type { Answer } from './answers';
import type { HandedIn, Trial } from './trial';

export const RUNG_NAMES = [
  'reminder',
  'yellowCard',
  'redCard',
  'writtenSupervision',
  'reportToLeader',
] as const satisfies readonly RungName[];

/** What became of one duty under one policy. Instants are UTC. */
export interface Verdict {
  dueAt: Instant | null;
  /** rungs that rang before it was met */
  rang: readonly RungName[];
  /** met after its due instant, or not met by then (R-TIM-22) */
  isOverdue: boolean;
  /** null: it is open still */
  metAt: Instant | null;
}

/**
 * Judges a duty by what really happened: its result counts from the instant at which it was handed in, unless it was sent back
 * (R-REP-16, `limitMetBy`); a rung and a result in the same instant: the result wins (R-SYS-10). What is open is judged at `asOf`.
 */
export function judge({ dueAt, alarms }: Answer, { handedIn }: Trial, asOf: Instant): Verdict {
  const metAt = metBy(dueAt, handedIn);
  if (dueAt === null) return { dueAt, rang: [], isOverdue: false, metAt };
  const end = metAt ?? asOf;
  const rang = RUNG_NAMES.filter((name) =>
    alarms.some((alarm) => alarm[1] === name && isHeard(alarm, dueAt, handedIn, end)),
  );
  return { dueAt, rang, isOverdue: end > dueAt, metAt };
}

/** the result that counts: the last one, or an earlier one whose limit had passed when it was sent back */
function metBy(dueAt: Instant | null, handedIn: readonly HandedIn[]): Instant | null {
  for (const { at, back } of handedIn) {
    if (!back) return at;
    if (back.automatic) continue;
    const held = { id: '', kind: 'handle', role: 'handler', dueAt, alarms: [], heldAt: at } as const;
    const { how, at: met } = takenBack(held, back.at);
    if (how === 'met') return met;
  }
  return null;
}

/** while a punctual result is under review nothing rings (R-REP-16) */
function isHeard([at]: Alarm, dueAt: Instant, handedIn: readonly HandedIn[], end: Instant): boolean {
  if (at >= end) return false;
  return !handedIn.some((one) => one.at <= dueAt && at >= one.at && (!one.back || at < one.back.at));
}

/**
 * By how many working days the second instant lies after the first, negative when before it: what an administrator calls the
 * move of a due date. Two instants of one day are 0 apart.
 */
export function workingDaysFrom(from: Instant, to: Instant, calendar: WorkingCalendar, timezone: string): number {
  if (to < from) return 0 - workingDaysFrom(to, from, calendar, timezone);
  // 24:00 belongs to the day that it ends
  const [first, last] = [dayAt(from - 1, timezone), dayAt(to - 1, timezone)];
  return last === first ? 0 : last - first - calendar.restDaysBetween(first, last).length;
}
