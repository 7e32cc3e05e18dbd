import { z } from 'zod';
import { notificationsOfGrants } from '../../db/notification-lists';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { cursorOf, instantPlace, placeIn } from '../schemas/cursor';
import { cursor, instantOut, iso, pageSize, said } from '../schemas/values';
import { roleName } from '../schemas/role-name';
import { saidOf, TOLD_WORDS } from '../words/vocabulary';

const notification = z.object({
  number: z.string(),
  does: z.string().meta({ description: 'the rung of the supervision ladder that rang, or the event' }),
  words: said,
  role: roleName,
  unit: z.string().nullable(),
  at: instantOut,
  stage: z.string(),
  stageWords: said,
  title: z.string().nullable(),
});

const place = z.tuple([instantPlace, z.int()]);

export const notificationRoutes = (parts: Parts): Route[] => [
  route({
    id: 'notifications',
    method: 'get',
    path: '/api/v1/notifications',
    tag: 'lists',
    summary: '提醒与督办 Reminders, cards and news',
    about:
      'What was told to the caller’s roles and units, the newest first: reminders, yellow and red cards, supervision, reports (R-SUP-06, R-SUP-24); what the appellant urged or added; answers to what a unit asked for.',
    admits: 'signedIn',
    query: z.strictObject({ limit: pageSize, cursor: cursor.optional() }),
    answer: z.object({ notifications: z.array(notification), next: z.string().nullable() }),
    problems: ['invalidInput'],
    handle: async ({ caller: { account }, query }) => {
      const read = placeIn(place, query.cursor);
      if ('problem' in read) return read;
      const [at = 0, id = 0] = read.place ?? [];
      const rows = await notificationsOfGrants(parts.db, account.city, account.grants, {
        limit: query.limit + 1,
        after: read.place ? { at, id } : undefined,
      });
      const page = rows.slice(0, query.limit);
      const last = rows.length > query.limit ? page.at(-1) : undefined;
      return {
        body: {
          notifications: page.map(({ id: _id, ...n }) => ({
            ...n,
            words: TOLD_WORDS[n.does],
            at: iso(n.at),
            stageWords: saidOf(n.stage) ?? { zh: n.stage, en: n.stage },
          })),
          next: last ? cursorOf([last.at, last.id]) : null,
        },
      };
    },
  }),
];
