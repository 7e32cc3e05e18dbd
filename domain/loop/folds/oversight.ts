import type { CaseEvent } from '../event';
import type { OversightFact } from '../facts/oversight';
import type { Card } from '../state';
import { type Folds, without } from './fold';
import { rung } from './handling';

export const OVERSIGHT_FOLDS: Folds<OversightFact['type']> = {
  rang: (s, e) => {
    const owed = s.owed.map((o) => (o.id === e.obligation ? rung(o, e.does) : o));
    if (e.does !== 'yellowCard' && e.does !== 'redCard') return { ...s, owed };
    const card: Card = {
      v: e.v,
      card: e.does,
      ...(e.order === undefined ? {} : { order: e.order }),
      ...(e.unit === undefined ? {} : { unit: e.unit }),
    };
    return { ...s, owed, cards: [...(s.cards ?? []), card] };
  },
  cardLifted: (s, e) => ({ ...s, cards: (s.cards ?? []).map((c) => (c.v === e.card ? { ...c, lifted: true } : c)) }),
  supervised: (s, e) => ({
    ...s,
    supervisions: [
      ...(s.supervisions ?? []),
      {
        no: e.no,
        mode: e.mode,
        ...(e.order === undefined ? {} : { order: e.order }),
        ...(e.unit === undefined ? {} : { unit: e.unit }),
        ...asking(e),
      },
    ],
  }),
  supervisionLimitSet: (s, e) => ({
    ...s,
    supervisions: (s.supervisions ?? []).map((one) => (one.no === e.no ? { ...one, ...asking(e) } : one)),
  }),
  supervisionAnswered: (s, e) => ({
    ...s,
    supervisions: (s.supervisions ?? []).map((one) => (one.no === e.no ? { ...one, answered: true } : one)),
  }),
  noticeHandedOver: (s, e) => ({
    ...s,
    supervisions: (s.supervisions ?? []).map((one) => (one.no === e.no ? { ...one, unit: e.to, ...asking(e) } : one)),
  }),
  accountabilityProposed: (s, e) => ({
    ...s,
    candidates: [
      ...(s.candidates ?? []),
      {
        no: e.no,
        trigger: e.trigger,
        unit: e.unit,
        ...(e.order === undefined ? {} : { order: e.order }),
        ...(e.consequence ? { consequence: true as const } : {}),
      },
    ],
  }),
  accountabilityDecided: (s, e) => ({
    ...s,
    candidates: (s.candidates ?? []).map((one) => (one.no === e.no ? { ...one, decided: true } : one)),
  }),
  supplemented: (s, e) => (e.newFact ? { ...s, newFacts: true } : s),
  urged: (s, e) => ({ ...s, urgedOn: e.workingDay }),
  withdrawalAsked: (s) => ({ ...s, withdrawalAsked: true }),
  withdrawn: (s) => without(s, 'withdrawalAsked'),
  fileAttached: (s) => s,
  noteAdded: (s) => s,
};

/** the answer that this event made owed */
function asking(e: CaseEvent): { asks?: string } {
  const asks = e.owed?.opened?.find((o) => o.kind === 'supervisionReply')?.id;
  return asks === undefined ? {} : { asks };
}
