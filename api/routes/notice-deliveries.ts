import { z } from 'zod';
import { deliveriesOf, deliveryCounts, retryDeliveries } from '../../db/notices/delivery-list';
import type { Parts } from '../parts';
import { no } from '../problems/problem';
import { type Route, route } from '../route';
import { cursorOf, instantPlace, placeIn } from '../schemas/cursor';
import { roleName } from '../schemas/role-name';
import { cursor, instantOut, iso, isoOrNull, pageSize, said } from '../schemas/values';
import { noticeWords } from '../words/notice-words';
import { saidOf } from '../words/vocabulary';

const item = z.object({
  number: z.string().meta({ description: 'of the appeal; of a report on the knowledge base its own' }),
  does: z.string(),
  words: said,
  at: instantOut,
});

const delivery = z.object({
  id: z.string().meta({ description: 'told to whoever receives it: Message-ID, X-Huiying-Notice, webhook-id' }),
  channel: z.enum(['email', 'webhook']),
  account: z.object({ id: z.string(), name: z.string() }).nullable().meta({
    description: 'null: an appellant, the city’s webhook, or nobody yet, where a fault kept it from being addressed',
  }),
  role: roleName.nullable(),
  roleWords: said.nullable().meta({ description: 'who is told, by what they are' }),
  items: z.array(item),
  status: z.enum(['waiting', 'sent', 'failed', 'dropped']),
  held: z.enum(['digest', 'quiet']).nullable(),
  notHeldBy: z.string().nullable().meta({ description: 'the rule by which it did not wait for digest or quiet hours' }),
  dueAt: instantOut,
  attempts: z.int(),
  failedAt: instantOut.nullable(),
  lastError: z.string().nullable(),
  doneAt: instantOut.nullable(),
  createdAt: instantOut,
});

const place = z.tuple([instantPlace, z.uuid()]);
const retried = z.object({ retried: z.int() });

/** What became of notices: waiting, sent, failed, and trying them again. */
export const noticeDeliveryRoutes = (parts: Parts): Route[] => [
  route({
    id: 'noticeDeliveries',
    method: 'get',
    path: '/api/v1/notice-deliveries',
    tag: 'administration',
    summary: '通知投递情况 Messages, and how they went',
    about: 'The newest first, never with an address. «inTrouble»: given up, or waiting for another try.',
    admits: ['administrator'],
    query: z.strictObject({
      which: z.enum(['waiting', 'inTrouble', 'failed', 'sent', 'dropped']).optional(),
      limit: pageSize,
      cursor: cursor.optional(),
    }),
    answer: z.object({
      counts: z.object({ waiting: z.int(), retrying: z.int(), failed: z.int() }),
      deliveries: z.array(delivery),
      next: z.string().nullable(),
    }),
    problems: ['invalidInput'],
    handle: async ({ caller: { account }, query }) => {
      const read = placeIn(place, query.cursor);
      if ('problem' in read) return read;
      const [at, id] = read.place ?? [];
      const [counts, rows] = await Promise.all([
        deliveryCounts(parts.db, account.city),
        deliveriesOf(parts.db, account.city, {
          which: query.which,
          limit: query.limit + 1,
          after: at === undefined || id === undefined ? undefined : { at, id },
        }),
      ]);
      const page = rows.slice(0, query.limit);
      const last = rows.length > query.limit ? page.at(-1) : undefined;
      return {
        body: {
          counts,
          deliveries: page.map((d) => ({
            ...d,
            roleWords: d.role && saidOf(d.role),
            items: d.items.map(({ number, does, at }) => ({
              number,
              does,
              words: noticeWords(does, d.role === 'appellant'),
              at: iso(at),
            })),
            dueAt: iso(d.dueAt),
            failedAt: isoOrNull(d.failedAt),
            doneAt: isoOrNull(d.doneAt),
            createdAt: iso(d.createdAt),
          })),
          next: last ? cursorOf([last.createdAt, last.id]) : null,
        },
      };
    },
  }),
  route({
    id: 'retryNotices',
    method: 'post',
    path: '/api/v1/notice-deliveries/retry',
    tag: 'administration',
    summary: '全部立即重试 Try all again now',
    about: 'Those that failed, and those that wait for another try.',
    admits: ['administrator'],
    body: z.strictObject({}),
    answer: retried,
    problems: [],
    handle: async ({ caller: { account } }) => ({
      body: { retried: await retryDeliveries(parts.db, account.city, null) },
    }),
  }),
  route({
    id: 'retryNotice',
    method: 'post',
    path: '/api/v1/notice-deliveries/:id/retry',
    tag: 'administration',
    summary: '立即重试 Try one again now',
    admits: ['administrator'],
    params: z.object({ id: z.string() }),
    body: z.strictObject({}),
    answer: retried,
    problems: ['deliveryNotInTrouble'],
    handle: async ({ caller: { account }, params: { id } }) => {
      const count = z.uuid().safeParse(id).success ? await retryDeliveries(parts.db, account.city, id) : 0;
      return count === 0 ? { problem: no('deliveryNotInTrouble') } : { body: { retried: count } };
    },
  }),
];
