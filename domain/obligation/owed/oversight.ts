import type { OversightFact } from '../../loop/facts/oversight';
import { answering } from '../duties';
import { owedByOther } from '../handing-over';
import { type Before, nothing, opening, type Owed, settle, settling } from './owed';

export const OVERSIGHT_OWED: Owed<OversightFact['type']> = {
  rang: nothing,
  cardLifted: nothing,
  // only a formal notice asks for an answer (R-SUP-01)
  supervised: (before, fact, at, rules) =>
    fact.mode === 'written' && fact.unit !== undefined
      ? opening(answering(before, fact.unit, fact.order, fact.days, at, rules))
      : {},
  supervisionLimitSet: (before, fact, at, rules) => {
    const notice = noticeOf(before, fact.no);
    if (notice?.unit === undefined) return {};
    return {
      settled: settle(before, at, 'replaced', (o) => o.id === notice.asks),
      opened: answering(before, notice.unit, notice.order, fact.days, at, rules),
    };
  },
  supervisionAnswered: (before, fact, at) =>
    settling(before, at, 'met', (o) => o.id === noticeOf(before, fact.no)?.asks),
  noticeHandedOver: (before, fact, at, rules) =>
    owedByOther(before, (o) => o.id === noticeOf(before, fact.no)?.asks, fact.to, at, rules),
  accountabilityProposed: nothing,
  accountabilityDecided: nothing,
  supplemented: nothing,
  urged: nothing,
  withdrawalAsked: nothing,
  // closed at once, which ends what is owed
  withdrawn: nothing,
  fileAttached: nothing,
  noteAdded: nothing,
};

const noticeOf = (s: Before, no: number) =>
  s.phase === 'unregistered' ? undefined : s.supervisions?.find((one) => one.no === no);
