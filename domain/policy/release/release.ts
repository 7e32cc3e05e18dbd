import { type Instant } from '../../limit/instant';
import { type Category } from '../category';
import { type Change } from './fault';

/*
 * A draft on its way to being a version of the policy: draft → submitted → approved, or rejected, or withdrawn. A rejected draft
 * can be changed and submitted again; an approved one is a version, and versions never change (R-SYS-01).
 */

export const DRAFT_STATUSES = ['draft', 'submitted', 'approved', 'rejected', 'withdrawn'] as const;

export type DraftStatus = (typeof DRAFT_STATUSES)[number];

/**
 * Which appeals a version is for: those accepted from then on (R-SYS-01), or also open ones, whose category limits are counted
 * anew from their start or from the instant of the change (R-SYS-19). Null stands for all categories, all units.
 */
export type Reach =
  | { kind: 'newOnly' }
  | { kind: 'fromStart' | 'fromNow'; categories: readonly Category[] | null; units: readonly string[] | null };

/** A draft as it stands; instants are UTC. */
export interface Draft {
  id: string;
  city: string;
  /** the version that its changes are made to */
  basedOn: number;
  changes: readonly Change[];
  reason: string;
  /** number of the decree that orders the change */
  decree: string | null;
  reach: Reach;
  /** the instant asked for; null: on approval */
  effectiveFrom: Instant | null;
  status: DraftStatus;
  /** accounts that wrote or changed it */
  editors: readonly string[];
  submittedBy: string | null;
  decidedBy: string | null;
  decisionReason: string | null;
  /** the version that it became */
  version: number | null;
  /** counts its changes: whoever acts on an older one has not seen what he acts on */
  revision: number;
}

export const DRAFT_STEPS = ['change', 'rebase', 'submit', 'approve', 'reject', 'withdraw'] as const;

export type DraftStep = (typeof DRAFT_STEPS)[number];

/** In which states each step can be taken, and what it leads to. */
const STEPS: Readonly<Record<DraftStep, { from: readonly DraftStatus[]; to: DraftStatus }>> = {
  change: { from: ['draft', 'rejected'], to: 'draft' },
  rebase: { from: ['draft', 'rejected'], to: 'draft' },
  submit: { from: ['draft'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  reject: { from: ['submitted'], to: 'rejected' },
  withdraw: { from: ['draft', 'submitted', 'rejected'], to: 'withdrawn' },
};

export type ReleaseRefusal =
  | { code: 'draftStep'; rule: string; detail: { status: DraftStatus; step: DraftStep } }
  | { code: 'draftStale'; rule: string; detail: { revision: number } }
  | { code: 'draftOutdated'; rule: string; detail: { basedOn: number; newest: number; fields: readonly string[] } }
  | { code: 'draftEmpty'; rule: string; detail: Record<string, never> }
  | { code: 'fourEyes'; rule: string; detail: Record<string, never> }
  | { code: 'effectiveInPast'; rule: string; detail: Record<string, never> }
  | { code: 'effectiveBeforeNewest'; rule: string; detail: { newest: number } }
  | { code: 'policyInForce'; rule: string; detail: { version: number } };

/** What a step is judged by: who takes it on which revision, the newest version that stands, and the setting in force. */
export interface StepOn {
  by: string;
  revision: number;
  newest: number;
  /** the instant from which that version holds; it may be still to come */
  newestFrom: Instant;
  /** fields in which it differs from the version that the draft is based on */
  overtaken: readonly string[];
  fourEyes: boolean;
  /** the draft makes a difference to the version that it is based on */
  differs: boolean;
  now: Instant;
  /** the instant given on approval, where one is */
  effectiveFrom?: Instant | undefined;
}

/**
 * Whether a step can be taken, and to what it leads; for an approval also the instant (UTC) from which the version holds: the one
 * given, else the one asked for, else now. Refuses a step out of order, an older revision, a version that has been overtaken, an
 * empty draft, one's own draft where two have to see it, and an instant that has passed or lies before that of the version it
 * follows (R-SYS-01, R-SYS-02).
 */
export function stepped(
  draft: Draft,
  step: DraftStep,
  on: StepOn,
): { status: DraftStatus; effectiveFrom: Instant } | { refused: ReleaseRefusal } {
  const { from, to } = STEPS[step];
  const effectiveFrom = on.effectiveFrom ?? draft.effectiveFrom ?? on.now;
  const passes = { status: to, effectiveFrom };
  if (!from.includes(draft.status))
    return { refused: { code: 'draftStep', rule: 'R-SYS-02', detail: { status: draft.status, step } } };
  if (on.revision !== draft.revision)
    return { refused: { code: 'draftStale', rule: 'R-SYS-02', detail: { revision: draft.revision } } };
  if (step !== 'submit' && step !== 'approve') return passes;
  if (draft.basedOn !== on.newest)
    return {
      refused: {
        code: 'draftOutdated',
        rule: 'R-SYS-01',
        detail: { basedOn: draft.basedOn, newest: on.newest, fields: on.overtaken },
      },
    };
  if (!on.differs) return { refused: { code: 'draftEmpty', rule: 'R-SYS-02', detail: {} } };
  if (step === 'submit') return passes;
  if (on.fourEyes && draft.editors.includes(on.by))
    return { refused: { code: 'fourEyes', rule: 'R-SYS-02', detail: {} } };
  if (effectiveFrom < on.now) return { refused: { code: 'effectiveInPast', rule: 'R-SYS-01', detail: {} } };
  // it holds the changes of the newest version too, which nobody has ordered for an earlier day
  if (effectiveFrom < on.newestFrom)
    return { refused: { code: 'effectiveBeforeNewest', rule: 'R-SYS-01', detail: { newest: on.newest } } };
  return passes;
}

/** The changes of a draft with further ones: of one field the last holds; `dropped` fields are left as the version has them. */
export function changedFurther(
  changes: readonly Change[],
  further: readonly Change[],
  dropped: readonly string[],
): Change[] {
  const set = new Set([...further.map((change) => change.field), ...dropped]);
  return [...changes.filter((change) => !set.has(change.field)), ...further];
}
