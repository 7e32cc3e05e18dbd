import { z } from 'zod';
import { appealsNumbered } from '../../db/appeal-lists';
import {
  DECIDED_AS,
  type DecidedAs,
  majorIn,
  type MorningRows,
  morningRows,
  openByStage,
  overdueByUnit,
  receivedIn,
  receivedInEach,
  type Span,
  waitingForInstruction,
  WITHOUT_REPLY,
} from '../../db/boards/morning';
import { type DayNumber, civilDateOf, dayNumberOf } from '../../domain/calendar/civil-date';
import { dayAt, instantAt, minutesOf } from '../../domain/calendar/time-zone';
import type { Instant } from '../../domain/limit/instant';
import { OPEN } from '../../domain/loop/state';
import { countingOf } from '../../domain/policy/stipulations';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { appealRow, asAppealRow } from '../schemas/appeal-row';
import { cursorOf, instantPlace, placeIn } from '../schemas/cursor';
import { wrongFields } from '../schemas/prove';
import { cursor, instantOut, iso, isoOrNull, pageSize, said } from '../schemas/values';
import { DECIDED_WORDS } from '../words/board-words';
import { BOARD_ROLES } from './supervision-board';

const DAYS_SHOWN = 7;

const span = z.object({ from: instantOut, to: instantOut.meta({ description: 'not in it' }) });
const rows = z.string().meta({ description: 'path of the list behind the number' });
const figure = z.object({ count: z.int(), rows });

/** the morning that is meant; left out: today's */
const day = z.iso.date().optional().meta({
  description: 'the morning; the figures are those of the day before it. Left out: today, by the city’s clock',
});

/** what a list of the morning can be of */
const OF = ['received', ...DECIDED_AS, 'open', 'withoutReply', 'overdue', 'majorLastNight', 'forInstruction'] as const;

export const morningBoardRoutes = (parts: Parts): Route[] => [
  route({
    id: 'morningBoard',
    method: 'get',
    path: '/api/v1/boards/morning',
    tag: 'lists',
    summary: '晨报数字 The figures of a morning',
    about:
      'Of the day before: received, and what became of it by now, in parts that make the whole (KPI-01 to KPI-03). As it stands now: open, with a unit and without reply, past the limit by unit, waiting for a leader’s instruction. And major matters (R-SUP-10, R-EMG-01) received last night, from the end of office hours to their beginning. Each number opens its list.',
    admits: [...BOARD_ROLES],
    query: z.strictObject({ day }),
    answer: z.object({
      day: z.string(),
      asOf: instantOut,
      period: span.meta({ description: 'the day before, by the city’s clock' }),
      received: figure.extend({
        dayBefore: z.int().meta({ description: 'as many were received a day earlier' }),
        parts: z.array(figure.extend({ as: z.enum(DECIDED_AS), words: said })),
      }),
      days: z
        .array(z.object({ day: z.string(), received: z.int() }))
        .meta({ description: `received on each of the last ${DAYS_SHOWN} days, the day of the figures the last` }),
      open: figure,
      withoutReply: figure.meta({ description: 'a unit has it, and no result has been handed in' }),
      overdue: figure.extend({
        byUnit: z.array(figure.extend({ unit: z.string(), name: z.string() })),
      }),
      lastNight: figure.extend({ period: span }),
      forInstruction: figure.extend({
        since: instantOut.nullable().meta({ description: 'the one that waits longest' }),
      }),
    }),
    problems: ['invalidInput'],
    handle: async ({ caller: { account, receivedAt }, query }) => {
      const { db } = parts;
      const { city } = account;
      const morning = await morningOf(parts, city, receivedAt, query.day);
      if (!morning) return { problem: wrongFields([{ path: '/day', code: 'dateUnknown' }]) };
      const { now, yesterday, night, spans } = morning;
      const [decided, each, stages, late, major, instruction] = await Promise.all([
        receivedIn(db, city, yesterday),
        receivedInEach(db, city, [...spans.values()]),
        openByStage(db, city),
        overdueByUnit(db, city, now),
        majorIn(db, city, night),
        waitingForInstruction(db, city),
      ]);
      const list = (of: (typeof OF)[number], more = ''): string =>
        `/api/v1/boards/morning/rows?of=${of}&day=${morning.date}${more}`;
      const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
      return {
        body: {
          day: morning.date,
          asOf: iso(now),
          period: asSpan(yesterday),
          received: {
            count: sum(Object.values(decided)),
            rows: list('received'),
            dayBefore: each.at(-2) ?? 0,
            parts: DECIDED_AS.map((as) => ({ as, words: DECIDED_WORDS[as], count: decided[as], rows: list(as) })),
          },
          days: [...spans.keys()].map((date, i) => ({ day: date, received: each[i] ?? 0 })),
          open: { count: sum([...stages.values()]), rows: list('open') },
          withoutReply: { count: sum(WITHOUT_REPLY.map((s) => stages.get(s) ?? 0)), rows: list('withoutReply') },
          overdue: {
            count: sum(late.map((u) => u.count)),
            rows: list('overdue'),
            byUnit: late.map((u) => ({ ...u, rows: list('overdue', `&unit=${encodeURIComponent(u.unit)}`) })),
          },
          lastNight: { count: major, rows: list('majorLastNight'), period: asSpan(night) },
          forInstruction: {
            count: instruction.count,
            rows: list('forInstruction'),
            since: isoOrNull(instruction.since),
          },
        },
      };
    },
  }),
  route({
    id: 'morningBoardRows',
    method: 'get',
    path: '/api/v1/boards/morning/rows',
    tag: 'lists',
    summary: '晨报数字所列诉求 The appeals behind a figure of the morning',
    about:
      'The oldest first: by receipt; of what is overdue by its end; of what waits for instruction by since when it waits.',
    admits: [...BOARD_ROLES],
    query: z.strictObject({
      of: z.enum(OF),
      day,
      unit: z.string().max(40).optional().meta({ description: 'of what is overdue' }),
      limit: pageSize,
      cursor: cursor.optional(),
    }),
    answer: z.object({
      rows: z.array(appealRow.extend({ at: instantOut.meta({ description: 'what the list is sorted by' }) })),
      next: z.string().nullable(),
    }),
    problems: ['invalidInput'],
    handle: async ({ caller: { account, receivedAt }, query }) => {
      const read = placeIn(place, query.cursor);
      if ('problem' in read) return read;
      const { city } = account;
      const morning = await morningOf(parts, city, receivedAt, query.day);
      if (!morning) return { problem: wrongFields([{ path: '/day', code: 'dateUnknown' }]) };
      const after = read.place && { at: read.place[0], number: read.place[1] };
      const asked = askedFor(query.of, query.unit, morning);
      const found = await morningRows(parts.db, city, asked, { after, limit: query.limit + 1 });
      const page = found.slice(0, query.limit);
      const numbers = page.map(({ number }) => number);
      const appeals = new Map((await appealsNumbered(parts.db, city, numbers, {})).map((one) => [one.number, one]));
      const last = found.length > query.limit ? page.at(-1) : undefined;
      return {
        body: {
          rows: page.flatMap(({ number, at }) => {
            const appeal = appeals.get(number);
            return appeal ? [{ ...asAppealRow(appeal), at: iso(at) }] : [];
          }),
          next: last ? cursorOf([last.at, last.number]) : null,
        },
      };
    },
  }),
];

