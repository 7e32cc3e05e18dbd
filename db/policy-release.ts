import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';
import { fourEyes } from '../domain/policy/administration-terms';
import type { Policy } from '../domain/policy/policy';
import { differences } from '../domain/policy/release/difference';
import type { Change, Fault } from '../domain/policy/release/fault';
import {
  changedFurther,
  type Draft,
  type DraftStep,
  type Reach,
  type ReleaseRefusal,
  stepped,
} from '../domain/policy/release/release';
import { type ChangeType, recordChange } from './change-log';
import { lockPolicy, newestPolicy, nextVersion, policyVersion } from './policies';
import {
  type NewDraft,
  draftedPolicy,
  draftOf,
  draftOfRequest,
  insertDraft,
  saveDraft,
  type StoredDraft,
} from './policy-drafts';
import { orderRollout } from './rollouts';
import type { RulesBook } from './rules';

/** What comes of writing a draft or taking it a step further; with an error nothing at all is saved. */
export type ReleaseOutcome =
  | { draft: StoredDraft; warnings: readonly Fault[] }
  | { faults: readonly Fault[] }
  | { refused: ReleaseRefusal }
  | { unknownUnit: string }
  | 'unknownDraft'
  | 'unknownVersion'
  | 'keyReused';

/**
 * Writes a draft on a version of the city's policy, the newest unless one is named. The same request again answers with the draft
 * that it wrote.
 */
export async function createDraft(
  db: Knex,
  asked: Omit<NewDraft, 'basedOn'> & { basedOn?: number | undefined },
): Promise<ReleaseOutcome> {
  return db.transaction(async (trx) => {
    const { city } = asked;
    await lockPolicy(trx, city);
    const known = await draftOfRequest(trx, asked.request);
    if (known) return known.isSame ? { draft: known.draft, warnings: [] } : 'keyReused';
    const basedOn = asked.basedOn ?? (await newestPolicy(trx, city)).version;
    const version = await policyVersion(trx, city, basedOn);
    if (!version || version.version.withdrawn) return 'unknownVersion';
    const unknownUnit = await unitUnknown(trx, city, asked.reach);
    if (unknownUnit !== null) return { unknownUnit };
    const draft = { ...asked, basedOn };
    const checked = await draftedPolicy(trx, draft, { version: basedOn + 1, effectiveFrom: 0 });
    if ('faults' in checked.outcome) return checked.outcome;
    const stored = await insertDraft(trx, draft);
    const { changes, reason, decree, reach, effectiveFrom } = stored;
    const detail = { basedOn, changes, reason, decree, reach, effectiveFrom };
    await recordChange(trx, { city, type: 'policyDrafted', subject: stored.id, by: asked.madeBy, detail });
    return { draft: stored, warnings: checked.outcome.warnings };
  });
}

/** What a step brings with it. */
export type StepTerms =
  | {
      step: 'change';
      changes?: readonly Change[] | undefined;
      /** fields that are left again as the version has them */
      drop?: readonly string[] | undefined;
      reason?: string | undefined;
      decree?: string | null | undefined;
      reach?: Reach | undefined;
      effectiveFrom?: Instant | null | undefined;
    }
  | { step: 'rebase' | 'submit' }
  | { step: 'approve'; effectiveFrom?: Instant | undefined }
  | { step: 'reject' | 'withdraw'; reason: string };

/**
 * Takes a draft a step further, in one transaction with its event in the log of changes. Approving writes the version, and where it
 * is for open appeals orders the rollout that carries it to them. `now` is UTC.
 */
export async function takeStep(
  db: Knex,
  rules: RulesBook,
  { city, id, by, revision, now }: { city: string; id: string; by: string; revision: number; now: Instant },
  terms: StepTerms,
): Promise<ReleaseOutcome> {
  return db.transaction(async (trx) => {
    await lockPolicy(trx, city);
    const draft = await draftOf(trx, city, id);
    if (!draft) return 'unknownDraft';
    const newest = await newestPolicy(trx, city);
    const meant = draftAfter(draft, terms, newest, by);
    const { base, outcome } = await draftedPolicy(trx, meant, {
      version: terms.step === 'approve' ? await nextVersion(trx, city) : meant.basedOn + 1,
      effectiveFrom: 0,
    });
    const inForce = await rules.inForce(city, now, trx);
    const result = stepped(draft, terms.step, {
      by,
      revision,
      now,
      newest: newest.version,
      newestFrom: newest.effectiveFrom,
      overtaken: differences(base, newest).map(({ field }) => field),
      fourEyes: fourEyes(inForce.policy).value,
      differs: 'faults' in outcome || differences(base, outcome.policy).length > 0,
      ...(terms.step === 'approve' ? { effectiveFrom: terms.effectiveFrom } : {}),
    });
    if ('refused' in result) return result;
    if ('faults' in outcome && terms.step !== 'withdraw' && terms.step !== 'reject') return outcome;
    const warnings = 'faults' in outcome ? [] : outcome.warnings;
    const unknownUnit = terms.step === 'change' ? await unitUnknown(trx, city, meant.reach) : null;
    if (unknownUnit !== null) return { unknownUnit };
    const after = { ...meant, status: result.status };
    if (terms.step === 'approve' && 'policy' in outcome) {
      const { effectiveFrom } = result;
      const policy = { ...outcome.policy, effectiveFrom };
      await release(trx, draft, { base, policy, by });
      return { draft: await saveDraft(trx, { ...after, version: policy.version, effectiveFrom }), warnings };
    }
    const stored = await saveDraft(trx, after);
    await recordChange(trx, { city, type: CHANGES[terms.step], subject: id, by, detail: detailOf(terms, stored) });
    return { draft: stored, warnings };
  });
}

