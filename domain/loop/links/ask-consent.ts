import { z } from 'zod';
import { asksForConsent, CONSENTS } from '../consent';
import { link } from '../link';

/** 请领导同意: the handler lays a return or an extension before the unit's leader (R-RET-02, R-EXT-02). */
export const askConsent = link({
  name: 'askConsent',
  zh: '请领导同意',
  en: 'Ask for consent',
  about: 'Lays a return or an extension before the leader whose consent the city asks for.',
  who: ['handler'],
  on: 'order',
  legalIn: ['dispatched', 'signed', 'rework'],
  to: [],
  rules: ['R-RET-02', 'R-EXT-02'],
  owes: [],
  input: z.object({ to: z.enum(CONSENTS) }),
  texts: { note: { max: 2000, required: false, zh: '请示内容', en: 'What is asked, and why' } },
  offered: ({ policy }) => asksForConsent(policy),
  decide: ({ order }, { input }) => ({
    facts: order ? [{ type: 'consentAsked', order: order.no, to: input.to }] : [],
  }),
});
