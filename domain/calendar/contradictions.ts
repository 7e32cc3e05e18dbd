import { parseInstant } from '../limit/instant';
import { yearOf } from './announced';
import { DAY, type DayNumber, civilDateOf, dayNumberOf } from './civil-date';
import { LONGEST_DAYS } from '../loop/day-set';
import { type CalendarFault, fault } from './fault';
import type { LocalCalendarBody, LocalDays, OfficeDays, OfficePeriods } from './local-calendar';

/**
 * Where a local calendar contradicts itself, the network or the working calendar's first day; empty when it can be published.
 * Each fault names its field; its words say what would mend it. `units` are the ids of the city's units.
 */
export function contradictions(
  body: LocalCalendarBody,
  { units, firstDay }: { units: readonly string[]; firstDay: string },
): CalendarFault[] {
  const known = new Set(units);
  return [
    ...faultsOfPlace(body, '', firstDay),
    ...Object.entries(body.units ?? {}).flatMap(([unit, days]) => [
      ...(known.has(unit) ? [] : [fault('unitUnknownHere', `/units/${unit}`, { unit })]),
      ...faultsOfPlace(days, `/units/${unit}`, firstDay),
    ]),
    ...(body.suspensions ?? []).flatMap((one, i) => [
      ...faultsOfStop(one, `/suspensions/${i}`, firstDay),
      ...(one.units ?? []).flatMap((unit, j) =>
        known.has(unit) ? [] : [fault('unitUnknownHere', `/suspensions/${i}/units/${j}`, { unit })],
      ),
    ]),
  ];
}

function faultsOfPlace({ officeHours, rest, work }: OfficeDays, at: string, firstDay: string): CalendarFault[] {
  const weekdays = Object.entries(officeHours?.weekdays ?? {});
  const days = Object.entries(officeHours?.days ?? {});
  const seen = new Map<DayNumber, string>();
  const runs = [...under('rest', rest), ...under('work', work)].flatMap(([run, where]) =>
    faultsOfRun(run, `${at}/${where}`, firstDay, seen),
  );
  return [
    ...weekdays.flatMap(([day, periods]) => overlapping(periods, `${at}/officeHours/weekdays/${day}`)),
    ...days.flatMap(([day, periods]) => {
      const where = `${at}/officeHours/days/${day}`;
      const rests = seen.get(dayNumberOf(day) ?? NaN)?.startsWith('rest') === true;
      return [
        ...outside(day, where, firstDay),
        ...overlapping(periods, where),
        ...(rests ? [fault('hoursOnRestDay', where, { day })] : []),
      ];
    }),
    ...runs,
  ];
}

const under = (kind: 'rest' | 'work', runs: readonly LocalDays[] = []) =>
  runs.map((run, i) => [run, `${kind}/${i}`] as const);

/** Fills `seen` with the days of this run, so that the next one is compared with them. */
function faultsOfRun(run: LocalDays, at: string, firstDay: string, seen: Map<DayNumber, string>): CalendarFault[] {
  const [from, through] = [dayNumberOf(run.from), dayNumberOf(run.through)];
  if (from === null || through === null) return [fault('dateUnknown', at)];
  if (through < from) return [fault('endBeforeStart', `${at}/through`, { from: run.from, to: run.through })];
  if (through - from >= LONGEST_DAYS) return [fault('spanTooLong', `${at}/through`, { days: LONGEST_DAYS })];
  const faults = outside(run.from, `${at}/from`, firstDay);
  const where = at.split('/').slice(-2).join('/');
  for (let day = from; day <= through; day += 1) {
    const other = seen.get(day);
    if (other !== undefined) faults.push(fault('dayTwice', at, { day: civilDateOf(day), other }));
    else seen.set(day, where);
  }
  return faults;
}

function faultsOfStop({ from, to }: { from: string; to: string }, at: string, firstDay: string): CalendarFault[] {
  const [begins, ends] = [parseInstant(from), parseInstant(to)];
  if (begins === null) return [fault('dateUnknown', `${at}/from`)];
  if (ends === null) return [fault('dateUnknown', `${at}/to`)];
  if (ends <= begins) return [fault('endBeforeStart', `${at}/to`, { from, to })];
  if (ends - begins > LONGEST_DAYS * DAY) return [fault('spanTooLong', `${at}/to`, { days: LONGEST_DAYS })];
  return outside(from.slice(0, 10), `${at}/from`, firstDay);
}

function outside(day: string, at: string, firstDay: string): CalendarFault[] {
  if (day < firstDay) return [fault('beforeCalendar', at, { firstDay })];
  const lastYear = yearOf(firstDay) + YEARS_TABLED;
  return yearOf(day) > lastYear ? [fault('tooFarAhead', at, { lastYear })] : [];
}

/** every calendar counts all days from its first to its last: one slip of the keyboard must not make that seven thousand years */
const YEARS_TABLED = 100;

function overlapping(periods: OfficePeriods, at: string): CalendarFault[] {
  const clocks = periods.flat();
  const wrong = clocks.findIndex((clock, i) => i > 0 && (clocks[i - 1] ?? '') >= clock);
  if (wrong < 0) return [];
  return [fault('hoursOverlap', at, { before: clocks[wrong - 1] ?? '', after: clocks[wrong] ?? '' })];
}
