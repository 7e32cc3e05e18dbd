import { z } from 'zod';
import { link } from '../link';
import { boundReport, WITHDRAWABLE } from './withdraw';

/** 申请撤回: the appellant wants to take the appeal back; the platform records the words and withdraws it (R-SYS-14). */
export const askWithdrawal = link({
  name: 'askWithdrawal',
  zh: '申请撤回',
  en: 'Ask to withdraw',
  about:
    'The appellant asks to take the appeal back, before feedback is submitted. The hotline records it and withdraws.',
  who: ['appellant'],
  on: 'appeal',
  legalIn: WITHDRAWABLE,
  to: [],
  rules: ['R-SYS-14'],
  owes: [],
  input: z.object({}),
  texts: { words: { max: 2000, required: false, zh: '撤回的原因', en: 'Why' } },
  offered: ({ state }) => boundReport(state) === null && !state.withdrawalAsked,
  decide: ({ state }) => boundReport(state) ?? { facts: [{ type: 'withdrawalAsked' }] },
});
