import { type Instant, parseInstant } from '../limit/instant';
import type { ObligationKind } from '../obligation/obligation';
import type { DayNumber } from './civil-date';
import type { Suspension } from './local-calendar';
import { dayAt } from './time-zone';

/** A time in which a clock does not run, UTC, `to` not in it, under the names of the suspensions that stop it. */
export type StandStill = readonly [from: Instant, to: Instant, name: string];

/** The suspensions that stop the clocks of this kind at this unit, by their place in the calendar. */
export function stopping(
  suspensions: readonly Suspension[],
  kind: ObligationKind,
  unit: string,
): readonly Suspension[] {
  return suspensions.filter(
    ({ clocks, units }) => (clocks === null || clocks.includes(kind)) && (units === null || units.includes(unit)),
  );
}

/** The times in which something stands still, ascending and apart: what overlaps or touches is one. */
export function standStills(suspensions: readonly Suspension[]): readonly StandStill[] {
  const all = suspensions
    .map(({ from, to, name }): StandStill => [readInstant(from), readInstant(to), name])
    .sort((a, b) => a[0] - b[0]);
  const apart: StandStill[] = [];
  for (const [from, to, name] of all) {
    const last = apart.at(-1);
    if (!last || last[1] < from) apart.push([from, to, name]);
    else {
      const names = last[2].split('、').includes(name) ? last[2] : `${last[2]}、${name}`;
      apart[apart.length - 1] = [last[0], Math.max(last[1], to), names];
    }
  }
  return apart;
}

/** The civil days of which any part stands still, with the name of what stops them. */
export function stoppedDays(spans: readonly StandStill[], timezone: string): ReadonlyMap<DayNumber, string> {
  const days = new Map<DayNumber, string>();
  for (const [from, to, name] of spans)
    for (let day = dayAt(from, timezone); day <= dayAt(to - 1, timezone); day += 1) {
      const known = days.get(day);
      days.set(day, known === undefined || known === name ? name : `${known}、${name}`);
    }
  return days;
}

/** How long a clock runs between two instants, in milliseconds. */
export function runningBetween(from: Instant, to: Instant, spans: readonly StandStill[]): number {
  let running = Math.max(0, to - from);
  for (const [stops, resumes] of spans) running -= Math.max(0, Math.min(to, resumes) - Math.max(from, stops));
  return running;
}

/** The instant at which `length` milliseconds have run since `start`. What is used up as a standstill begins ends there. */
export function runningAfter(start: Instant, length: number, spans: readonly StandStill[]): Instant {
  let at = start;
  let left = length;
  for (const [stops, resumes] of spans) {
    if (resumes <= at) continue;
    if (at + left <= stops) break;
    left -= Math.max(0, stops - at);
    at = resumes;
  }
  return at + left;
}

function readInstant(text: string): Instant {
  const at = parseInstant(text);
  if (at === null) throw new RangeError(`«${text}» 不是带时区的时刻 / «${text}» is not an instant with its offset.`);
  return at;
}
