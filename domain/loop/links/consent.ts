import { z } from 'zod';
import { asksForConsent, CONSENTS, consentingTo } from '../consent';
import { link } from '../link';
import { refuse } from '../refusal';

/**
 * 领导同意: the unit's leader agrees to a return or an extension (R-RET-02, R-EXT-02). The consent holds for the next one of
 * its kind on this order and is used up by it alone. Refuses a leader whose word it is not (consentByOther).
 */
export const consent = link({
  name: 'consent',
  zh: '领导同意',
  en: 'Consent',
  about: 'The leader in charge agrees to giving the order back, or the responsible leader to more time for it.',
  who: ['responsibleLeader', 'leaderInCharge', 'principalLeader'],
  on: 'order',
  legalIn: ['dispatched', 'signed', 'rework'],
  to: [],
  rules: ['R-RET-02', 'R-EXT-02'],
  owes: [],
  input: z.object({ to: z.enum(CONSENTS) }),
  texts: { note: { max: 2000, required: false, zh: '意见', en: 'Note' } },
  offered: ({ policy }) => asksForConsent(policy),
  decide: ({ order }, { input: { to }, by }) => {
    if (!order) return { facts: [] };
    const may = consentingTo(to);
    if (!may.includes(by.role))
      return refuse('consentByOther', to === 'return' ? 'R-RET-02' : 'R-EXT-02', { to, role: by.role, may });
    return { facts: [{ type: 'consented', order: order.no, to, role: by.role }] };
  },
});
