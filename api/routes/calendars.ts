import { z } from 'zod';
import {
  holdCalendars,
  newestLocal,
  newestNational,
  openDues,
  publishLocal,
  publishNational,
} from '../../db/calendars';
import { allCities, firstCity } from '../../db/cities';
import { unitsOf } from '../../db/organisation/units';
import { calendarUnder } from '../../domain/limit/calendar-under';
import { yearOf } from '../../domain/calendar/announced';
import { civilDateOf, dayNumberOf } from '../../domain/calendar/civil-date';
import { contradictions } from '../../domain/calendar/contradictions';
import type { CalendarFault } from '../../domain/calendar/fault';
import type { LocalCalendar } from '../../domain/calendar/local-calendar';
import { localCalendarSchema } from '../../domain/calendar/local-calendar-schema';
import { changesFrom, isUnchanged, localChanges } from '../../domain/calendar/local-changes';
import { nextNational } from '../../domain/calendar/national-release';
import { dayAt, instantAt } from '../../domain/calendar/time-zone';
import { countingOf } from '../../domain/policy/stipulations';
import { SECOND_SOURCE, secondSource } from '../../packs/second-source';
import { no, type Problem } from '../problems/problem';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { localInput, nationalInput } from '../schemas/calendar-input';

const day = z.object({ date: z.string(), kind: z.string(), name: z.string().nullable() });
const dues = z.object({
  open: z.int().meta({ description: 'limits that run now' }),
  provisional: z.int().meta({ description: 'of these, counted over days that no notice has arranged yet' }),
  later: z.int().meta({ description: 'of these, due on or after the first day that changes: they may move' }),
});
const rollouts = z.array(z.object({ city: z.string(), id: z.string() }));

const nationalAnswer = z.object({
  version: z.int(),
  published: z.boolean(),
  knownThrough: z.string(),
  sources: z.array(z.string()),
  changedDays: z.array(
    z.object({
      date: z.string(),
      was: z.string(),
      is: z.string(),
      name: z.string().nullable(),
      past: z.boolean().meta({ description: 'the day is over and may have been counted as it was' }),
    }),
  ),
  dues,
  rollouts: rollouts.meta({ description: 'what carries the new version to the open appeals, city by city' }),
});

const changedPlace = { unit: z.string().nullable().meta({ description: 'null: the city as a whole' }) };
const periods = z.array(z.array(z.string())).nullable().meta({ description: 'null: the hours of the policy' });
const localAnswer = z.object({
  version: z.int(),
  published: z.boolean(),
  changedDays: z.array(z.object({ ...changedPlace, date: z.string(), was: z.string(), is: z.string() })),
  changedHours: z.array(z.object({ ...changedPlace, on: z.string(), was: periods, is: periods })),
  suspended: z.array(z.string()),
  noLongerSuspended: z.array(z.string()),
  dues,
  rollouts,
});

