import { z } from 'zod';
import { nextVersion } from '../../db/policies';
import { draftedPolicy, draftOf } from '../../db/policy-drafts';
import { previewRebase } from '../../db/rollout-preview';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { draftParam } from '../schemas/policy-input';
import { asRebaseView, rebaseView } from '../schemas/rollout-view';
import { POLICY_READERS } from './policies';
import { faulty, unknownDraft } from './policy-draft-answer';

/** What a draft would do to the appeals that are open, before anybody decides on it (R-SYS-19). */
export const policyPreviewRoutes = (parts: Parts): Route[] => [
  route({
    id: 'previewPolicyDraft',
    method: 'get',
    path: '/api/v1/policy-drafts/:draft/preview',
    tag: 'administration',
    summary: '预览：在办诉求会怎样 What a draft would do to open appeals',
    about:
      'By the function that carries it out; nothing is written. As the draft says whom it is for, or counted from elsewhere by `rebase`. A draft that is for new appeals alone moves nothing, unless `rebase` asks what it would.',
    admits: POLICY_READERS,
    params: draftParam,
    query: z.object({ rebase: z.enum(['fromStart', 'fromNow']).optional() }),
    answer: z.object({ preview: rebaseView.nullable() }),
    problems: ['unknownDraft', 'policyFaults'],
    handle: async ({ caller, params, query }) => {
      const { city } = caller.account;
      const draft = await draftOf(parts.db, city, params.draft);
      if (!draft) return unknownDraft(params.draft);
      const { reach } = draft;
      const rebase = query.rebase ?? (reach.kind === 'newOnly' ? null : reach.kind);
      if (rebase === null) return { body: { preview: null } };
      const now = await parts.clock(caller.receivedAt);
      const at = Math.max(draft.effectiveFrom ?? now, now);
      const as = { version: await nextVersion(parts.db, city), effectiveFrom: at };
      const { outcome } = await draftedPolicy(parts.db, draft, as);
      if ('faults' in outcome) return { problem: faulty(outcome) };
      const { calendar } = await parts.rules.inForce(city, now);
      const { categories, units } = reach.kind === 'newOnly' ? { categories: null, units: null } : reach;
      const rules = { policy: outcome.policy, calendar };
      const found = await previewRebase(parts.db, { city, rules, rebase, at, categories, units });
      return { body: { preview: asRebaseView(found, { rebase, at }) } };
    },
  }),
];
