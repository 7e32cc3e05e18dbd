import type { CountedAgain } from '../limit/explanation';
import type { Instant } from '../limit/instant';
import {
  type Counting,
  type Due,
  dueAfter,
  dueAfterExtension,
  type Limit,
  limitText,
  parseLimit,
} from '../limit/limit';
import type { WorkingCalendar } from '../calendar/working-calendar';
import type { Recorded } from '../loop/link';

/**
 * How the clock of a duty ran so far, read from what was recorded: the limit it began with and what was granted beside it, so
 * that it can be counted again under another policy or calendar.
 */
export interface ClockRun {
  /** type and instant of the event that started it */
  from: string;
  startAt: Instant;
  /** from when `limit` counts: the start, or the instant of a re-base from now */
  since: Instant;
  limit: Limit;
  clause: string;
  added: readonly Added[];
  /** where it would have ended in the past: it ends with the next working day after this instant, whatever it had; else null */
  grace: Instant | null;
}

/** What is left of a duty that would have ended in the past (R-SYS-19). */
export const NEXT_WORKING_DAY: Limit = { value: 1, unit: 'workingDays' };

/** More time as it was granted, and as much of it as counts under the bounds of now; null where none does. */
export interface Added {
  granted: Limit;
  clause: string;
  counts: Limit | null;
}

/**
 * The clock of the duty with this id. An extension opens a new duty in the place of the old one (R-EXT-14): the run begins with
 * the first of them. Null when the log has no explanation for it.
 */
export function clockRun(id: string, why: ReadonlyMap<string, Recorded>): ClockRun | null {
  const added: Added[] = [];
  let newer: Recorded | null = null;
  let at = why.get(id);
  while (at && !at.again && isExtension(at)) {
    const before: Recorded | undefined = at.tookPlaceOf === undefined ? undefined : why.get(at.tookPlaceOf);
    // one that stands in the place of an equal one was only moved to another unit
    if (before && !isSame(at, newer)) added.unshift(whole(limitOf(at.limit), at.clause));
    if (!before) break;
    newer = at;
    at = before;
  }
  if (!at) return null;
  if (!at.again)
    return { ...pick(at), since: at.startAt, limit: limitOf(at.limit), clause: at.clause, added, grace: null };
  const { since, limit, clause, grace, added: earlier } = at.again;
  const all = [
    ...earlier.map(([granted, by, counts]): Added => ({
      ...whole(limitOf(granted), by),
      ...(counts === undefined ? {} : { counts: counts === '' ? null : limitOf(counts) }),
    })),
    ...added,
  ];
  return { ...pick(at.again), since, limit: limitOf(limit), clause, added: all, grace: grace ?? null };
}

/** When the run ends (UTC) by this calendar and this way of counting: the limit, then each extension from the day it moved. */
export function endOf(run: ClockRun, counting: Counting, calendar: WorkingCalendar): Due {
  if (run.grace !== null)
    return dueAfter(run.grace, NEXT_WORKING_DAY, { ...counting, countDayOfReceipt: false }, calendar);
  return counted(run).reduce(
    (due, more) => {
      const later = dueAfterExtension(due.at, more, counting, calendar);
      return { ...later, skipped: [...due.skipped, ...later.skipped] };
    },
    dueAfter(run.since, run.limit, counting, calendar),
  );
}

/** the run as it is kept with the duty that it now ends */
export const kept = ({ from, startAt, since, limit, clause, added, grace }: ClockRun): CountedAgain => ({
  from,
  startAt,
  since,
  limit: limitText(limit),
  clause,
  added: added.map(({ granted, clause: by, counts }) =>
    counts === granted
      ? ([limitText(granted), by] as const)
      : ([limitText(granted), by, counts ? limitText(counts) : ''] as const),
  ),
  ...(grace === null ? {} : { grace }),
});

/** the lengths that count beside the limit, in their order */
export const counted = ({ added, grace }: ClockRun): readonly Limit[] =>
  grace !== null ? [] : added.flatMap(({ counts }) => counts ?? []);

const whole = (granted: Limit, clause: string): Added => ({ granted, clause, counts: granted });

const isExtension = ({ from }: Recorded): boolean => from === 'due';

const isSame = (a: Recorded, b: Recorded | null): boolean =>
  b !== null && a.from === b.from && a.startAt === b.startAt && a.limit === b.limit;

const pick = ({ from, startAt }: { from: string; startAt: Instant }) => ({ from, startAt });

function limitOf(text: string): Limit {
  const limit = parseLimit(text);
  if (!limit) throw new Error(`the log holds a limit that is none: ${text}`);
  return limit;
}
