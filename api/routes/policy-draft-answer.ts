import { z } from 'zod';
import { accountNames } from '../../db/account-names';
import type { StoredDraft } from '../../db/policy-drafts';
import type { ReleaseOutcome } from '../../db/policy-release';
import type { Fault } from '../../domain/policy/release/fault';
import type { ReleaseRefusal } from '../../domain/policy/release/release';
import { no, type Problem } from '../problems/problem';
import type { Parts } from '../parts';
import type { Reply } from '../route';
import {
  accountsOfDraft,
  asDraftView,
  asFaultView,
  asFieldProblem,
  draftView,
  faultView,
} from '../schemas/policy-view';
import { DRAFT_STANDS } from '../words/change-words';

export const oneDraft = z.object({ draft: draftView, warnings: z.array(faultView) });

/** A draft as it stands after it was written or taken a step further, or why it was not; `asked` names what was asked for. */
export async function draftAnswer(
  parts: Parts,
  outcome: ReleaseOutcome,
  asked: Readonly<Record<string, string | number>>,
): Promise<Reply<z.input<typeof oneDraft>>> {
  if (typeof outcome === 'string') return { problem: { code: outcome, data: asked } };
  if ('unknownUnit' in outcome) return { problem: no('unitUnknown', { data: { unit: outcome.unknownUnit } }) };
  if ('faults' in outcome) return { problem: faulty(outcome) };
  if ('refused' in outcome) return { problem: refusedStep(outcome.refused) };
  return { body: { draft: await viewOf(parts, outcome.draft), warnings: outcome.warnings.map(asFaultView) } };
}

export async function viewOf({ db }: Parts, draft: StoredDraft): Promise<z.input<typeof draftView>> {
  return asDraftView(draft, await accountNames(db, draft.city, accountsOfDraft(draft)));
}

export const unknownDraft = (draft: string) => ({ problem: no('unknownDraft', { data: { draft } }) });

export const faulty = ({ faults }: { faults: readonly Fault[] }): Problem =>
  no('policyFaults', { fields: faults.map(asFieldProblem) });

function refusedStep(refusal: ReleaseRefusal): Problem {
  const { code, rule } = refusal;
  if (refusal.code !== 'draftStep') return no(code, { rule, data: refusal.detail });
  const { status, step } = refusal.detail;
  return no(code, { rule, data: { status, step, now: DRAFT_STANDS[status] } });
}