/** Working calendars (R-TIM-21, R-SYS-09, R-SYS-18): the national one of the installation, and what each city adds to it. */
export const calendarRoutes = (parts: Parts): Route[] => [
  route({
    id: 'calendars',
    method: 'get',
    path: '/api/v1/calendars',
    tag: 'administration',
    summary: '工作日历 The working calendars in force',
    about: 'The national calendar and the city’s own, and with ?year=2026 every day of the year that is no plain one.',
    admits: 'signedIn',
    query: z.object({
      year: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
    }),
    answer: z.object({
      national: z.object({
        version: z.int(),
        firstDay: z.string(),
        knownThrough: z.string(),
        sources: z.record(z.string(), z.array(z.string())),
      }),
      local: z.object({ version: z.int(), calendar: localCalendarSchema }).nullable(),
      days: z.array(day),
    }),
    problems: [],
    handle: async ({ caller, query }) => {
      const { city } = caller.account;
      const [national, local] = await Promise.all([newestNational(parts.db), newestLocal(parts.db, city)]);
      const { policy } = await parts.rules.inForce(city, await parts.clock(caller.receivedAt));
      const { version, firstDay, knownThrough, sources } = national;
      const calendar = calendarUnder(policy, national, local);
      const days = query.year === undefined ? [] : datesOf(query.year).filter((date) => date >= firstDay);
      return {
        body: {
          national: { version, firstDay, knownThrough, sources: plain(sources ?? {}) },
          local: local && { version: local.version, calendar: bodyOf(local) },
          days: days
            .map((date) => ({ date, kind: calendar.kind(date), name: calendar.nameOf(date) }))
            .filter(({ kind, name }) => name !== null || (kind !== 'workday' && kind !== 'weekend')),
        },
      };
    },
  }),
  route({
    id: 'publishNationalCalendar',
    method: 'post',
    path: '/api/v1/calendars/national',
    tag: 'administration',
    summary: '发布年度放假安排 Publish a year’s arrangement',
    about:
      'Takes the yearly notice of the State Council, compares it with a second source (from 2020 on), and publishes the next version of the national calendar to all cities of the installation; every open appeal is counted again. Of the first city’s administrators only.',
    admits: ['administrator'],
    body: nationalInput,
    answer: nationalAnswer,
    problems: ['notFirstCity', 'calendarFaulty', 'calendarUnchanged'],
    handle: async ({ caller, body }) => {
      const { account } = caller;
      const first = await firstCity(parts.db);
      if (first?.id !== account.city) return { problem: no('notFirstCity', { data: { city: first?.id ?? '' } }) };
      const { timezone } = countingOf((await parts.rules.inForce(account.city, caller.receivedAt)).policy);
      const today = civilDateOf(dayAt(await parts.clock(caller.receivedAt), timezone));
      const { year, name, second, preview } = body;
      const known = secondSource(year);
      const shipped = known && { name: SECOND_SOURCE, days: known };
      return parts.db.transaction(async (trx) => {
        await holdCalendars(trx);
        const before = await newestNational(trx);
        const next = nextNational(before, { year, source: body, second: second ?? null, shipped });
        if ('faults' in next) return { problem: faulty(next.faults, '') };
        const { calendar, changed } = next;
        const sources = calendar.sources?.[year] ?? [];
        const isSame = changed.length === 0 && calendar.knownThrough === before.knownThrough;
        if (isSame) return { problem: no('calendarUnchanged', { rule: 'R-SYS-09' }) };
        const cities = (await allCities(trx)).map(({ id }) => id);
        const from = changed[0] ? instantAt(dayNumberOf(changed[0].date) ?? 0, 0, timezone) : null;
        const counted = await openDues(trx, cities, from);
        const reason = `${year} 年放假安排（${name}）`;
        const ordered = preview ? [] : await publishNational(trx, calendar, { by: account.id, year, reason });
        return {
          body: {
            version: calendar.version,
            published: !preview,
            knownThrough: calendar.knownThrough,
            sources: [...sources],
            changedDays: changed.map((one) => ({ ...one, past: one.date < today })),
            dues: counted,
            rollouts: ordered,
          },
        };
      });
    },
  }),
  route({
    id: 'publishLocalCalendar',
    method: 'post',
    path: '/api/v1/calendars/local',
    tag: 'administration',
    summary: '发布本市日历 Publish the city’s own calendar',
    about:
      'Office hours and half days, rest and working days of the city’s own, per unit where it differs, and emergency suspensions: which clocks stop, for whom, from when to when. Every open appeal of the city is counted again.',
    admits: ['administrator'],
    body: localInput,
    answer: localAnswer,
    problems: ['calendarFaulty', 'calendarUnchanged', 'calendarMoved'],
    handle: async ({ caller, body }) => {
      const { city, id: by } = caller.account;
      const { timezone } = countingOf((await parts.rules.inForce(city, caller.receivedAt)).policy);
      return parts.db.transaction(async (trx) => {
        await holdCalendars(trx);
        const [before, national] = [await newestLocal(trx, city), await newestNational(trx)];
        const newest = before?.version ?? 0;
        if ((body.basedOn ?? 0) !== newest)
          return { problem: no('calendarMoved', { data: { basedOn: body.basedOn ?? 0, newest } }) };
        const units = (await unitsOf(trx, city)).map(({ id }) => id);
        const faults = contradictions(body.calendar, { units, firstDay: national.firstDay });
        if (faults.length > 0) return { problem: faulty(faults, '/calendar') };
        const calendar: LocalCalendar = { ...body.calendar, city, version: newest + 1 };
        const changes = localChanges(national, before, calendar);
        if (isUnchanged(changes)) return { problem: no('calendarUnchanged', { rule: 'R-SYS-09' }) };
        const { firstDay } = national;
        const from = changesFrom(changes, { before, after: calendar, firstDay, timezone });
        const counted = await openDues(trx, [city], from);
        const ordered = body.preview ? [] : [await publishLocal(trx, calendar, { by, reason: body.reason })];
        return {
          body: {
            version: calendar.version,
            published: !body.preview,
            changedDays: [...changes.days],
            changedHours: changes.hours.map(({ was, is, ...place }) => ({
              ...place,
              was: was && was.map((period) => [...period]),
              is: is && is.map((period) => [...period]),
            })),
            suspended: [...changes.suspended],
            noLongerSuspended: [...changes.noLongerSuspended],
            dues: counted,
            rollouts: ordered,
          },
        };
      });
    },
  }),
];

const faulty = (faults: readonly CalendarFault[], under: string): Problem =>
  no('calendarFaulty', {
    rule: 'R-TIM-21',
    fields: faults.slice(0, MOST_FAULTS).map(({ field, ...what }) => ({ path: `${under}${field}`, ...what })),
  });

const MOST_FAULTS = 50;

const bodyOf = ({ city: _city, version: _version, ...body }: LocalCalendar) => body;

const plain = (sources: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(sources).map(([year, names]) => [year, [...names]]));

function datesOf(year: string): string[] {
  const first = dayNumberOf(`${year}-01-01`) ?? 0;
  const dates = Array.from({ length: 366 }, (_, i) => civilDateOf(first + i));
  return dates.filter((date) => yearOf(date) === Number(year));
}
