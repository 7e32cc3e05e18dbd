import { z } from 'zod';
import { link } from '../link';
import { contactOfMerged } from '../merging';
import { REPLY_METHODS, throughPlatform } from './reply';

/**
 * 联系诉求人: an attempt to reach the appellant, with its outcome; only a successful one meets the duty (R-HDL-12). Where the
 * appeal is merged the platform tells its appellant how the master ended: as many attempts in vain as the pack says close it.
 */
export const recordContact = link({
  name: 'recordContact',
  zh: '联系诉求人',
  en: 'Record contact',
  about: 'An attempt to contact the appellant: how, and whether it reached them.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge', 'agent', 'reviewer'],
  on: 'order',
  legalIn: ['signed', 'rework', 'feedbackSubmitted', 'merged'],
  to: { merged: ['closed'] },
  rules: ['R-HDL-04', 'R-HDL-12', 'R-HDL-01', 'R-IDC-11', 'R-SYS-15'],
  owes: ['visit', 'reopenWindow'],
  input: z.object({ method: z.enum(REPLY_METHODS), reached: z.boolean() }),
  texts: { note: { max: 2000, required: false, zh: '联系情况', en: 'What was said' } },
  offered: ({ state }, _at, by) => !throughPlatform(state, by),
  decide: ({ state, order, policy }, { input, by }) => {
    if (state.phase === 'merged') return contactOfMerged(state, by, input, policy);
    const hidden = throughPlatform(state, by);
    if (hidden) return hidden;
    const { method, reached } = input;
    return { facts: order ? [{ type: 'contactRecorded', order: order.no, method, reached }] : [] };
  },
});
