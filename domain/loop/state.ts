import type { Instant } from '../limit/instant';
import type { Obligation } from '../obligation/obligation';
import type { Category } from '../policy/policy';
import type { Marks, Outcome } from './event';
import type { Role } from './role';

interface OrderHead {
  /** 1, 2, …: one appeal may have several work orders (R-REG-07) */
  no: number;
  unit: string;
  dispatchedAt: Instant;
  /** 24:00 of the first working day after dispatch passed unsigned: the order counts as received (AMB-40) */
  countedAsReceived?: true;
  /** silence past the return limit (R-RET-04) */
  deemedAccepted?: true;
  contacted?: true;
  /** attempts that did not reach the appellant (R-HDL-12) */
  failedContacts: number;
  replied?: true;
  drafts: number;
  /** the newest draft of the feedback document, with the leader's role once signed off (R-REP-06) */
  draft?: { no: number; parts: readonly string[]; signedOffBy?: Role };
  /** rejections in a row; an approved feedback resets it (R-REJ-07) */
  rejections: number;
}

/** A work order: a task given to one handling unit, a union per status so that what cannot be cannot be written. */
export type WorkOrder =
  | (OrderHead & { status: 'dispatched' })
  | (OrderHead & { status: 'signed'; signedAt: Instant })
  | (OrderHead & {
      status: 'feedbackSubmitted';
      signedAt: Instant;
      submittedAt: Instant;
      outcome: 'solved' | 'explained';
    })
  | (OrderHead & { status: 'rework'; signedAt: Instant });

export interface CaseHead {
  number: string;
  city: string;
  /** events so far; version v has v events in the log */
  version: number;
  policyVersion: number;
  calendarVersion: number;
  channel: string;
  category: Category | null;
  marks: Marks;
  receivedAt: Instant;
  draw: number;
  /** brought in from another system with its original times */
  backlog?: true;
  /** null until accepted; kept once the appeal is over */
  acceptedAt: Instant | null;
  closedAt: Instant | null;
  owed: readonly Obligation[];
  /** version of the newest event that a person's action made: what an older page has not seen */
  actedVersion: number;
  /** ids of the newest actions, so that a repeated one is answered from the log */
  actions: readonly string[];
}

/** The state of an appeal, a union per phase (R-STA-01 to 22). */
export type CaseState =
  | (CaseHead & { phase: 'received' })
  | (CaseHead & { phase: 'incomplete'; missing: readonly string[] })
  | (CaseHead & { phase: 'accepted'; acceptedAt: Instant })
  | (CaseHead & { phase: 'handling'; acceptedAt: Instant; orders: readonly WorkOrder[] })
  | (CaseHead & {
      phase: 'closed';
      closedAt: Instant;
      outcome: Outcome;
      sampled: boolean;
      visited: boolean;
      attempts: number;
    })
  | (CaseHead & { phase: 'archived'; outcome: Outcome; archivedAt: Instant });

/** before the first event */
export type Unregistered = { phase: 'unregistered'; version: 0; owed: readonly Obligation[] };

export const UNREGISTERED: Unregistered = { phase: 'unregistered', version: 0, owed: [] };

/** Where an appeal, or one of its work orders, stands: what legality of a link is declared in. */
export type Stage = Exclude<CaseState['phase'], 'handling'> | WorkOrder['status'];

export const STAGES: readonly Stage[] = [
  'received',
  'incomplete',
  'accepted',
  'dispatched',
  'signed',
  'feedbackSubmitted',
  'rework',
  'closed',
  'archived',
];

export const isArchived = (s: CaseState | Unregistered): boolean => s.phase === 'archived';

/** the work order an action means: the one named, or the only one */
export function orderMeant(s: CaseState, no: number | undefined): WorkOrder | null {
  if (s.phase !== 'handling') return null;
  if (no === undefined) return s.orders.length === 1 ? (s.orders[0] ?? null) : null;
  return s.orders.find((o) => o.no === no) ?? null;
}

export function stageOf(s: CaseState, order: WorkOrder | null): Stage {
  return s.phase === 'handling' ? (order?.status ?? s.orders[0]?.status ?? 'dispatched') : s.phase;
}