/** a unit that the change is for and the city does not have; null where it has them all */
async function unitUnknown(trx: Knex, city: string, reach: Reach): Promise<string | null> {
  if (reach.kind === 'newOnly' || reach.units === null) return null;
  const rows = await trx('units')
    .where({ city })
    .whereIn('id', [...reach.units])
    .select<{ id: string }[]>('id');
  return reach.units.find((unit) => !rows.some(({ id }) => id === unit)) ?? null;
}

/** The draft as the step leaves it, its status aside. */
function draftAfter(draft: StoredDraft, terms: StepTerms, newest: Policy, by: string): StoredDraft {
  const editors = draft.editors.includes(by) ? draft.editors : [...draft.editors, by];
  switch (terms.step) {
    case 'change':
      return {
        ...draft,
        editors,
        changes: changedFurther(draft.changes, terms.changes ?? [], terms.drop ?? []),
        reason: terms.reason ?? draft.reason,
        decree: terms.decree === undefined ? draft.decree : terms.decree,
        reach: terms.reach ?? draft.reach,
        effectiveFrom: terms.effectiveFrom === undefined ? draft.effectiveFrom : terms.effectiveFrom,
      };
    case 'rebase':
      return { ...draft, editors, basedOn: newest.version };
    case 'submit':
      return { ...draft, submittedBy: by };
    case 'approve':
      return { ...draft, decidedBy: by };
    case 'reject':
    case 'withdraw':
      return { ...draft, decidedBy: by, decisionReason: terms.reason };
  }
}

/** Writes the version that a draft becomes, and orders what carries it to open appeals (R-SYS-01, R-SYS-02, R-SYS-19). */
async function release(
  trx: Knex,
  draft: StoredDraft,
  { base, policy, by }: { base: Policy; policy: Policy; by: string },
): Promise<void> {
  const { city, reason, decree, reach } = draft;
  const { version, effectiveFrom } = policy;
  const rollout =
    reach.kind === 'newOnly'
      ? null
      : await orderRollout(trx, {
          kind: 'policy',
          city,
          policyVersion: version,
          rebase: reach.kind,
          categories: reach.categories,
          units: reach.units,
          startAt: effectiveFrom,
          by,
          reason,
        });
  await trx('policies').insert({
    city,
    version,
    body: JSON.stringify(policy),
    effective_from: new Date(effectiveFrom),
    made_by: draft.madeBy,
    approved_by: by,
    reason,
    decree,
    draft: draft.id,
    replaces: base.version,
    rollout: rollout?.id ?? null,
  });
  const changed = differences(base, policy)
    .filter((one) => one.of === 'value')
    .map(({ field, before, after }) => ({ field, before: before.value, after: after.value }));
  await recordChange(trx, {
    city,
    type: 'policyApproved',
    subject: String(version),
    by,
    detail: { version, replaces: base.version, draft: draft.id, effectiveFrom, reason, decree, reach, changed },
  });
}

const CHANGES: Readonly<Record<DraftStep, ChangeType>> = {
  change: 'policyDraftChanged',
  rebase: 'policyDraftChanged',
  submit: 'policyDraftSubmitted',
  approve: 'policyApproved',
  reject: 'policyDraftRejected',
  withdraw: 'policyDraftWithdrawn',
};

/** What the log keeps of a step: what it set, never the whole draft again. */
function detailOf(terms: StepTerms, { revision, basedOn, changes }: Draft): Record<string, unknown> {
  const { step: _step, ...set } = terms;
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
  return {
    ...given,
    revision,
    ...(terms.step === 'rebase' ? { basedOn } : {}),
    ...(terms.step === 'submit' ? { changes } : {}),
  };
}
