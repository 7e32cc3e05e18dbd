import { type Limit } from '../limit/limit';
import { FILE_KINDS, type FileKind } from './archive-clauses';
import { ids } from './clause';
import { type Policy, type Stipulation } from './policy';
import { byDefault, statedAsLimit } from './stipulating';

/** How long a unit has to answer a written supervision; a person may set another limit (R-SUP-01). */
export function supervisionReplyLimit(policy: Policy): Stipulation<Limit> {
  return (
    statedAsLimit(policy.pack.writtenSupervisionReplyLimit, 'writtenSupervisionReplyLimit') ??
    byDefault(policy.defaults.writtenSupervisionReplyLimit, 'writtenSupervisionReplyLimit', ['R-SUP-01'])
  );
}

/** What the city holds units and staff to account for; none where it is silent (R-ACT-01 … R-ACT-08, R-ACT-13). */
export function accountabilityTriggers(policy: Policy): readonly { code: string; rule: string; text: string }[] {
  return (policy.pack.accountability?.triggers ?? []).map(({ code, rule, text }) => ({
    code,
    rule: ids(rule).join(', '),
    text,
  }));
}

/**
 * The code of the pack's first trigger that rests on a rule: 'R-ACT-03' is 'SZA-T3' in Suzhou. Null where the city holds
 * nobody to account for that, and nothing is proposed (R-ACT-16).
 */
export function triggerUnder(policy: Policy, rule: string): string | null {
  return policy.pack.accountability?.triggers.find((trigger) => ids(trigger.rule).includes(rule))?.code ?? null;
}

/**
 * Codes of the forms from which a person chooses (R-ACT-09 … R-ACT-11, R-ACT-15, R-ACT-17). 'other' stands at the end where
 * the pack's list is open (等).
 */
export function accountabilityForms(policy: Policy): readonly string[] {
  const stated = policy.pack.accountability;
  if (!stated) return [];
  const forms = [...stated.forms, ...(stated.escalation ?? [])].map((form) => form.code);
  return [...new Set<string>([...forms, ...(stated.openList ? ['other'] : [])])];
}

/** Nobody is held to account before an adverse effect or serious consequence is on record (R-ACT-14). */
export function needsConsequence(policy: Policy): boolean {
  return policy.pack.accountability?.condition !== undefined;
}

/** Whatever is archived, a case may have these beside it. */
const ALWAYS: readonly FileKind[] = ['attachment', 'recording', 'other'];

/** The kinds of files that may lie with a case: those the city archives (R-ARC-02, R-ARC-03); a silent pack excludes none. */
export function fileKinds(policy: Policy): readonly FileKind[] {
  const items = policy.pack.archive?.items;
  if (!items) return FILE_KINDS;
  return FILE_KINDS.filter((kind) => ALWAYS.includes(kind) || items.some((item) => item.code === kind));
}
