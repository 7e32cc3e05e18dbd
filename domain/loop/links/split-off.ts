import { z } from 'zod';
import { link } from '../link';
import { refuse } from '../refusal';

/** 拆分: a merged appeal goes its own way again, until the master has closed (R-SYS-15). */
export const splitOff = link({
  name: 'splitOff',
  zh: '拆分',
  en: 'Split off',
  about: 'Takes the appeal out of its master; it waits to be dispatched. Not once the master has closed.',
  // whoever merges can take it back
  who: ['dispatcher', 'agent'],
  on: 'appeal',
  legalIn: ['merged'],
  to: ['accepted'],
  rules: ['R-SYS-15'],
  owes: ['dispatch'],
  input: z.object({}),
  texts: { note: { max: 2000, required: false, zh: '说明', en: 'Note' } },
  offered: ({ state }) => state.phase === 'merged' && state.masterOutcome === undefined,
  decide: ({ state }) => {
    if (state.phase !== 'merged') return { facts: [] };
    const { master, masterOutcome: outcome } = state;
    if (outcome !== undefined) return refuse('masterClosedAlready', 'R-SYS-15', { master, outcome });
    return { facts: [{ type: 'splitOff' }] };
  },
});
