import type { Satisfaction } from './handling';
import type { Outcome } from './routing';

/** The end of the matter, and how it can begin again. */
export type ClosingFact =
  /**
   * `final`: nothing reopens it, the archive follows at once (R-KNB-09). `toPublish`: whether the result is published is the
   * platform's to decide (R-DIS-04)
   */
  | { type: 'closed'; outcome: Outcome; sampled: boolean; final?: true; toPublish?: true }
  | { type: 'visitAttempted'; attempt: number }
  | {
      type: 'visited';
      reached: boolean;
      satisfaction: Satisfaction;
      method: 'telephone' | 'sms' | 'online';
      /** the unit had stated the appellant satisfied (R-VIS-11) */
      gap?: true;
    }
  /** what follows from a dissatisfied appellant is a person's decision (R-REJ-08, AMB-15) */
  | { type: 'visitDecided'; next: 'close' | 'rework' | 'supervise' }
  | { type: 'spotChecked'; feedbackTrue: boolean }
  /** handled again: `order` is in rework, or 0 where it has to be dispatched anew */
  | { type: 'reopened'; order: number; days?: number }
  /** the plan of an explained matter was looked at on its day */
  | { type: 'followedUp'; next: 'close' | 'rework' }
  /** a late rating can no longer reopen it; something else is still to be done before the archive */
  | { type: 'reopenWindowEnded' }
  | { type: 'archived' };
