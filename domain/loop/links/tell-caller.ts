import { z } from 'zod';
import { link } from '../link';
import { refuse } from '../refusal';
import { OPEN } from '../state';
import { REPLY_METHODS } from './reply';

/** 告知来电人: the caller hears that the matter was transferred; an attempt that did not reach them is on record too (R-DSP-10). */
export const tellCaller = link({
  name: 'tellCaller',
  zh: '告知来电人',
  en: 'Tell the caller',
  about: 'Records that the caller was told of the transfer, where the city wants that, or that nobody was reached.',
  who: ['agent', 'dispatcher'],
  on: 'appeal',
  // an order that came back in the meantime takes nothing from the duty
  legalIn: OPEN.filter((stage) => stage !== 'received' && stage !== 'incomplete'),
  to: [],
  rules: ['R-DSP-10'],
  owes: [],
  input: z.object({ method: z.enum(REPLY_METHODS), reached: z.boolean() }),
  texts: { note: { max: 2000, required: false, zh: '告知情况', en: 'What was said' } },
  offered: ({ state }) => state.callerTold === false,
  decide: ({ state }, { input: { method, reached } }) =>
    state.callerTold === false
      ? { facts: [{ type: 'callerTold', method, reached }] }
      : refuse('nothingToTell', 'R-DSP-10'),
});
