import { z } from 'zod';
import { deputiesOf, endDeputy, nameDeputy } from '../../db/organisation/deputies';
import { cancelOnDuty, rosterOf, setOnDuty } from '../../db/organisation/roster';
import { ROLES } from '../../domain/loop/role';
import { changing } from '../organisation/changing';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { entryId, unitId } from '../schemas/organisation-values';
import { roleName } from '../schemas/role-name';
import { instantIn, instantOut, iso, said } from '../schemas/values';

const entryView = z.object({
  id: z.string(),
  account: z.string(),
  name: z.string(),
  role: roleName,
  roleWords: said,
  unit: z.string().nullable(),
  from: instantOut,
  until: instantOut,
});

const deputyView = z.object({
  id: z.string(),
  absent: z.object({ account: z.string(), name: z.string() }),
  deputy: z.object({ account: z.string(), name: z.string() }),
  from: instantOut,
  until: instantOut,
});

const onlyId = z.object({ id: entryId });
const done = z.object({ id: z.string() });

export const rosterRoutes = (parts: Parts): Route[] => [
  route({
    id: 'roster',
    method: 'get',
    path: '/api/v1/roster',
    tag: 'city',
    summary: '值班表 Who is on duty',
    about: 'Now, or between two instants.',
    admits: 'signedIn',
    query: z.strictObject({ from: instantIn.optional(), until: instantIn.optional() }),
    answer: z.object({ entries: z.array(entryView) }),
    problems: ['dateUnknown'],
    handle: async ({ caller, query }) => {
      const from = query.from ?? (await parts.clock(caller.receivedAt));
      const entries = await rosterOf(parts.db, caller.account.city, from, query.until ?? from);
      return {
        body: {
          entries: entries.map((e) => ({
            ...e,
            roleWords: { zh: ROLES[e.role].zh, en: ROLES[e.role].en },
            from: iso(e.from),
            until: iso(e.until),
          })),
        },
      };
    },
  }),
  route({
    id: 'setOnDuty',
    method: 'post',
    path: '/api/v1/roster',
    tag: 'administration',
    summary: '排班 Put somebody on duty',
    about: 'Whoever is on duty holds the role already: a roster gives no rights.',
    admits: ['administrator'],
    body: z.strictObject({
      account: entryId,
      role: roleName,
      unit: unitId.nullable().default(null),
      from: instantIn,
      until: instantIn,
    }),
    status: 201,
    answer: done,
    problems: ['periodEmpty', 'accountNotKnown', 'grantNotHeld', 'dateUnknown'],
    handle: async ({ caller, body }) => {
      const set = await changing(parts, caller, (trx, doing) => setOnDuty(trx, doing, body));
      return 'problem' in set ? set : { body: { id: set.entry } };
    },
  }),
  route({
    id: 'cancelOnDuty',
    method: 'delete',
    path: '/api/v1/roster/:id',
    tag: 'administration',
    summary: '撤销排班 Take an entry of the roster back',
    admits: ['administrator'],
    params: onlyId,
    answer: done,
    problems: ['entryUnknown'],
    handle: async ({ caller, params: { id } }) => {
      const cancelled = await changing(parts, caller, (trx, doing) => cancelOnDuty(trx, doing, id));
      return 'problem' in cancelled ? cancelled : { body: { id } };
    },
  }),
  route({
    id: 'deputies',
    method: 'get',
    path: '/api/v1/deputies',
    tag: 'city',
    summary: '代理人 Deputies of those who are absent',
    admits: 'signedIn',
    answer: z.object({ deputies: z.array(deputyView) }),
    problems: [],
    handle: async ({ caller }) => {
      const now = await parts.clock(caller.receivedAt);
      const found = await deputiesOf(parts.db, caller.account.city, now);
      return {
        body: {
          deputies: found.map((d) => ({
            id: d.id,
            absent: { account: d.absent, name: d.absentName },
            deputy: { account: d.deputy, name: d.deputyName },
            from: iso(d.from),
            until: iso(d.until),
          })),
        },
      };
    },
  }),
  route({
    id: 'nameDeputy',
    method: 'post',
    path: '/api/v1/deputies',
    tag: 'administration',
    summary: '指定代理人 Name a deputy',
    about:
      'Acts for the absent person with that person’s roles from then to then. What is done is on record as the deputy’s act.',
    admits: ['administrator'],
    body: z.strictObject({ absent: entryId, deputy: entryId, from: instantIn, until: instantIn }),
    status: 201,
    answer: done,
    problems: ['deputyOfOneself', 'periodEmpty', 'accountNotKnown', 'dateUnknown'],
    handle: async ({ caller, body }) => {
      const named = await changing(parts, caller, (trx, doing) => nameDeputy(trx, doing, body));
      return 'problem' in named ? named : { body: { id: named.deputy } };
    },
  }),
  route({
    id: 'endDeputy',
    method: 'post',
    path: '/api/v1/deputies/:id/end',
    tag: 'administration',
    summary: '结束代理 End a deputy’s time',
    admits: ['administrator'],
    params: onlyId,
    body: z.strictObject({}),
    answer: done,
    problems: ['entryUnknown'],
    handle: async ({ caller, params: { id } }) => {
      const ended = await changing(parts, caller, (trx, doing) => endDeputy(trx, doing, id));
      return 'problem' in ended ? ended : { body: { id } };
    },
  }),
];
