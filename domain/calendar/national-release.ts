import {
  type Announced,
  announcedIn,
  changedDays,
  type ChangedDay,
  disagreements,
  TWO_SOURCES_FROM,
  withYear,
} from './announced';
import type { CalendarData } from './arranged-days';
import { type CalendarFault, fault } from './fault';
import { readNotice } from './notice';

/** One source of a year's arrangement: the notice's text, or its days in the form of a calendar file. */
export interface ArrangementSource {
  /** number of the document, or name of the source */
  name: string;
  notice?: string | undefined;
  arrangement?: CalendarData['days'] | undefined;
}

/** What is to become the next version of the national calendar. */
export interface NationalProposal {
  year: number;
  source: ArrangementSource;
  /** handed in beside it */
  second: ArrangementSource | null;
  /** what the product itself knows of the year from another source; null: nothing yet */
  shipped: { name: string; days: Announced } | null;
}

/**
 * The next version of the national calendar and the days that change, or every fault of what was handed in: what contradicts
 * itself, days of another year, a year skipped, and from 2020 on a second source that is missing or differs (R-TIM-21).
 */
export function nextNational(
  before: CalendarData,
  { year, source, second, shipped }: NationalProposal,
): { calendar: CalendarData; changed: ChangedDay[] } | { faults: CalendarFault[] } {
  const first = readSource(source, year, '');
  const other = second && readSource(second, year, '/second');
  const others = [
    ...(second && other && second.name !== source.name ? [{ name: second.name, days: other.days }] : []),
    ...(shipped ? [shipped] : []),
  ];
  const faults = [...first.faults, ...(other?.faults ?? [])];
  if (year >= TWO_SOURCES_FROM && others.length === 0) faults.push(fault('secondSourceMissing', '/second', { year }));
  // what cannot be read cannot be compared
  if (faults.length === 0)
    faults.push(...others.flatMap(({ name, days }) => disagreements(year, first.days, days, name)));
  if (faults.length > 0) return { faults };
  const sources = [source.name, ...others.map(({ name }) => name)];
  const next = withYear(before, { year, days: first.days, sources });
  if ('fault' in next) return { faults: [next.fault] };
  return { calendar: next.calendar, changed: changedDays(before, next.calendar) };
}

function readSource(
  { notice, arrangement }: ArrangementSource,
  year: number,
  at: string,
): { days: Announced; faults: CalendarFault[] } {
  if (notice !== undefined) return readNotice(notice, year, `${at}/notice`);
  return announcedIn(arrangement ?? {}, year, `${at}/arrangement`);
}
