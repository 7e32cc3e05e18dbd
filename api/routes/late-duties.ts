import { z } from 'zod';
import { lateDuties } from '../../db/late-duties';
import { ROLES, type Role } from '../../domain/loop/role';
import { OBLIGATION_KINDS } from '../../domain/obligation/obligation';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { cursorOf, instantPlace, placeIn } from '../schemas/cursor';
import { cursor, instantIn, instantOut, iso, isoOrNull, pageSize, said } from '../schemas/values';
import { OBLIGATION_WORDS } from '../words/vocabulary';

const duty = z.object({
  number: z.string(),
  kind: z.enum(OBLIGATION_KINDS),
  words: said,
  order: z.int().nullable(),
  role: said,
  unit: z.string().nullable(),
  dueAt: instantOut,
  settledAt: instantOut.nullable().meta({ description: 'when it was done after all; null: it is still open' }),
});

const place = z.tuple([instantPlace, z.string(), z.string()]);

export const lateDutyRoutes = (parts: Parts): Route[] => [
  route({
    id: 'lateDuties',
    method: 'get',
    path: '/api/v1/late-duties',
    tag: 'lists',
    summary: '逾期事项 Late duties',
    about:
      'What was owed by an instant and not done by it, the longest due first: e.g. late assignments with kind=dispatch (R-DSP-13).',
    admits: ['supervisor', 'hotlineOffice', 'municipalLeader', 'government', 'administrator', 'auditor'],
    query: z.strictObject({
      kind: z.enum(OBLIGATION_KINDS).default('dispatch'),
      from: instantIn.optional().meta({ description: 'due at or after' }),
      to: instantIn.optional().meta({ description: 'due at or before' }),
      limit: pageSize,
      cursor: cursor.optional(),
    }),
    answer: z.object({ duties: z.array(duty), next: z.string().nullable() }),
    problems: ['invalidInput'],
    handle: async ({ caller, query: { limit, cursor: after, ...filter } }) => {
      const read = placeIn(place, after);
      if ('problem' in read) return read;
      const now = await parts.clock(caller.receivedAt);
      const [dueAt, number, id] = read.place ?? [];
      const page = {
        limit: limit + 1,
        ...(dueAt !== undefined && number !== undefined && id !== undefined ? { after: { dueAt, number, id } } : {}),
      };
      const rows = await lateDuties(parts.db, caller.account.city, { ...filter, now }, page);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        body: {
          duties: shown.map(({ id: _id, role, ...one }) => ({
            ...one,
            words: OBLIGATION_WORDS[one.kind],
            role: { zh: ROLES[role as Role].zh, en: ROLES[role as Role].en },
            dueAt: iso(one.dueAt),
            settledAt: isoOrNull(one.settledAt),
          })),
          next: last ? cursorOf([last.dueAt, last.number, last.id]) : null,
        },
      };
    },
  }),
];
