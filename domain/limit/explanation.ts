import { dayNumberOf } from '../calendar/civil-date';
import { type SkippedDay, type WorkingCalendar } from '../calendar/working-calendar';
import { type Policy, type Provenance, type Stipulation } from '../policy/policy';
import { type Instant } from './instant';
import { type Due, type Limit, limitText, parseLimit } from './limit';
import { dueWords, dutyWords, eventWords, instantWords, type Language, limitWords, skippedWords } from './wording';

/**
 * The answer to «why then?», kept beside every due instant: the event that started the clock, the limit and its source,
 * the versions of policy and calendar, and the days that did not count (as runs: `date` … `through`).
 */
export interface Explanation {
  /** Type of the event that started the clock: 'dispatched'. */
  from: string;
  startAt: Instant;
  /** As `parseLimit` reads it: '15 workingDays'. */
  limit: string;
  clause: string;
  rules: readonly string[];
  provenance: Provenance;
  ambiguity?: readonly string[];
  policyVersion: number;
  /** of the national calendar */
  calendarVersion: number;
  /** of the city's own calendar, where it has one */
  localCalendarVersion?: number;
  skipped: readonly SkippedDay[];
  provisional: boolean;
  /** Id of the statute whose limit this is (R-LAW-09). */
  statute?: string;
  /** The due instant was set by a person or by another duty: nothing was counted, and nothing is counted again. */
  fixed?: true;
  /** It has been counted again since it was opened (R-SYS-09, R-SYS-19): by this clock. */
  again?: CountedAgain;
}

/** The clock of a duty that was counted again, with everything that was ever given to it. */
export interface CountedAgain {
  /** Type and instant (UTC) of the event that started the clock at first. */
  from: string;
  startAt: Instant;
  /** From when `limit` counts now: `startAt`, or the instant from which a re-base counts it. */
  since: Instant;
  limit: string;
  /** Path of the limit in the pack: 'timeLimits.complaint'. */
  clause: string;
  /** What was granted beside the limit, each with its clause, and what of it counts where a new bound has cut it; '' for nothing. */
  added: readonly (readonly [granted: string, clause: string, counts?: string])[];
  /** It would have ended in the past: one working day was left to it instead, counted from this instant, UTC (R-SYS-19). */
  grace?: Instant;
}

/** What an explanation is made from: the count and all that went into it. */
interface Counted {
  from: string;
  startAt: Instant;
  limit: Stipulation<Limit>;
  due: Due;
  policy: Policy;
  calendar: WorkingCalendar;
  statute?: string;
  fixed?: true;
  again?: CountedAgain;
}

/** Puts down why something is due when it is, in the form that is recorded with the obligation. */
export function explain({ from, startAt, limit, due, policy, calendar, statute, fixed, again }: Counted): Explanation {
  return {
    from,
    startAt,
    limit: limitText(limit.value),
    clause: limit.clause,
    rules: limit.rules,
    provenance: limit.provenance,
    ...(limit.ambiguity === undefined ? {} : { ambiguity: limit.ambiguity }),
    policyVersion: policy.version,
    calendarVersion: calendar.version,
    ...(calendar.localVersion === null ? {} : { localCalendarVersion: calendar.localVersion }),
    skipped: runsOf(due.skipped),
    provisional: due.provisional,
    ...(statute === undefined ? {} : { statute }),
    ...(fixed === undefined ? {} : { fixed }),
    ...(again === undefined ? {} : { again }),
  };
}

/**
 * The explanation as one sentence for people: by when, since which event, how long, under which clause, and which days did
 * not count. `due` is the instant in UTC; days and clock are those of `timezone`. No text comes from the host's locale.
 */
export function sentence(e: Explanation, due: Instant, language: Language, timezone: string): string {
  const limit = parseLimit(e.limit);
  const length = limit ? limitWords(limit, language) : e.limit;
  const start = instantWords(e.startAt, language, timezone);
  const event = eventWords(e.from, language);
  const duty = dutyWords(e.clause, language);
  const end = dueWords(due, language, timezone);
  const source = [e.clause, ...e.rules, ...originOf(e, language)];
  const skipped = e.skipped.length === 0 ? '' : skippedWords(e.skipped, language, timezone);
  if (language === 'zh') {
    const uncounted = skipped === '' ? '' : `；不计 ${skipped}`;
    const provisional = e.provisional ? '；暂定：所涉日期的放假安排尚未公布，公布后重算' : '';
    const counted = limit && isSameDay(limit) ? `自 ${start} ${event}起当天` : `自 ${start} ${event}起 ${length}`;
    return `应于 ${end} 前${duty}：${counted}（${source.join('，')}）${uncounted}${provisional}。`;
  }
  const uncounted = skipped === '' ? '' : ` Not counted: ${skipped}.`;
  const provisional = e.provisional
    ? ' Provisional: the arrangement of some of these days is not announced; the date is computed again when it is.'
    : '';
  const counted = limit && isSameDay(limit) ? `the day of ${event}` : `${length} from ${event}`;
  return `${duty} due by ${end}: ${counted} at ${start} (${source.join(', ')}).${uncounted}${provisional}`;
}

function originOf(e: Explanation, language: Language): string[] {
  const zh = language === 'zh';
  const unclear = e.ambiguity?.join(', ') ?? '';
  const law = e.statute === undefined ? [] : [zh ? `法定时限 ${e.statute}` : `set by law, ${e.statute}`];
  switch (e.provenance) {
    case 'city':
      return law;
    case 'reading':
      return [...law, zh ? `对原文的理解 ${unclear}` : `our reading of unclear words, ${unclear}`];
    case 'default':
      // A limit given by hand is nobody's rule, and no default either: its clause says where it comes from.
      if (e.clause.startsWith('--')) return law;
      return [...law, zh ? '平台默认值，非本市规定' : "default, not the city's rule"];
  }
}

function isSameDay(limit: Limit): boolean {
  return limit.unit === 'sameDay' || limit.value === 0;
}

/** Neighbouring days of one kind and name as one run, so that an explanation stays short in every history. */
function runsOf(days: readonly SkippedDay[]): SkippedDay[] {
  const runs: SkippedDay[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    const isLike = last?.kind === day.kind && last.name === day.name && last.stoppedAt === day.stoppedAt;
    if (last && isLike && follows(last.through ?? last.date, day.date)) {
      runs[runs.length - 1] = { ...last, through: day.through ?? day.date };
    } else {
      runs.push(day);
    }
  }
  return runs;
}

function follows(day: string, next: string): boolean {
  return (dayNumberOf(next) ?? NaN) - (dayNumberOf(day) ?? NaN) === 1;
}
