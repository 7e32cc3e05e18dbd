import { z } from 'zod';
import { accountNames } from '../../db/account-names';
import { newestPolicy, policyVersion } from '../../db/policies';
import { draftedPolicy, draftOf, draftsOf } from '../../db/policy-drafts';
import { createDraft } from '../../db/policy-release';
import { differences } from '../../domain/policy/release/difference';
import { drafted } from '../../domain/policy/release/validation';
import { no, type ProblemCode } from '../problems/problem';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { cursorOf, placeIn } from '../schemas/cursor';
import { asChanges, draftParam, NEW_ONLY, newDraft, tried } from '../schemas/policy-input';
import {
  accountsOfDraft,
  asDifferenceView,
  asDraftView,
  asFaultView,
  differenceView,
  draftView,
  faultView,
} from '../schemas/policy-view';
import { cursor, pageSize } from '../schemas/values';
import { POLICY_READERS } from './policies';
import { draftAnswer, faulty, oneDraft, unknownDraft, viewOf } from './policy-draft-answer';

const judged = z.object({ faults: z.array(faultView), differences: z.array(differenceView) });

const WRITING: readonly ProblemCode[] = ['policyFaults', 'unknownVersion', 'unitUnknown', 'keyReused'];

/** Drafts of the next version: written, looked at, tried, and decided by a second person before they hold (R-SYS-01, R-SYS-02). */
export const policyDraftRoutes = (parts: Parts): Route[] => [
  route({
    id: 'policyDrafts',
    method: 'get',
    path: '/api/v1/policy-drafts',
    tag: 'administration',
    summary: '政策草案 Drafts of the policy',
    admits: POLICY_READERS,
    query: z.object({ open: z.enum(['true', 'false']).default('false'), limit: pageSize, cursor: cursor.optional() }),
    answer: z.object({ drafts: z.array(draftView), next: z.string().nullable() }),
    problems: ['invalidInput'],
    handle: async ({ caller, query }) => {
      const { city } = caller.account;
      const from = placeIn(z.string().regex(/^\d{1,18}$/), query.cursor);
      if ('problem' in from) return from;
      const found = await draftsOf(parts.db, city, {
        open: query.open === 'true',
        before: from.place,
        limit: query.limit + 1,
      });
      const page = found.slice(0, query.limit);
      const names = await accountNames(parts.db, city, page.flatMap(accountsOfDraft));
      const last = page.at(-1);
      return {
        body: {
          drafts: page.map((draft) => asDraftView(draft, names)),
          next: found.length > query.limit && last ? cursorOf(last.id) : null,
        },
      };
    },
  }),
  route({
    id: 'judgePolicyChanges',
    method: 'post',
    path: '/api/v1/policy-drafts/validation',
    tag: 'administration',
    summary: '校验改动，不保存 Judge changes, saving nothing',
    about: 'Every fault with its field, its rule and a proposal, and what would differ from the version.',
    admits: ['administrator'],
    body: tried,
    answer: judged,
    problems: ['unknownVersion'],
    handle: async ({ caller, body }) => {
      const { city } = caller.account;
      const base =
        body.basedOn === undefined
          ? await newestPolicy(parts.db, city)
          : (await policyVersion(parts.db, city, body.basedOn))?.policy;
      if (!base) return { problem: no('unknownVersion', { data: { version: body.basedOn ?? 0 } }) };
      const as = { basis: { decree: body.decree }, version: base.version + 1, effectiveFrom: 0 };
      const outcome = drafted(base, asChanges(body.changes), as);
      const faults = 'faults' in outcome ? outcome.faults : outcome.warnings;
      const differing = 'faults' in outcome ? [] : differences(base, outcome.policy);
      return { body: { faults: faults.map(asFaultView), differences: differing.map(asDifferenceView) } };
    },
  }),
  route({
    id: 'draftPolicy',
    method: 'post',
    path: '/api/v1/policy-drafts',
    tag: 'administration',
    summary: '起草 Draft the next version of the policy',
    about: 'Changes to the newest version. A draft with an error is refused with every fault, and nothing is saved.',
    admits: ['administrator'],
    body: newDraft,
    status: 201,
    answer: oneDraft,
    problems: WRITING,
    handle: async ({ caller, body, idempotencyKey, bodyHash }) => {
      const { city, id: by } = caller.account;
      const request = { key: `${by}:${idempotencyKey}`, hash: await bodyHash() };
      const draft = { ...body, city, madeBy: by, request, changes: asChanges(body.changes) };
      const outcome = await createDraft(parts.db, { ...draft, reach: body.reach ?? NEW_ONLY });
      return draftAnswer(parts, outcome, { version: body.basedOn ?? 0 });
    },
  }),
  route({
    id: 'policyDraft',
    method: 'get',
    path: '/api/v1/policy-drafts/:draft',
    tag: 'administration',
    summary: '一份草案 One draft',
    admits: POLICY_READERS,
    params: draftParam,
    answer: oneDraft.extend({ pack: z.record(z.string(), z.unknown()).nullable() }),
    problems: ['unknownDraft'],
    handle: async ({ caller, params }) => {
      const { city } = caller.account;
      const draft = await draftOf(parts.db, city, params.draft);
      if (!draft) return unknownDraft(params.draft);
      const { outcome } = await draftedPolicy(parts.db, draft, { version: draft.basedOn + 1, effectiveFrom: 0 });
      const faults = 'faults' in outcome ? outcome.faults : outcome.warnings;
      return {
        body: {
          draft: await viewOf(parts, draft),
          warnings: faults.map(asFaultView),
          pack: 'policy' in outcome ? outcome.policy.pack : null,
        },
      };
    },
  }),
  route({
    id: 'comparePolicyDraft',
    method: 'get',
    path: '/api/v1/policy-drafts/:draft/differences',
    tag: 'administration',
    summary: '草案与现行政策逐项比较 A draft compared with the version in force',
    admits: POLICY_READERS,
    params: draftParam,
    answer: z.object({ from: z.int(), differences: z.array(differenceView) }),
    problems: ['unknownDraft', 'policyFaults'],
    handle: async ({ caller, params }) => {
      const { city } = caller.account;
      const draft = await draftOf(parts.db, city, params.draft);
      if (!draft) return unknownDraft(params.draft);
      const { outcome } = await draftedPolicy(parts.db, draft, { version: draft.basedOn + 1, effectiveFrom: 0 });
      if ('faults' in outcome) return { problem: faulty(outcome) };
      const { policy } = await parts.rules.inForce(city, await parts.clock(caller.receivedAt));
      return { body: { from: policy.version, differences: differences(policy, outcome.policy).map(asDifferenceView) } };
    },
  }),
];
