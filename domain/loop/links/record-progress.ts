import { z } from 'zod';
import { link } from '../link';

/** 进展反馈: how the matter goes, at any time; it stops no clock (R-HDL-02, R-EMG-02). */
export const recordProgress = link({
  name: 'recordProgress',
  zh: '进展反馈',
  en: 'Record progress',
  about: 'How the handling goes, told at any time before the result. It meets no duty and moves no limit.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader', 'agent', 'dispatcher'],
  on: 'order',
  legalIn: ['dispatched', 'signed', 'rework', 'returnRequested'],
  to: [],
  rules: ['R-HDL-02', 'R-EMG-02'],
  owes: [],
  input: z.object({}),
  texts: { progress: { max: 10_000, required: true, zh: '进展', en: 'Progress' } },
  decide: ({ order }) => ({ facts: order ? [{ type: 'progressRecorded', order: order.no }] : [] }),
});
