import announced from 'chinese-days/dist/chinese-days.json';
import { workingCalendar } from '../../domain/calendar/working-calendar';
import { dueAfter, type Limit } from '../../domain/limit/limit';
import { countingOf } from '../../domain/policy/stipulations';
import { loadCalendar, loadPolicy } from '../../packs/load';

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;

/**
 * Compares `dueAfter` with a count day by day over the days that chinese-days lists, for `pairs` pairs of a start between
 * two years and a limit. Returns what disagrees. The count shares no code with the product.
 */
export function disagreements(seed: number, pairs: number, fromYear: number, throughYear: number): string[] {
  const random = generator(seed);
  const calendar = workingCalendar(loadCalendar());
  const counting = countingOf(loadPolicy('suzhou-anhui'));
  const found: string[] = [];
  const first = Date.UTC(fromYear, 0, 2);
  // Forty working days and a long holiday still end within the last year.
  const last = Date.UTC(throughYear, 9, 10);
  for (let i = 0; i < pairs; i += 1) {
    const start = first + Math.floor(random() * (last - first));
    const limit = randomLimit(random);
    const expected = countedByHand(start, limit);
    const { at } = dueAfter(start, limit, counting, calendar);
    if (at !== expected) {
      found.push(`${iso(start)} + ${limit.value} ${limit.unit}: ${iso(at)}, by hand ${iso(expected)}`);
    }
  }
  return found;
}

function countedByHand(start: number, limit: Limit): number {
  if (limit.unit === 'hours') return start + limit.value * 3_600_000;
  if (limit.unit === 'minutes') return start + limit.value * 60_000;
  let midnight = Math.floor((start + SHANGHAI) / DAY) * DAY - SHANGHAI;
  for (let left = limit.unit === 'sameDay' ? 0 : limit.value; left > 0;) {
    midnight += DAY;
    if (limit.unit === 'calendarDays' || worked(midnight)) left -= 1;
  }
  return midnight + DAY;
}

/** chinese-days' own functions parse dates in the machine's zone; its tables of written days have none. */
function worked(midnight: number): boolean {
  const local = midnight + SHANGHAI;
  const day = iso(local).slice(0, 10);
  if (day in announced.workdays) return true;
  return !(day in announced.holidays) && ![0, 6].includes(new Date(local).getUTCDay());
}

function randomLimit(random: () => number): Limit {
  const units = ['workingDays', 'workingDays', 'workingDays', 'calendarDays', 'hours', 'minutes', 'sameDay'] as const;
  const unit = units[Math.floor(random() * units.length)] ?? 'workingDays';
  return { unit, value: 1 + Math.floor(random() * (unit === 'hours' ? 72 : 40)) };
}

/** Park and Miller's generator: the same pairs on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
