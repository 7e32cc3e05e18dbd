import type { Instant } from '../../limit/instant';

/** What moved when an administrator's change reached the case: ids of the duty that was owed and of the one in its place. */
export interface Moved {
  was: string;
  is: string;
  /** due instants, UTC; null where nothing falls due */
  dueWas: Instant | null;
  dueIs: Instant | null;
}

/** What an administrator's change does to a case in flight; its reason stands with the rollout of this id. */
export type AdministrationFact =
  | {
      type: 'limitsRecomputed';
      rollout: string;
      cause: 'policy';
      policyVersion: number;
      /** counted from the start of each clock, or from this instant (R-SYS-19) */
      rebase: 'fromStart' | 'fromNow';
      asOf: Instant;
      moved: readonly Moved[];
      /** the rules that reach it publish nothing of this matter: what waited for a decision on that is over (R-DIS-02, R-SYS-06) */
      publishesNothing?: true;
    }
  | {
      type: 'limitsRecomputed';
      rollout: string;
      cause: 'calendar';
      calendarVersion: number;
      moved: readonly Moved[];
      /** how many due instants are provisional no longer, and as they were (R-SYS-18) */
      confirmed: number;
    };
