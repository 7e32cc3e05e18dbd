import { z } from 'zod';
import { inOwnCity, orderRollout, proposeRollout, rolloutOf, rolloutsOf, stepRollout } from '../../db/rollouts';
import { policyVersion } from '../../db/policies';
import { previewRebase } from '../../db/rollout-preview';
import { fourEyes } from '../../domain/policy/administration-terms';
import { CATEGORIES } from '../../domain/policy/category';
import { wakeRollout } from '../../relay/rollout-starter';
import { no } from '../problems/problem';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { asRebaseView, asRolloutView, rebaseView, rolloutView } from '../schemas/rollout-view';

const reach = {
  policyVersion: z.int().positive().meta({ description: 'a version of the city’s policy that is in force' }),
  rebase: z.enum(['fromStart', 'fromNow']).meta({ description: 'from when the category limit counts (R-SYS-19)' }),
  categories: z.array(z.enum(CATEGORIES)).min(1).nullable().default(null),
  units: z.array(z.string().max(40)).min(1).max(1000).nullable().default(null),
};

const ROLES = ['administrator', 'auditor'] as const;
const id = z.object({ id: z.string().regex(/^\d{1,18}$/) });

/** what a person does with a rollout */
const STEPS = [
  {
    step: 'approve',
    status: 'ordered',
    summary: '批准下达 Approve a rollout',
    about: 'By a second person, where the city wants four eyes: only then does it reach anybody.',
  },
  {
    step: 'withdraw',
    status: 'withdrawn',
    summary: '撤回下达 Withdraw a rollout',
    about:
      'One of a policy, before it has begun or while it stands still: it reaches nobody any more. What has changed by then stays so.',
  },
  {
    step: 'pause',
    status: 'paused',
    summary: '暂停下达 Pause a rollout',
    about: 'It stands still after the page under way; those of the city that were ordered later wait behind it.',
  },
  {
    step: 'resume',
    status: 'running',
    summary: '继续下达 Resume a rollout',
    about: 'It goes on where it stood still.',
  },
] as const;

/** Changes on their way to the open appeals: what is under way, standing still and going on, and a policy applied by name (R-SYS-02). */
export const rolloutRoutes = (parts: Parts): Route[] => [
  route({
    id: 'rollouts',
    method: 'get',
    path: '/api/v1/rollouts',
    tag: 'administration',
    summary: '变更下达 Rollouts',
    about: 'Changes of policy, calendar and organisation on their way to the open appeals, the newest first.',
    admits: ROLES,
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    answer: z.object({ rollouts: z.array(rolloutView) }),
    problems: [],
    handle: async ({ caller, query }) => ({
      body: { rollouts: (await rolloutsOf(parts.db, caller.account.city, query.limit)).map(asRolloutView) },
    }),
  }),
  route({
    id: 'rollout',
    method: 'get',
    path: '/api/v1/rollouts/:id',
    tag: 'administration',
    summary: '变更下达进度 Progress of a rollout',
    admits: ROLES,
    params: id,
    answer: rolloutView,
    problems: ['unknownRollout'],
    handle: async ({ caller, params }) => {
      const found = inOwnCity(await rolloutOf(parts.db, params.id), caller.account.city);
      return found
        ? { body: asRolloutView(found) }
        : { problem: no('unknownRollout', { data: { rollout: params.id } }) };
    },
  }),
  route({
    id: 'previewRollout',
    method: 'post',
    path: '/api/v1/rollouts/preview',
    tag: 'administration',
    summary: '试算对在办诉求的影响 Preview on open appeals',
    about: 'What applying this version to the open appeals would do now; nothing is changed (R-SYS-19).',
    admits: ROLES,
    body: z.strictObject(reach),
    answer: rebaseView,
    problems: ['policyNotInForce'],
    handle: async ({ caller, body }) => {
      const rules = await inForce(parts, caller.account.city, caller.receivedAt, body.policyVersion);
      if (!rules) return { problem: notInForce(body.policyVersion) };
      const at = await parts.clock(caller.receivedAt);
      const found = await previewRebase(parts.db, { ...body, city: caller.account.city, rules, at });
      return { body: asRebaseView(found, { rebase: body.rebase, at }) };
    },
  }),
  route({
    id: 'applyPolicy',
    method: 'post',
    path: '/api/v1/rollouts',
    tag: 'administration',
    summary: '将政策适用于在办诉求 Apply a policy to open appeals',
    about:
      'A named, logged act (R-SYS-02): every open appeal that it reaches has an event with old and new due instants. Carried out in the background, page by page; where the city wants four eyes, once a second person has approved it.',
    admits: ['administrator'],
    body: z.strictObject({ ...reach, reason: z.string().trim().min(1).max(500) }),
    answer: rolloutView,
    status: 202,
    problems: ['policyNotInForce'],
    handle: async ({ caller, body }) => {
      const { city, id: by } = caller.account;
      const rules = await inForce(parts, city, caller.receivedAt, body.policyVersion);
      if (!rules) return { problem: notInForce(body.policyVersion) };
      const { policy: now } = await parts.rules.inForce(city, await parts.clock(caller.receivedAt));
      const make = fourEyes(now).value ? proposeRollout : orderRollout;
      const made = await parts.db.transaction(async (trx) => {
        const { id: rollout } = await make(trx, { ...body, kind: 'policy', city, by });
        return rolloutOf(trx, rollout);
      });
      if (!made) throw new Error('a rollout that was ordered is not there');
      return { status: 202, body: asRolloutView(made) };
    },
  }),
  ...STEPS.map(({ step, status, summary, about }) =>
    route({
      id: `${step}Rollout`,
      method: 'post',
      path: `/api/v1/rollouts/:id/${step}`,
      tag: 'administration',
      summary,
      about,
      admits: ['administrator'],
      params: id,
      answer: rolloutView,
      problems: ['unknownRollout', 'rolloutStep', 'fourEyes'],
      handle: async ({ caller, params }) => {
        const { city, id: by } = caller.account;
        const found = inOwnCity(await rolloutOf(parts.db, params.id), city);
        if (!found) return { problem: no('unknownRollout', { data: { rollout: params.id } }) };
        if (step === 'approve' && found.by === by) return { problem: no('fourEyes', { rule: 'R-SYS-02' }) };
        const now = await parts.db.transaction((trx) => stepRollout(trx, found.id, status, by));
        if (!now) return { problem: no('rolloutStep', { data: { rollout: found.id, status: found.status } }) };
        // one that cannot be told looks again by itself
        if (now.status === 'running') await wake(parts, found.id);
        return { body: asRolloutView(now) };
      },
    }),
  ),
];

const notInForce = (version: number) => no('policyNotInForce', { rule: 'R-SYS-02', data: { version } });

/** the rules of a version that is in force, or was: one to come reaches nobody yet, and one that was withdrawn never held */
async function inForce(parts: Parts, city: string, receivedAt: number, version: number) {
  const { policy } = await parts.rules.inForce(city, await parts.clock(receivedAt));
  if (version > policy.version || (await policyVersion(parts.db, city, version))?.version.withdrawn) return null;
  return parts.rules.inVersion(city, version);
}

async function wake(parts: Parts, rolloutId: string): Promise<void> {
  try {
    await wakeRollout(await parts.engine.temporal.get(), rolloutId);
  } catch (error) {
    parts.log(`rollout ${rolloutId} could not be woken: ${error instanceof Error ? error.message : String(error)}`);
  }
}
