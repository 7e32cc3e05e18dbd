import { z } from 'zod';
import { link } from '../link';
import { refuse } from '../refusal';
import { type Card, type CaseState, OPEN } from '../state';

const shown = (s: CaseState): readonly Card[] => (s.cards ?? []).filter((c) => !c.lifted);

/**
 * 撤牌: a yellow or red card is lifted with a reason; it stays in the history and in the assessment (R-SUP-24). A card is
 * named by the version of the event with which it rang. Refuses with cardUnknown what is no card or is lifted already.
 */
export const liftCard = link({
  name: 'liftCard',
  zh: '撤牌',
  en: 'Lift a card',
  about: 'Lifts a yellow or red card with a reason. The card is never deleted.',
  who: ['supervisor'],
  on: 'appeal',
  // nothing is owed, and so nothing rings, before acceptance
  legalIn: [...OPEN.filter((stage) => stage !== 'received' && stage !== 'incomplete'), 'closed'],
  to: [],
  rules: ['R-SUP-24'],
  owes: [],
  input: z.object({ card: z.int().min(1).describe('version of the event with which the card rang') }),
  texts: { reason: { max: 2000, required: true, zh: '撤牌理由', en: 'Reason' } },
  offered: ({ state }) => shown(state).length > 0,
  decide: ({ state }, { input: { card } }) => {
    const open = shown(state).map((c) => c.v);
    if (!open.includes(card)) return refuse('cardUnknown', 'R-SUP-24', { card, open: open.map(String) });
    return { facts: [{ type: 'cardLifted', card }] };
  },
});
