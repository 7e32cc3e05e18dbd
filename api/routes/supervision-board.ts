import { z } from 'zod';
import { appealsNumbered } from '../../db/appeal-lists';
import { boardCounts, boardRows, cardsByUnit, climbingUntil } from '../../db/boards/supervision';
import { dayAt, instantAt } from '../../domain/calendar/time-zone';
import { HOUR } from '../../domain/limit/instant';
import type { Role } from '../../domain/loop/role';
import { WATCHED } from '../../domain/loop/watched';
import { countingOf } from '../../domain/policy/stipulations';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { appealRow, asAppealRow } from '../schemas/appeal-row';
import { cursorOf, instantPlace, placeIn } from '../schemas/cursor';
import { cursor, instantOut, iso, pageSize, said } from '../schemas/values';
import { ALARM_WORDS, OBLIGATION_WORDS } from '../words/vocabulary';
import { WATCHED_WORDS } from '../words/board-words';

export const BOARD_ROLES = [
  'supervisor',
  'hotlineOffice',
  'municipalLeader',
  'government',
  'administrator',
  'auditor',
] as const satisfies readonly Role[];

const UNITS_SHOWN = 20;

const counted = z.object({
  count: z.int(),
  more: z.boolean().meta({ description: 'there are more than were counted' }),
});

export const supervisionBoardRoutes = (parts: Parts): Route[] => [
  route({
    id: 'supervisionBoard',
    method: 'get',
    path: '/api/v1/boards/supervision',
    tag: 'lists',
    summary: '督办看板 The board of supervision',
    about:
      'How many appeals of the city stand under a yellow or red card, wait for the answer to written supervision, were rejected twice in a row, lie with several units or are major (R-SUP-06 to R-SUP-10), and how many climb the next rung soon. Lifted cards and what is over do not count. Each number opens its rows.',
    admits: [...BOARD_ROLES],
    answer: z.object({
      asOf: instantOut,
      figures: z.array(
        counted.extend({
          of: z.enum(WATCHED),
          words: said,
          rows: z.string().meta({ description: 'path of the list behind the number' }),
        }),
      ),
      climbing: z.object({ withinTheHour: counted, today: counted, withinADay: counted }),
      byUnit: z
        .array(z.object({ unit: z.string(), red: z.int(), yellow: z.int() }))
        .meta({ description: `the ${UNITS_SHOWN} units with the most cards` }),
    }),
    problems: [],
    handle: async ({ caller: { account, receivedAt } }) => {
      const { db, rules, clock } = parts;
      const { city } = account;
      const now = await clock(receivedAt);
      const { timezone } = countingOf((await rules.inForce(city, now)).policy);
      const tonight = instantAt(dayAt(now, timezone), 24 * 60, timezone);
      const [counts, climbing, byUnit] = await Promise.all([
        boardCounts(db, city),
        climbingUntil(db, city, [now + HOUR, tonight, now + 24 * HOUR]),
        cardsByUnit(db, city, UNITS_SHOWN),
      ]);
      const none = { count: 0, more: false };
      const [withinTheHour = none, today = none, withinADay = none] = climbing;
      return {
        body: {
          asOf: iso(now),
          figures: WATCHED.map((of) => ({
            of,
            words: WATCHED_WORDS[of],
            ...(counts.get(of) ?? none),
            rows: `/api/v1/boards/supervision/rows?of=${of}`,
          })),
          climbing: { withinTheHour, today, withinADay },
          byUnit,
        },
      };
    },
  }),
  route({
    id: 'supervisionBoardRows',
    method: 'get',
    path: '/api/v1/boards/supervision/rows',
    tag: 'lists',
    summary: '督办看板所列诉求 The appeals behind a number of the board',
    about: 'What climbs first comes first; of the other reasons what was received first.',
    admits: [...BOARD_ROLES],
    query: z.strictObject({
      of: z.enum(WATCHED),
      unit: z.string().max(40).optional(),
      limit: pageSize,
      cursor: cursor.optional(),
    }),
    answer: z.object({
      rows: z.array(
        z.object({
          appeal: appealRow,
          unit: z.string().nullable().meta({ description: 'the unit that answers for it' }),
          climbs: z
            .object({ at: instantOut, rung: said, owes: said })
            .nullable()
            .meta({ description: 'the next rung: when, which, above what' }),
        }),
      ),
      next: z.string().nullable(),
    }),
    problems: ['invalidInput'],
    handle: async ({ caller: { account }, query: { of, unit, limit, cursor: at } }) => {
      const read = placeIn(place, at);
      if ('problem' in read) return read;
      const after = read.place && { at: read.place[0], number: read.place[1] };
      const found = await boardRows(parts.db, account.city, { of, unit }, { after, limit: limit + 1 });
      const page = found.slice(0, limit);
      const numbers = page.map(({ number }) => number);
      const appeals = new Map(
        (await appealsNumbered(parts.db, account.city, numbers, {})).map((one) => [one.number, one]),
      );
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        body: {
          rows: page.flatMap(({ number, unit: whose, at: comes, rung, owes }) => {
            const appeal = appeals.get(number);
            if (!appeal) return [];
            const climbs =
              rung && owes ? { at: iso(comes), rung: ALARM_WORDS[rung], owes: OBLIGATION_WORDS[owes] } : null;
            return [{ appeal: asAppealRow(appeal), unit: whose, climbs }];
          }),
          next: last ? cursorOf([last.at, last.number]) : null,
        },
      };
    },
  }),
];

const place = z.tuple([instantPlace, z.string()]);
