import { z } from 'zod';
import { link } from '../link';
import { refuse } from '../refusal';

/**
 * 合并: the same matter is handled once, in an open master appeal (R-SYS-15). This one keeps its number, its citizen clock, its
 * reply and its rating. That the master exists, was accepted and is open stands in no state of this appeal: `record` asks the log, and
 * refuses `masterNotOpen`. Refuses masterSame, and submittedAlready while a leader or the government is asked (R-DSP-24).
 */
export const mergeInto = link({
  name: 'mergeInto',
  zh: '合并',
  en: 'Merge',
  about:
    'Joins the appeal to an open master appeal on the same matter. Its own work orders end; it is told apart on its own.',
  who: ['dispatcher', 'agent'],
  on: 'appeal',
  // one that lies before a leader or the government waits for the answer first
  legalIn: ['accepted', 'dispatched', 'signed', 'returnRequested'],
  to: ['merged'],
  rules: ['R-SYS-15', 'R-DSP-24'],
  owes: [],
  input: z.object({ master: z.string().max(40).describe('number of the master appeal') }),
  texts: { note: { max: 2000, required: false, zh: '说明', en: 'Note' } },
  decide: ({ state }, { input: { master } }) => {
    if (master === state.number) return refuse('masterSame', 'R-SYS-15', { master });
    if (state.submitted) return refuse('submittedAlready', 'R-DSP-24', { submitted: state.submitted });
    return { facts: [{ type: 'mergedInto', master }] };
  },
});
