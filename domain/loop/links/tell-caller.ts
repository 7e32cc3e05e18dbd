import { z } from 'zod';
import { archivingWhenDone } from '../ending';
import type { Fact } from '../event';
import { link } from '../link';
import { refuse } from '../refusal';
import { OPEN, type Stage } from '../state';
import { triedEnough } from '../telling';
import { REPLY_METHODS } from './reply';

/** nothing has been transferred yet, or the transfer is over and the platform tells of the master's end */
const NOBODY_TO_TELL: readonly Stage[] = ['received', 'incomplete', 'merged'];

/**
 * 告知来电人: the caller hears that the matter was transferred (R-DSP-10), or that and why it was not accepted, where whoever
 * declined it had not said so (R-NAC-19). An attempt that did not reach them is on record too; as many as the pack says stand for
 * telling of a non-acceptance, which is archived then (R-HDL-12). Refuses nothingToTell.
 */
export const tellCaller = link({
  name: 'tellCaller',
  zh: '告知来电人',
  en: 'Tell the caller',
  about:
    'Records that the caller was told of the transfer, where the city wants that, or of the non-acceptance, or that nobody was reached.',
  who: ['agent', 'dispatcher'],
  on: 'appeal',
  // an order that came back in the meantime takes nothing from the duty
  legalIn: [...OPEN.filter((stage) => !NOBODY_TO_TELL.includes(stage)), 'closed'],
  to: { closed: ['archived'] },
  rules: ['R-DSP-10', 'R-NAC-19', 'R-HDL-12'],
  owes: [],
  input: z.object({ method: z.enum(REPLY_METHODS), reached: z.boolean() }),
  texts: { note: { max: 2000, required: false, zh: '告知情况', en: 'What was said' } },
  offered: ({ state }) => state.callerTold === false,
  decide: ({ state, policy }, { input: { method, reached }, at }) => {
    if (state.callerTold !== false) return refuse('nothingToTell', 'R-DSP-10');
    const told: Fact = { type: 'callerTold', method, reached };
    if (state.phase !== 'closed') return { facts: [told] };
    const inVain = !reached && triedEnough((state.failedContacts ?? 0) + 1, policy);
    return { facts: archivingWhenDone(state, at, [inVain ? { ...told, givenUp: true } : told]) };
  },
});
