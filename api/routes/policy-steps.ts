import { type z } from 'zod';
import { type StepTerms, takeStep } from '../../db/policy-release';
import type { ProblemCode } from '../problems/problem';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { approval, asChanges, draftChange, draftParam, plainStep, withReason } from '../schemas/policy-input';
import { draftAnswer, oneDraft } from './policy-draft-answer';

const ANY_STEP: readonly ProblemCode[] = ['policyFaults', 'unknownDraft', 'draftStep', 'draftStale'];

/** What brings a draft to its end: changed, submitted, approved by a second person or rejected, or withdrawn (R-SYS-01, R-SYS-02). */
export const policyStepRoutes = (parts: Parts): Route[] => [
  stepRoute(parts, 'changes', {
    id: 'changePolicyDraft',
    summary: '修改草案 Change a draft',
    about: 'A rejected draft becomes a draft again. Whoever changes it is no longer the one to approve it.',
    body: draftChange,
    terms: ({ revision: _seen, ...set }) => ({
      step: 'change',
      ...set,
      changes: set.changes && asChanges(set.changes),
    }),
    problems: ['unitUnknown'],
  }),
  stepRoute(parts, 'rebase', {
    id: 'rebasePolicyDraft',
    summary: '移到最新一版 Move a draft onto the newest version',
    body: plainStep,
    terms: () => ({ step: 'rebase' }),
    problems: [],
  }),
  stepRoute(parts, 'submission', {
    id: 'submitPolicyDraft',
    summary: '提交批准 Submit a draft for approval',
    body: plainStep,
    terms: () => ({ step: 'submit' }),
    problems: ['draftOutdated', 'draftEmpty'],
  }),
  stepRoute(parts, 'approval', {
    id: 'approvePolicyDraft',
    summary: '批准 Approve a draft',
    about:
      'It becomes a version, which never changes. Where it is for open appeals, a rollout carries it to each of them.',
    body: approval,
    terms: ({ effectiveFrom }) => ({ step: 'approve', effectiveFrom }),
    problems: ['draftOutdated', 'draftEmpty', 'fourEyes', 'effectiveInPast', 'effectiveBeforeNewest'],
  }),
  stepRoute(parts, 'rejection', {
    id: 'rejectPolicyDraft',
    summary: '不予批准 Reject a draft',
    body: withReason,
    terms: ({ reason }) => ({ step: 'reject', reason }),
    problems: [],
  }),
  stepRoute(parts, 'withdrawal', {
    id: 'withdrawPolicyDraft',
    summary: '撤回草案 Withdraw a draft',
    body: withReason,
    terms: ({ reason }) => ({ step: 'withdraw', reason }),
    problems: [],
  }),
];

/** One step of a draft as a route. The revision that one has seen makes a repetition harmless. */
function stepRoute<B extends z.ZodType<{ revision: number }>>(
  parts: Parts,
  at: string,
  step: {
    id: string;
    summary: string;
    about?: string;
    body: B;
    terms: (body: z.output<B>) => StepTerms;
    problems: readonly ProblemCode[];
  },
): Route {
  const { id, summary, about, body, terms, problems } = step;
  return route({
    id,
    method: 'post',
    path: `/api/v1/policy-drafts/:draft/${at}`,
    tag: 'administration',
    summary,
    ...(about === undefined ? {} : { about }),
    admits: ['administrator'],
    params: draftParam,
    body,
    answer: oneDraft,
    problems: [...ANY_STEP, ...problems],
    handle: async ({ caller, params, body: given }) => {
      const { city, id: by } = caller.account;
      const now = await parts.clock(caller.receivedAt);
      const { revision } = given;
      const on = { city, id: params.draft, by, revision, now };
      return draftAnswer(parts, await takeStep(parts.db, parts.rules, on, terms(given)), { draft: params.draft });
    },
  });
}
