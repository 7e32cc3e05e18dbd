import { OPEN, type Stage } from '../loop/state';
import type { AlarmName } from './obligation';

/** What the clock does where nobody acts: in which stages, and where that can lead beside leaving everything where it stands. */
export interface ByItself {
  during: readonly Stage[];
  to: readonly Stage[];
  /** the rule, or the reading of it */
  rule: string;
}

const ladder: ByItself = {
  during: OPEN.filter((stage) => stage !== 'incomplete').concat('closed'),
  to: [],
  rule: 'R-SUP-23',
};

/** The part of the loop that no person does, for the reference page and the picture; `factsOf` of ring.ts does it. */
export const BY_ITSELF: Readonly<Record<AlarmName, ByItself>> = {
  remindDispatcher: { during: OPEN, to: [], rule: 'R-SYS-17' },
  tellSupervisor: { during: [...OPEN, 'closed'], to: [], rule: 'R-SYS-17' },
  countAsReceived: { during: ['dispatched'], to: [], rule: 'AMB-40' },
  deemAccepted: { during: ['dispatched', 'signed'], to: [], rule: 'R-RET-04' },
  // also of what is watched without a limit, an appeal that nobody has decided on among it
  reminder: { ...ladder, during: [...OPEN, 'closed'] },
  yellowCard: ladder,
  redCard: ladder,
  writtenSupervision: ladder,
  reportToLeader: ladder,
  endReopenWindow: { during: ['closed'], to: ['archived'], rule: 'R-ARC-07' },
};
