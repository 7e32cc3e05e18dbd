import type { Watcher } from '../../limit/ladder';
import type { AlarmName } from '../../obligation/obligation';
import type { FileKind } from '../../policy/archive-clauses';
import type { Role } from '../role';

/** R-SUP-05, R-SUP-03, R-SUP-12 */
export const SUPERVISION_MODES = ['system', 'written', 'special', 'instruction', 'onSite', 'joint'] as const;

export type SupervisionMode = (typeof SUPERVISION_MODES)[number];

/** Supervision beside the loop (R-SUP-22), and what the appellant does at any time. */
export type OversightFact =
  | {
      type: 'rang';
      obligation: string;
      does: AlarmName;
      /** who owes it, and who sees that it rang */
      role: Role;
      unit?: string;
      order?: number;
      seenBy: readonly Watcher[];
      backlog?: true;
    }
  /** a card is named by the version of the event with which it rang; it is lifted, never deleted (R-SUP-24) */
  | { type: 'cardLifted'; card: number }
  | {
      type: 'supervised';
      /** 1, 2, … in the case: a numbered record */
      no: number;
      mode: SupervisionMode;
      order?: number;
      unit?: string;
      /** the ladder or a rule made it, no person */
      automatic?: true;
      /** calendar days for the unit's answer, set by a person; absent: the policy's limit */
      days?: number;
      /** made before the appeal was brought in: on record, and told to nobody */
      backlog?: true;
    }
  | { type: 'supervisionLimitSet'; no: number; days: number }
  | { type: 'supervisionAnswered'; no: number }
  /** the unit that was asked has been merged or dissolved: its successor answers the notice */
  | { type: 'noticeHandedOver'; no: number; from: string; to: string }
  | {
      type: 'accountabilityProposed';
      no: number;
      /** a trigger of the pack */
      trigger: string;
      unit: string;
      /** account of the member of staff, where a person is meant beside the unit (R-ACT-12) */
      person?: string;
      order?: number;
      /** found by the system (R-ACT-16) */
      automatic?: true;
      /** the consequence that the pack demands is on record (R-ACT-14) */
      consequence?: true;
      backlog?: true;
    }
  /** decided by a person; `form` is one of the pack's (R-ACT-09, R-ACT-17) */
  | { type: 'accountabilityDecided'; no: number; upheld: boolean; form?: string }
  | { type: 'supplemented'; newFact?: true }
  /** `workingDay`: number of the civil day that this counts for, one a working day (R-SYS-12) */
  | { type: 'urged'; workingDay: number }
  | { type: 'withdrawalAsked' }
  | { type: 'withdrawn' }
  | { type: 'fileAttached'; file: string; hash: string; kind: FileKind }
  /** read only by the side of whoever wrote it: the event's unit, or the platform */
  | { type: 'noteAdded' };
