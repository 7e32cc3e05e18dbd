import { z } from 'zod';
import { addEntry, addVersion } from '../../db/knowledge/writing';
import { validityOf, type VersionStands } from '../../domain/knowledge/entry';
import type { Role } from '../../domain/loop/role';
import { countingOf } from '../../domain/policy/stipulations';
import { answered, ownEntry, proved } from '../knowledge/writing';
import type { ProblemCode } from '../problems/problem';
import type { Parts } from '../parts';
import { type Asked, type Route, route } from '../route';
import { contentOf, entryParam, newEntry, newVersion, retirement } from '../schemas/knowledge-input';

/** who keeps entries: of the own unit, or for all units (R-ROL-30) */
export const KEEPERS = [
  'handler',
  'responsibleLeader',
  'leaderInCharge',
  'principalLeader',
  'hotlineOffice',
  'administrator',
] as const satisfies readonly Role[];

const written = z.object({ id: z.string(), version: z.int() });

const WRITING = ['notYourEntry', 'unitNotKnown', 'unitEnded', 'keyReused', 'invalidInput'] as const;
const CHANGING = [...WRITING, 'unknownEntry', 'entryRetired', 'entryMoved'] as const satisfies readonly ProblemCode[];

/** Entries are written by the units that own them, and every change is a version of its own (R-KNB-01, R-KNB-08). */
export const knowledgeWritingRoutes = (parts: Parts): Route[] => [
  route({
    id: 'addKnowledge',
    method: 'post',
    path: '/api/v1/knowledge',
    tag: 'lists',
    summary: '新建知识库条目 Write an entry',
    about: 'As a draft, or published at once; it holds from its first day, and never before it was published.',
    admits: KEEPERS,
    body: newEntry,
    status: 201,
    answer: written,
    problems: WRITING,
    handle: async ({ caller, body, ...asked }) => {
      const request = await requestOf({ caller, ...asked });
      const handed = { content: contentOf(body), stands: standsOf(body.publish), reason: body.reason, request };
      const first = await proved(parts, caller, handed);
      if ('problem' in first) return first;
      return answered(await addEntry(parts.db, caller.account.city, first), { entry: '', basedOn: 0 });
    },
  }),
  route({
    id: 'addKnowledgeVersion',
    method: 'post',
    path: '/api/v1/knowledge/:id/versions',
    tag: 'lists',
    summary: '条目新版本 Write the next version of an entry',
    about:
      'Whole, not as a difference. A published one takes the place of the one in force from its first day on; what was written before stays as it was.',
    admits: KEEPERS,
    params: entryParam,
    body: newVersion,
    status: 201,
    answer: written,
    problems: CHANGING,
    handle: async ({ caller, params: { id }, body, ...asked }) => {
      const own = await ownEntry(parts, caller, id);
      if ('problem' in own) return own;
      const request = await requestOf({ caller, ...asked });
      const handed = { content: contentOf(body), stands: standsOf(body.publish), reason: body.reason, request };
      const next = await proved(parts, caller, handed);
      if ('problem' in next) return next;
      const { basedOn } = body;
      return answered(await addVersion(parts.db, caller.account.city, { entry: id, basedOn }, next), {
        entry: id,
        basedOn,
      });
    },
  }),
  route({
    id: 'retireKnowledge',
    method: 'post',
    path: '/api/v1/knowledge/:id/retire',
    tag: 'lists',
    summary: '停用条目 Retire an entry',
    about:
      'From this instant on no call is answered from it, and it takes no new version. What was answered stays provable.',
    admits: KEEPERS,
    params: entryParam,
    body: retirement,
    answer: written,
    problems: CHANGING,
    handle: async ({ caller, params: { id }, body: { reason, basedOn }, ...asked }) => {
      const own = await ownEntry(parts, caller, id);
      if ('problem' in own) return own;
      const { city, id: madeBy } = caller.account;
      const madeAt = await parts.clock(caller.receivedAt);
      const { policy } = await parts.rules.inForce(city, madeAt);
      const { entry: content } = own;
      const validity = validityOf(content, madeAt, countingOf(policy).timezone);
      const request = await requestOf({ caller, ...asked });
      const last = { content, validity, stands: 'retired', reason, madeBy, madeAt, request } as const;
      return answered(await addVersion(parts.db, city, { entry: id, basedOn }, last), { entry: id, basedOn });
    },
  }),
];

const standsOf = (publish: boolean): VersionStands => (publish ? 'published' : 'draft');

/** under which key a repetition of the request is known */
export const requestOf = async ({
  caller,
  idempotencyKey,
  bodyHash,
}: Pick<Asked<unknown, unknown, unknown>, 'caller' | 'idempotencyKey' | 'bodyHash'>) => ({
  key: `${caller.account.id}:${idempotencyKey}`,
  hash: await bodyHash(),
});
