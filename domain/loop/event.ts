import type { Instant } from '../limit/instant';
import type { Watcher } from '../limit/ladder';
import type { AlarmName, OwedChange } from '../obligation/obligation';
import type { Category } from '../policy/policy';
import type { Actor, Role } from './role';

/** Marks an appeal carries from registration on (R-EMG-04, R-REP-06, R-IDC-11, R-TIM-08) */
export interface Marks {
  urgent?: true;
  simple?: true;
  important?: true;
  confidential?: true;
  replyRequested?: true;
}

/** How a matter ended. «explained» is counted apart from «solved» (R-HDL-06). */
export type Outcome = 'solved' | 'explained' | 'directlyAnswered' | 'notAccepted';

export type ReplyMethod = 'telephone' | 'sms' | 'letter' | 'fax' | 'delivery' | 'online' | 'inPerson';

export type Satisfaction = 'satisfied' | 'basicallySatisfied' | 'notSatisfied' | 'notStated';

/** Free text stays in the store; the log keeps its id and a salted hash, so masking breaks no chain. */
export interface TextRef {
  id: string;
  hash: string;
}

/** What happened. Codes, numbers and instants only: no personal data and no free text ever stands in an event. */
export type Fact =
  | {
      type: 'registered';
      number: string;
      city: string;
      channel: string;
      /** when the appeal reached the hotline; acceptance may come later (R-CHN-34) */
      receivedAt: Instant;
      category: Category | null;
      marks: Marks;
      /** elements of the record that are asked for (R-REG-08); empty when the record is complete */
      missing: readonly string[];
      /** elements recorded as «unknown» with a reason */
      unknown: readonly string[];
      /** 0…9999, drawn at registration: decides later whether the appeal is sampled for a return visit (R-VIS-01) */
      draw: number;
      policyVersion: number;
      calendarVersion: number;
      /** what an import did not give and was assumed */
      assumed?: readonly string[];
      /** brought in from another system with its original times */
      backlog?: true;
    }
  | { type: 'elementsSupplied'; elements: readonly string[]; missing: readonly string[] }
  /** from here on the case keeps these versions (R-SYS-01) */
  | { type: 'accepted'; category: Category; policyVersion: number; calendarVersion: number }
  | { type: 'notAccepted'; reason: string; told: boolean }
  | { type: 'directlyAnswered' }
  | { type: 'dispatched'; order: number; unit: string; mode: string; category: Category }
  | { type: 'countedAsReceived'; order: number }
  | { type: 'signed'; order: number }
  | { type: 'deemedAccepted'; order: number }
  | { type: 'contactRecorded'; order: number; method: ReplyMethod; reached: boolean }
  | { type: 'feedbackDrafted'; order: number; draft: number; parts: readonly string[] }
  | { type: 'feedbackSignedOff'; order: number; draft: number; role: Role }
  | {
      type: 'feedbackSubmitted';
      order: number;
      outcome: 'solved' | 'explained';
      /** what the unit says of the appellant's satisfaction; kept apart from the visited one (R-VIS-11) */
      statedSatisfaction: Satisfaction;
      parts: readonly string[];
      signedOffBy: Role | null;
    }
  | { type: 'replied'; order: number; side: 'handlingUnit' | 'platform'; method: ReplyMethod }
  | { type: 'feedbackApproved'; order: number }
  | {
      type: 'feedbackRejected';
      order: number;
      missing: readonly string[];
      automatic: boolean;
      /** calendar days that the reviewer allows for the rework, 0 for the same day; absent: the policy's rework limit */
      days?: number;
    }
  | { type: 'closed'; outcome: Outcome; sampled: boolean }
  | { type: 'visitAttempted'; attempt: number }
  | { type: 'visited'; reached: boolean; satisfaction: Satisfaction; method: 'telephone' | 'sms' | 'online' }
  | { type: 'archived' }
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
    };

/** A fact with its place in the case: version, instant, who, by which action, and what it changed in what is owed. */
export type CaseEvent = Fact & {
  v: number;
  at: Instant;
  by?: Actor;
  action?: string;
  text?: TextRef;
  owed?: OwedChange;
};

export type EventType = Fact['type'];
