import type { ObligationView } from '../../db/appeal-view';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar';
import { dayAt } from '../../domain/calendar/time-zone';
import { sentence } from '../../domain/limit/explanation';
import type { Instant } from '../../domain/limit/instant';
import { dueWords, dutyWords } from '../../domain/limit/wording';
import type { Said } from '../problems/said';

/** What the appellant can count on next. */
export interface AppellantsPromise {
  dueAt: Instant;
  /** «by then, this» */
  brief: Said;
  /** how much time is left; null once it is over */
  left: Said | null;
  /** the whole explanation: since when, how long, under which clause, which days do not count */
  words: Said;
}

/** duties whose end the appellant feels */
const PROMISED = ['dispatch', 'contact', 'handle', 'rework', 'statute'];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** the next of the duties that are open; null where nothing is promised, or the city gives no limit */
export function promiseOf(
  obligations: readonly ObligationView[],
  { now, timezone, calendar }: { now: Instant; timezone: string; calendar: WorkingCalendar },
): AppellantsPromise | null {
  const next = obligations.find((o) => o.status === 'open' && o.dueAt !== null && PROMISED.includes(o.kind));
  if (!next || next.dueAt === null) return null;
  const { dueAt, why } = next;
  return {
    dueAt,
    brief: {
      zh: `${dueWords(dueAt, 'zh', timezone)} 前${dutyWords(why.clause, 'zh')}`,
      en: `${dutyWords(why.clause, 'en')} by ${dueWords(dueAt, 'en', timezone)}`,
    },
    left: leftWords(now, dueAt, { timezone, calendar }),
    words: { zh: sentence(why, dueAt, 'zh', timezone), en: sentence(why, dueAt, 'en', timezone) },
  };
}

/** hours below a day, working days above */
function leftWords(
  now: Instant,
  dueAt: Instant,
  { timezone, calendar }: { timezone: string; calendar: WorkingCalendar },
): Said | null {
  const left = dueAt - now;
  if (left <= 0) return null;
  if (left < HOUR) return { zh: '还剩不到 1 小时', en: 'less than an hour left' };
  if (left < DAY) {
    const hours = Math.floor(left / HOUR);
    return { zh: `还剩 ${hours} 小时`, en: `${hours} ${hours === 1 ? 'hour' : 'hours'} left` };
  }
  const [today, last] = [dayAt(now, timezone), dayAt(dueAt - 1, timezone)];
  const rest = calendar.restDaysBetween(today, last).length;
  const days = Math.max(last - today - rest, 0);
  return { zh: `还剩 ${days} 个工作日`, en: `${days} working ${days === 1 ? 'day' : 'days'} left` };
}
