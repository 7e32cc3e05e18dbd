import { z } from 'zod';
import { eventsOf, type EventView } from '../../db/appeal-view';
import type { CaseEvent } from '../../domain/loop/event';
import { ROLES } from '../../domain/loop/role';
import { seen } from '../case-access';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { instantOut, iso, said } from '../schemas/values';
import { ALARM_WORDS, EVENT_WORDS } from '../words/vocabulary';
import { numberParam } from './actions';

const event = z.object({
  v: z.int(),
  type: z.string(),
  words: said,
  at: instantOut.meta({ description: 'when it happened; a rung stands at the instant at which it fell due' }),
  recordedAt: instantOut,
  by: z
    .object({
      id: z.string(),
      name: z.string().nullable(),
      role: z.string(),
      roleWords: said,
      unit: z.string().nullable(),
    })
    .nullable()
    .meta({ description: 'null: the clock did it' }),
  fact: z.record(z.string(), z.unknown()).meta({ description: 'the event as the log holds it' }),
  hash: z.string().meta({ description: 'its hash in the case’s chain' }),
});

export const eventRoutes = (parts: Parts): Route[] => [
  route({
    id: 'events',
    method: 'get',
    path: '/api/v1/appeals/:number/events',
    tag: 'appeals',
    summary: '办理过程 The log of one appeal',
    admits: 'signedIn',
    params: numberParam,
    query: z.strictObject({
      after: z.coerce.number().pipe(z.int32().min(0)).default(0).meta({ description: 'version after which to begin' }),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    answer: z.object({
      events: z.array(event),
      next: z.int().nullable().meta({ description: '`after` of the next page' }),
    }),
    problems: ['unknownAppeal', 'notYourUnit'],
    handle: async ({ caller, params: { number }, query: { after, limit } }) => {
      const found = await seen(parts.db, caller.account, number);
      if ('problem' in found) return found;
      const rows = await eventsOf(parts.db, number, after, limit + 1);
      const page = rows.slice(0, limit);
      const isOver = found.state.phase === 'archived';
      return {
        body: {
          events: page.map((row) => asEvent(row, isOver)),
          next: rows.length > limit ? (page.at(-1)?.v ?? null) : null,
        },
      };
    },
  }),
];

interface Drawn {
  does?: string;
  draw?: number;
}

function asEvent(
  { v, type, at, recordedAt, actor, actorName, role, unit, body, hash }: EventView,
  isOver: boolean,
): z.input<typeof event> {
  const { v: _v, type: _type, at: _at, by: _by, ...fact } = JSON.parse(body) as CaseEvent & Drawn;
  // nobody who still works on the appeal may know whether it will be visited (R-VIS-01)
  if (!isOver) delete fact.draw;
  const does = type === 'rang' ? (fact as { does?: keyof typeof ALARM_WORDS }).does : undefined;
  return {
    v,
    type,
    words: does ? ALARM_WORDS[does] : EVENT_WORDS[type],
    at: iso(at),
    recordedAt: iso(recordedAt),
    by:
      actor === null || role === null
        ? null
        : { id: actor, name: actorName, role, roleWords: { zh: ROLES[role].zh, en: ROLES[role].en }, unit },
    fact,
    hash,
  };
}
