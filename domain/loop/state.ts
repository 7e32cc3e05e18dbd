import type { Instant } from '../limit/instant';
import type { Limit } from '../limit/limit';
import type { Obligation } from '../obligation/obligation';
import type { Category } from '../policy/policy';
import type { ConsentTo, Marks, Outcome, ReplyMethod, Satisfaction } from './event';
import type { SupervisionMode } from './facts/oversight';
import type { NoPublicationReason, PublicationWish, PublicationWithdrawal } from './facts/publication';
import type { Role } from './role';

interface OrderHead {
  /** 1, 2, …: one appeal may have several work orders (R-REG-07) */
  no: number;
  unit: string;
  /** units that had it before they were merged or dissolved, the first one first */
  heldBefore?: readonly string[];
  /** account of the unit's person who was named to handle it; absent: whoever of the unit comes to it */
  handler?: string;
  mode: string;
  dispatchedAt: Instant;
  /** a part: number of the order whose unit answers for the whole; absent: the only unit, or the lead (R-DSP-23) */
  under?: number;
  part?: 'coHandling' | 'assigned';
  /** named by the government or a leader's instruction: may not be given back (R-RET-09) */
  binding?: true;
  /** 24:00 of the first working day after dispatch passed unsigned: the order counts as received (AMB-40) */
  countedAsReceivedAt?: Instant;
  /** silence past the return limit (R-RET-04) */
  deemedAccepted?: true;
  /** the platform has refused to take it back (R-RET-07) */
  returnRefused?: true;
  consentAsked?: ConsentTo;
  /** whose consent to what is given and not yet used */
  consented?: Readonly<Partial<Record<ConsentTo, Role>>>;
  /** granted so far, and what they added in the units of the limit (R-EXT-06, R-EXT-09) */
  extensions?: { count: number; added: number };
  extensionRequested?: { added: Limit | null; until: Instant; longCase?: true };
  contacted?: true;
  /** attempts that did not reach the appellant, since one that did and since work began again (R-HDL-12) */
  failedContacts: number;
  replied?: { at: Instant; method: ReplyMethod };
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
  | (OrderHead & { status: 'returnRequested'; signedAt: Instant; requestedAt: Instant })
  | (OrderHead & { status: 'partSubmitted'; signedAt: Instant; submittedAt: Instant })
  | (OrderHead & { status: 'partAccepted'; signedAt: Instant; submittedAt: Instant })
  | (OrderHead & {
      status: 'feedbackSubmitted';
      signedAt: Instant;
      submittedAt: Instant;
      outcome: 'solved' | 'explained';
      statedSatisfaction: Satisfaction;
      reviewOn?: Instant;
    })
  | (OrderHead & { status: 'rework'; signedAt: Instant })
  /** over: given back, re-routed, withdrawn, merged, or its matter closed without it */
  | (OrderHead & { status: 'ended' });

/** A yellow or red card, named by the version of the event with which it rang (R-SUP-06, R-SUP-24). */
export interface Card {
  v: number;
  card: 'yellowCard' | 'redCard';
  order?: number;
  unit?: string;
  lifted?: true;
}

export interface Supervision {
  no: number;
  mode: SupervisionMode;
  order?: number;
  unit?: string;
  /** id of the obligation to answer a written notice; a limit set anew opens another (R-SUP-01) */
  asks?: string;
  answered?: true;
}

/** A proposal to hold a unit or a person to account; nothing follows until a person decides (R-ACT-16). */
export interface Candidate {
  no: number;
  trigger: string;
  unit: string;
  order?: number;
  consequence?: true;
  decided?: true;
}

/** How the public copy of the result stands; `proposed`: by whom, for another purpose, until a second person agrees (R-DIS-12). */
export type Publication =
  | { status: 'undecided' }
  | { status: 'proposed'; by: string }
  | { status: 'published' }
  | { status: 'notPublished'; reason: NoPublicationReason }
  | { status: 'withdrawn'; reason: PublicationWithdrawal };

export interface CaseHead {
  number: string;
  city: string;
  /** events so far; version v has v events in the log */
  version: number;
  policyVersion: number;
  calendarVersion: number;
  channel: string;
  /** the appellant speaks it (R-CHN-20) */
  language?: string;
  category: Category | null;
  marks: Marks;
  receivedAt: Instant;
  draw: number;
  /** brought in from another system with its original times */
  backlog?: true;
  /** null until accepted; kept once the appeal is over */
  acceptedAt: Instant | null;
  closedAt: Instant | null;
  /** all there have been, ended ones too */
  orders: readonly WorkOrder[];
  owed: readonly Obligation[];
  /** version of the newest event that a person's action made: what an older page has not seen */
  actedVersion: number;
  /** ids of the newest actions, so that a repeated one is answered from the log */
  actions: readonly string[];
  /** ids of the laws whose limits bind the matter (R-LAW-01) */
  statutes?: readonly string[];
  repeatOf?: string;
  newFacts?: true;
  /** number of the merged line that the appellant dialled */
  line?: string;
  /** the appellant has complained again after the matter was closed (R-ACT-04) */
  complainedAgain?: true;
  emergency?: 'declared' | 'verified';
  /** laid before a leader or the government, who has not answered yet (R-DSP-24) */
  submitted?: 'forInstruction' | 'forDesignation';
  /** the unit named by the government or by a leader's instruction */
  named?: string;
  /** orders given back and taken back by the platform since a unit was last named by authority (R-RET-09) */
  returns?: number;
  /** false: the caller does not know yet of the transfer, where the pack wants that, or of the non-acceptance (R-DSP-10, R-NAC-19) */
  callerTold?: boolean;
  /** the working day for which the appellant urged last (R-SYS-12) */
  urgedOn?: number;
  withdrawalAsked?: true;
  /** a unit has had this report in its hands: it is no longer the informant's to take back (R-SYS-14) */
  reportBound?: true;
  /** number of the master appeal, kept once this one has closed with it (R-SYS-15) */
  mergedInto?: string;
  /** what the appellant wants done with the result; absent: nothing was said (R-DIS-11) */
  publicationWish?: PublicationWish;
  /** absent: it was not closed with a result that the city publishes */
  publication?: Publication;
  /** the unit that asks for no publication, and since when; the platform has not answered (R-DIS-03) */
  noPublicationAsked?: { unit: string; at: Instant };
  cards?: readonly Card[];
  supervisions?: readonly Supervision[];
  candidates?: readonly Candidate[];
}

/** The state of an appeal, a union per phase (R-STA-01 to 22). */
export type CaseState =
  | (CaseHead & { phase: 'received' })
  | (CaseHead & { phase: 'incomplete'; missing: readonly string[] })
  | (CaseHead & { phase: 'accepted'; acceptedAt: Instant })
  | (CaseHead & { phase: 'handling'; acceptedAt: Instant })
  | (CaseHead & {
      phase: 'merged';
      acceptedAt: Instant;
      master: string;
      masterOutcome?: Outcome;
      /** attempts since that did not reach this appellant (R-HDL-12) */
      failedContacts?: number;
    })
  | (CaseHead & {
      phase: 'closed';
      closedAt: Instant;
      outcome: Outcome;
      sampled: boolean;
      visited: boolean;
      attempts: number;
      /** a dissatisfied appellant waits for a person's decision (R-REJ-08) */
      undecided?: true;
      /** the appellant was reached and has said how it was handled */
      heard?: true;
      /** the plan of an explained matter is to be looked at then */
      followUpAt?: Instant;
      windowOver?: true;
      /** attempts to tell the appellant of the non-acceptance that reached nobody (R-NAC-19, R-HDL-12) */
      failedContacts?: number;
    })
  | (CaseHead & { phase: 'archived'; outcome: Outcome; archivedAt: Instant });

export type Phase = CaseState['phase'];
export type InPhase<P extends Phase> = Extract<CaseState, { phase: P }>;

/** before the first event */
export type Unregistered = { phase: 'unregistered'; version: 0; owed: readonly Obligation[] };

export const UNREGISTERED: Unregistered = { phase: 'unregistered', version: 0, owed: [] };

/** Where an appeal, or one of its work orders, stands: what legality of a link is declared in. */
export type Stage = Exclude<Phase, 'handling'> | 'submitted' | Exclude<WorkOrder['status'], 'ended'>;

export const STAGES: readonly Stage[] = [
  'received',
  'incomplete',
  'accepted',
  'submitted',
  'merged',
  'dispatched',
  'signed',
  'returnRequested',
  'partSubmitted',
  'partAccepted',
  'feedbackSubmitted',
  'rework',
  'closed',
  'archived',
];

/** stages of an appeal that is not over */
export const OPEN: readonly Stage[] = STAGES.filter((s) => s !== 'closed' && s !== 'archived');

/** stages in which a work order is out and no result has been handed in (R-SYS-14, R-SYS-16) */
export const BEFORE_FEEDBACK: readonly Stage[] = ['dispatched', 'signed', 'returnRequested'];

export const isArchived = (s: CaseState | Unregistered): boolean => s.phase === 'archived';

/** the work orders that are out */
export const liveOrders = (s: CaseState | Unregistered): readonly WorkOrder[] =>
  s.phase === 'handling' ? s.orders.filter((o) => o.status !== 'ended') : [];

/** an order of this number is above this one, however many levels up (R-DSP-18); with `part`, by parts of that kind alone */
export function standsUnder(s: CaseState, o: WorkOrder, no: number, part?: WorkOrder['part']): boolean {
  if (o.under === undefined || (part !== undefined && o.part !== part)) return false;
  if (o.under === no) return true;
  const above = s.orders.find((one) => one.no === o.under);
  return above !== undefined && standsUnder(s, above, no, part);
}

/** the order whose unit answers for the matter: the only one, or the lead's (R-DSP-23) */
export const leadOrder = (s: CaseState | Unregistered): WorkOrder | null =>
  liveOrders(s).find((o) => o.under === undefined) ?? null;

/** the work order that an action means: the one named, else the unit's own, else the lead's */
export function orderMeant(s: CaseState, no: number | undefined, unit?: string): WorkOrder | null {
  const live = liveOrders(s);
  if (no !== undefined) return live.find((o) => o.no === no) ?? null;
  const own = unit === undefined ? [] : live.filter((o) => o.unit === unit);
  return own.length === 1 ? (own[0] ?? null) : leadOrder(s);
}

/** the order that answers for the matter, where authority has named another unit since: it has to be re-routed (R-DSP-05) */
export const orderToReroute = (s: CaseState | Unregistered): WorkOrder | null => {
  const lead = leadOrder(s);
  return lead && s.phase === 'handling' && s.named !== undefined && s.named !== lead.unit ? lead : null;
};

export function stageOf(s: CaseState, order: WorkOrder | null): Stage {
  if (s.phase === 'accepted' && s.submitted) return 'submitted';
  if (s.phase !== 'handling') return s.phase;
  const status = (order ?? leadOrder(s))?.status;
  return status === undefined || status === 'ended' ? 'dispatched' : status;
}