const place = z.tuple([instantPlace, z.string()]);
const asSpan = ({ from, to }: Span) => ({ from: iso(from), to: iso(to) });

/** One morning of a city; instants UTC, days by the city's clock. */
interface Morning {
  date: string;
  now: Instant;
  yesterday: Span;
  /** from the end of the office hours of the day before to their beginning on this one */
  night: Span;
  /** the last days, the day of the figures the last */
  spans: ReadonlyMap<string, Span>;
}

/** null for a day that does not exist */
async function morningOf(
  { clock, rules }: Parts,
  city: string,
  receivedAt: Instant,
  date: string | undefined,
): Promise<Morning | null> {
  const now = await clock(receivedAt);
  const counting = countingOf((await rules.inForce(city, now)).policy);
  const { timezone, officeHours } = counting;
  const today = date === undefined ? dayAt(now, timezone) : dayNumberOf(date);
  if (today === null) return null;
  const wholeDay = (of: DayNumber): Span => ({
    from: instantAt(of, 0, timezone),
    to: instantAt(of, 24 * 60, timezone),
  });
  const days = Array.from({ length: DAYS_SHOWN }, (_, i) => today - DAYS_SHOWN + i);
  const [opens = '08:00'] = officeHours[0] ?? [];
  const [, closes = '18:00'] = officeHours.at(-1) ?? [];
  return {
    date: civilDateOf(today),
    now,
    yesterday: wholeDay(today - 1),
    night: {
      from: instantAt(today - 1, minutesOf(closes), timezone),
      to: instantAt(today, minutesOf(opens), timezone),
    },
    spans: new Map(days.map((of) => [civilDateOf(of), wholeDay(of)])),
  };
}

function askedFor(of: (typeof OF)[number], unit: string | undefined, morning: Morning): MorningRows {
  switch (of) {
    case 'open':
      return { of: 'stages', stages: OPEN };
    case 'withoutReply':
      return { of: 'stages', stages: WITHOUT_REPLY };
    case 'overdue':
      return { of: 'overdue', unit, now: morning.now };
    case 'majorLastNight':
      return { of: 'major', span: morning.night };
    case 'forInstruction':
      return { of: 'forInstruction' };
    case 'received':
      return { of: 'received', span: morning.yesterday };
    default:
      return { of: 'received', span: morning.yesterday, decided: of satisfies DecidedAs };
  }
}
