import { type CivilDate, civilDateOf, dayNumberOf } from '../calendar/civil-date';
import { dayAt } from '../calendar/time-zone';
import type { Instant } from '../limit/instant';
import { deadlineMomentOf, dueAfter, dueAfterExtension, lastFilingMoment, type Limit } from '../limit/limit';
import { LONGEST_DAYS } from '../loop/day-set';
import type { Rules } from '../loop/link';
import { type Refusal, refuse } from '../loop/refusal';
import type { CaseState, WorkOrder } from '../loop/state';
import type { ExtensionTerms } from '../policy/loop-terms';
import { countingOf } from '../policy/stipulations';
import { lawOf, originalLimit, startOfHandling } from './duties';

// How much more time an order may get (R-EXT-01 to R-EXT-14): the new due instant, and the pack's and the law's bounds on it.
// The rules handed in are those of the order's handling clock (`onItsClock`).

/** What is asked for: a length in the units of a limit, or (`added` null) a day; with the due instant that it leads to. */
export interface Asked {
  added: Limit | null;
  until: Instant;
}

/** What may be given of it: cut to the due instant of `statute` where the law's comes first (R-EXT-13). */
export interface MoreTime extends Asked {
  statute?: string;
}

/** The due instant of the handling limit that this order stands under; null where nothing falls due. */
export const dueOfHandling = (s: CaseState, order: WorkOrder): Instant | null =>
  s.owed.find((o) => o.kind === 'handle' && o.order === order.no)?.dueAt ?? null;

/** A length counts from the old due date, never from the day of asking; a day ends at the city's deadline moment. */
export function askedBeyond(
  due: Instant,
  asked: { added: Limit } | { day: CivilDate },
  { policy, calendar }: Rules,
): Asked {
  const counting = countingOf(policy);
  return 'added' in asked
    ? { added: asked.added, until: dueAfterExtension(due, asked.added, counting, calendar).at }
    : { added: null, until: deadlineMomentOf(dayNumberOf(asked.day) ?? 0, counting, calendar) };
}

/**
 * Filed in time: by the deadline moment of the working day that lies so many working days before the due day (R-EXT-03,
 * AMB-07), or by the due instant itself (R-EXT-08, AMB-42). Refuses extensionTooLate: the limit stays as it was (R-EXT-15).
 */
export function filedInTime(
  due: Instant,
  at: Instant,
  { workingDaysBefore }: ExtensionTerms,
  { policy, calendar }: Rules,
): { refused: Refusal } | null {
  if (workingDaysBefore === null) return null;
  const counting = countingOf(policy);
  const last = lastFilingMoment(due, workingDaysBefore, counting, calendar);
  if (at <= last) return null;
  return refuse('extensionTooLate', workingDaysBefore > 0 ? 'R-EXT-03' : 'R-EXT-08', {
    by: lastDay(last, counting.timezone),
    dueOn: lastDay(due, counting.timezone),
  });
}

/**
 * What of this may be given to the order now: within the pack's count, length and total, and never past a law. Over the
 * pack's bounds it is refused, over the law's cut (R-EXT-06, R-EXT-09, R-EXT-12, R-EXT-13). A special long case is bound by
 * the law alone (R-EXT-10). Refuses extensionTooMany, extensionUnit, extensionTooLong, limitTooFar and extensionGainsNothing.
 */
export function withinBounds(
  s: CaseState,
  order: WorkOrder,
  due: Instant,
  asked: Asked,
  on: { at: Instant; terms: ExtensionTerms; longCase: boolean },
  rules: Rules,
): MoreTime | { refused: Refusal } {
  const { timezone } = countingOf(rules.policy);
  const dueOn = lastDay(asked.until, timezone);
  if (asked.until <= due) return refuse('extensionGainsNothing', 'R-EXT-14', { dueOn, due: lastDay(due, timezone) });
  const days = dayAt(asked.until - 1, timezone) - dayAt(on.at, timezone);
  if (days > LONGEST_DAYS) return refuse('limitTooFar', 'R-EXT-14', { dueOn, days: LONGEST_DAYS });
  const added = measured(s, due, asked, on.terms, rules);
  if ('refused' in added) return added;
  const beyond = on.longCase ? null : beyondPack(s, order, { ...asked, ...added }, on.terms, rules);
  if (beyond) return beyond;
  const law = lawOf(s, rules);
  if (!law || asked.until <= law.due.at) return { ...added, until: asked.until };
  if (law.due.at <= due)
    return refuse('extensionGainsNothing', 'R-EXT-13', {
      dueOn,
      due: lastDay(law.due.at, timezone),
      statute: law.statute,
    });
  return { ...added, until: law.due.at, statute: law.statute };
}

/** A named day has a length too where the pack bounds the length: it is counted in the units of the original limit (AMB-08). */
function measured(
  s: CaseState,
  due: Instant,
  asked: Asked,
  { factorOfOriginal }: ExtensionTerms,
  rules: Rules,
): { added: Limit | null } | { refused: Refusal } {
  const original = factorOfOriginal === null ? null : originalLimit(s, rules);
  if (asked.added !== null || original === null) return { added: asked.added };
  const { timezone } = countingOf(rules.policy);
  const [from, to] = [dayAt(due - 1, timezone), dayAt(asked.until - 1, timezone)];
  switch (original.unit) {
    case 'workingDays':
      return { added: { value: to - from - rules.calendar.restDaysBetween(from, to).length, unit: 'workingDays' } };
    case 'calendarDays':
    case 'sameDay':
      return { added: { value: to - from, unit: original.unit } };
    case 'workingHours':
    case 'hours':
    case 'minutes':
      return refuse('extensionUnit', 'R-EXT-06', { unit: 'until', allowed: [original.unit] });
  }
}

function beyondPack(
  s: CaseState,
  order: WorkOrder,
  { added, until }: Asked,
  { maxCount, factorOfOriginal, cumulative, maxTotal }: ExtensionTerms,
  rules: Rules,
): { refused: Refusal } | null {
  const granted = order.extensions ?? { count: 0, added: 0 };
  if (maxCount !== null && granted.count >= maxCount)
    return refuse('extensionTooMany', 'R-EXT-09', { granted: granted.count, maxCount });
  const original = originalLimit(s, rules);
  if (factorOfOriginal !== null && original && added) {
    if (added.unit !== original.unit)
      return refuse('extensionUnit', 'R-EXT-06', { unit: added.unit, allowed: [original.unit] });
    const before = cumulative ? granted.added : 0;
    const left = Math.floor(factorOfOriginal * original.value) - before;
    if (added.value > left)
      return refuse('extensionTooLong', 'R-EXT-06', { asked: added.value, most: Math.max(0, left), unit: added.unit });
  }
  if (maxTotal === null) return null;
  const { timezone } = countingOf(rules.policy);
  const latest = dueAfter(startOfHandling(s, order, rules), maxTotal, countingOf(rules.policy), rules.calendar).at;
  if (until <= latest) return null;
  return refuse('extensionTooLong', 'R-EXT-12', {
    asked: lastDay(until, timezone),
    most: lastDay(latest, timezone),
    unit: 'dueDay',
  });
}

/** 24:00 belongs to the day that it ends */
const lastDay = (end: Instant, timezone: string): CivilDate => civilDateOf(dayAt(end - 1, timezone));
