import type { Instant } from '../../limit/instant';
import type { Role } from '../role';
import type { ReplyMethod } from './intake';

export type Satisfaction = 'satisfied' | 'basicallySatisfied' | 'notSatisfied' | 'notStated';

/** What units do on their orders, and how the platform takes it. */
export type HandlingFact =
  | { type: 'countedAsReceived'; order: number }
  | { type: 'signed'; order: number }
  | { type: 'deemedAccepted'; order: number }
  /** `order` 0: the matter as a whole, where no order is out */
  | { type: 'contactRecorded'; order: number; method: ReplyMethod; reached: boolean }
  | { type: 'progressRecorded'; order: number }
  /** `colleague`: id of the account that handles the order from now on */
  | { type: 'handedToColleague'; order: number; colleague: string }
  | { type: 'partSubmitted'; order: number }
  | { type: 'partAccepted'; order: number }
  | {
      type: 'partSentBack';
      order: number;
      days?: number;
      /** by when the unit above wants it at the latest: the day it names, or its own due instant (R-DSP-23) */
      partDueAt?: Instant;
    }
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
      /** «not solvable now»: the end of the day on which the plan is looked at again (R-HDL-06) */
      reviewOn?: Instant;
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
    };
