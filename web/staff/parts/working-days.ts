import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

const DAY_MS = 86_400_000;
/** the field's clock: no city of these packs keeps another */
const ZONE_MS = 8 * 3_600_000;

/** the civil day of an instant by the field's clock, as a number of days since the epoch */
const dayOf = (at: number): number => Math.floor((at + ZONE_MS) / DAY_MS);
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
const isWeekend = (day: number): boolean => [0, 6].includes(new Date(day * DAY_MS).getUTCDay());

/** what kind of day each is, by its date; every clock on the page asks, so it is made once for each answer */
const kindsIn = ({ days }: { days: readonly { date: string; kind: string }[] }): ReadonlyMap<string, string> =>
  new Map(days.map((day) => [day.date, day.kind]));

function useDaysOf(year: number) {
  return useQuery({
    queryKey: ['calendar', year],
    queryFn: () => answerOf(api.GET('/api/v1/calendars', { params: { query: { year: String(year) } } })),
    select: kindsIn,
    staleTime: 3_600_000,
  });
}

/**
 * How many working days lie after `from`'s day up to the day of `to`, by the city's calendar; null while that is not known.
 * For the eye only: what is due stands in the due instant.
 */
export function useWorkingDaysBetween(): (from: number, to: number) => number | null {
  const year = new Date(Date.now() + ZONE_MS).getUTCFullYear();
  const thisYear = useDaysOf(year).data;
  const nextYear = useDaysOf(year + 1).data;
  if (!thisYear) return () => null;
  return (from, to) => {
    const [first, last] = [dayOf(from) + 1, dayOf(to)];
    if (last - first > 200) return null;
    let count = 0;
    for (let day = first; day <= last; day += 1) {
      const kind = thisYear.get(dateOf(day)) ?? nextYear?.get(dateOf(day));
      if (kind === undefined ? !isWeekend(day) : WORKED.includes(kind)) count += 1;
    }
    return count;
  };
}

const WORKED = ['workday', 'makeupWorkday'];
