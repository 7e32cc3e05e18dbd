import { z } from 'zod';
import { countUnseen, markSeen } from '../../db/notices/receipts';
import { notificationsOfAccount } from '../../db/notification-lists';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { cursorOf, instantPlace, placeIn } from '../schemas/cursor';
import { code, cursor, instantOut, iso, isoOrNull, pageSize, said } from '../schemas/values';
import { roleName } from '../schemas/role-name';
import { saidOf, TOLD_WORDS } from '../words/vocabulary';

const notification = z.object({
  id: z.int(),
  number: z.string(),
  does: z.string().meta({ description: 'the rung of the supervision ladder that rang, or the event' }),
  words: said,
  role: roleName,
  unit: z.string().nullable(),
  at: instantOut,
  stage: z.string(),
  stageWords: said,
  title: z.string().nullable(),
  seenAt: instantOut.nullable().meta({ description: 'when the caller saw it first' }),
  seenBySomebodyAt: instantOut.nullable().meta({ description: 'when somebody of the same role saw it first' }),
});

const seen = z.object({ seen: z.int().meta({ description: 'how many of them the caller had not seen before' }) });

/** more than these are not counted: the page says «99+» */
const COUNTED = 100;

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
    query: z.strictObject({
      unseen: z
        .enum(['true', 'false'])
        .default('false')
        .transform((text) => text === 'true')
        .meta({ description: 'only what the caller has not seen' }),
      limit: pageSize,
      cursor: cursor.optional(),
    }),
    answer: z.object({ notifications: z.array(notification), next: z.string().nullable() }),
    problems: ['invalidInput'],
    handle: async ({ caller: { account }, query }) => {
      const read = placeIn(place, query.cursor);
      if ('problem' in read) return read;
      const [at = 0, id = 0] = read.place ?? [];
      const rows = await notificationsOfAccount(parts.db, account, {
        unseen: query.unseen,
        limit: query.limit + 1,
        after: read.place ? { at, id } : undefined,
      });
      const page = rows.slice(0, query.limit);
      const last = rows.length > query.limit ? page.at(-1) : undefined;
      return {
        body: {
          notifications: page.map((n) => ({
            ...n,
            words: TOLD_WORDS[n.does],
            at: iso(n.at),
            seenAt: isoOrNull(n.seenAt),
            seenBySomebodyAt: isoOrNull(n.seenBySomebodyAt),
            stageWords: saidOf(n.stage) ?? { zh: n.stage, en: n.stage },
          })),
          next: last ? cursorOf([last.at, last.id]) : null,
        },
      };
    },
  }),
  route({
    id: 'unseenNotifications',
    method: 'get',
    path: '/api/v1/notifications/unseen',
    tag: 'lists',
    summary: '未读数 How many are unseen',
    about: `Of the last 30 days; counted up to ${COUNTED}.`,
    admits: 'signedIn',
    answer: z.object({ unseen: z.int(), more: z.boolean() }),
    problems: [],
    handle: async ({ caller: { account } }) => {
      const unseen = await countUnseen(parts.db, { ...account, account: account.id }, COUNTED);
      return { body: { unseen, more: unseen === COUNTED } };
    },
  }),
  route({
    id: 'seeNotifications',
    method: 'post',
    path: '/api/v1/notifications/seen',
    tag: 'lists',
    summary: '已读 Say that notifications were seen',
    about:
      'Several at once, or all of one appeal, when it is opened. It is a receipt: on record once, and never taken back. No rule makes the ladder wait for it or climb without it: its rungs go by the clock (R-SUP-23).',
    admits: 'signedIn',
    body: z.union([
      z.strictObject({ ids: z.array(z.int().min(1)).min(1).max(200) }),
      z.strictObject({ number: code(40) }),
    ]),
    answer: seen,
    problems: [],
    handle: async ({ caller: { account }, body }) => ({
      body: { seen: await markSeen(parts.db, { ...account, account: account.id }, body) },
    }),
  }),
  route({
    id: 'seeNotification',
    method: 'post',
    path: '/api/v1/notifications/:id/seen',
    tag: 'lists',
    summary: '已读一条 Say that one was seen',
    admits: 'signedIn',
    params: z.object({ id: z.string().transform((text) => (/^\d{1,15}$/.test(text) ? Number(text) : 0)) }),
    body: z.strictObject({}),
    answer: seen,
    problems: [],
    handle: async ({ caller: { account }, params: { id } }) => ({
      body: { seen: await markSeen(parts.db, { ...account, account: account.id }, { ids: [id] }) },
    }),
  }),
];
