import { z } from 'zod';
import { endUnit } from '../../db/organisation/dissolving';
import { addUnit, changeUnit, type UnitPatch } from '../../db/organisation/unit-changes';
import { unitsOf } from '../../db/organisation/units';
import { changing } from '../organisation/changing';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { reason, telephones, unitId, unitKind, unitName } from '../schemas/organisation-values';
import { asUnit, unitView } from '../schemas/unit-view';
import { instantIn } from '../schemas/values';

const ADMINISTRATOR = ['administrator'] as const;
const oneUnit = z.object({ unit: unitView });
const unitParam = z.object({ unit: unitId });

const newUnit = z.strictObject({
  id: unitId,
  name: unitName,
  nameEn: unitName.nullable().default(null),
  kind: unitKind,
  parent: unitId.meta({ description: 'the unit above; its level and one more is the level of this one' }),
  telephones: telephones.default([]),
  activeFrom: instantIn.nullable().default(null).meta({ description: 'orders can be dispatched to it from then on' }),
});

const unitChange = z.strictObject({
  name: unitName.optional(),
  nameEn: unitName.nullable().optional(),
  kind: unitKind.optional(),
  parent: unitId.optional().meta({ description: 'moves it there with every unit below it' }),
  telephones: telephones.optional(),
  activeFrom: instantIn.nullable().optional(),
});

export const unitRoutes = (parts: Parts): Route[] => [
  route({
    id: 'units',
    method: 'get',
    path: '/api/v1/units',
    tag: 'city',
    summary: '网络单位 Network units',
    about: 'From the platform down, also those that have ended.',
    admits: 'signedIn',
    answer: z.object({ units: z.array(unitView) }),
    problems: [],
    handle: async ({ caller }) => {
      const now = await parts.clock(caller.receivedAt);
      const units = await unitsOf(parts.db, caller.account.city);
      return { body: { units: units.map((u) => asUnit(u, now)) } };
    },
  }),
  route({
    id: 'addUnit',
    method: 'post',
    path: '/api/v1/units',
    tag: 'administration',
    summary: '增设单位 Add a unit',
    about:
      'At any level of the tree (R-ORG-21); government bodies, public service units, social organisations, enterprises, sub-centres and member units alike (R-ORG-17).',
    admits: ADMINISTRATOR,
    body: newUnit,
    status: 201,
    answer: oneUnit,
    problems: ['unitIdTaken', 'unitNotKnown', 'unitEnded', 'dateUnknown'],
    handle: async ({ caller, body }) => {
      const added = await changing(parts, caller, (trx, doing) => addUnit(trx, doing, body));
      if ('problem' in added) return added;
      return { body: { unit: asUnit(added.unit, await parts.clock(caller.receivedAt)) } };
    },
  }),
  route({
    id: 'changeUnit',
    method: 'post',
    path: '/api/v1/units/:unit',
    tag: 'administration',
    summary: '修改单位 Change a unit',
    about: 'Its names, kind, telephones, or its place in the tree. A unit is never deleted: it is ended.',
    admits: ADMINISTRATOR,
    params: unitParam,
    body: unitChange,
    answer: oneUnit,
    problems: ['unitNotKnown', 'unitEnded', 'unitBelowItself', 'platformStays', 'dateUnknown'],
    handle: async ({ caller, params, body }) => {
      const patch = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as UnitPatch;
      const changed = await changing(parts, caller, (trx, doing) => changeUnit(trx, doing, { id: params.unit, patch }));
      if ('problem' in changed) return changed;
      return { body: { unit: asUnit(changed.unit, await parts.clock(caller.receivedAt)) } };
    },
  }),
  route({
    id: 'endUnit',
    method: 'post',
    path: '/api/v1/units/:unit/end',
    tag: 'administration',
    summary: '合并或撤销单位 Merge or dissolve a unit',
    about:
      'From now on it takes no new order. What it has in hand goes to its successor as it stands, by a rollout that says how far it is; no clock changes. Without a successor it ends only when it has nothing in hand.',
    admits: ADMINISTRATOR,
    params: unitParam,
    body: z.strictObject({
      into: unitId.nullable().meta({ description: 'the successor; null: there is none' }),
      moveGrants: z.boolean().default(false).meta({ description: 'its people hold their roles at the successor too' }),
      reason,
    }),
    answer: z.object({
      rollout: z.string().nullable().meta({ description: 'id of the rollout that hands over what was in hand' }),
    }),
    problems: ['platformStays', 'unitNotKnown', 'unitEnded', 'unitBelowItself', 'unitsBelow', 'ordersInHand'],
    handle: async ({ caller, params, body }) => {
      const ended = await changing(parts, caller, (trx, doing) => endUnit(trx, doing, { unit: params.unit, ...body }));
      return 'problem' in ended ? ended : { body: { rollout: ended.rollout } };
    },
  }),
];
