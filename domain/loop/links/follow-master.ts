import { z } from 'zod';
import type { Outcome } from '../event';
import { link } from '../link';
import { settlesMerged } from '../merging';
import { refuse } from '../refusal';

const OUTCOMES = [
  'solved',
  'explained',
  'directlyAnswered',
  'directlyHandled',
  'referred',
  'transferredToPartner',
  'notAccepted',
  'withdrawn',
] as const satisfies readonly Outcome[];

/**
 * 随主诉求办结: the platform carries the master's end to what was merged into it, on behalf of whoever closed the master
 * (R-SYS-15). A result waits for its reply to this appellant; a master that was withdrawn, referred or not accepted leaves this
 * appeal's own matter undone, which is split off. `record` refuses `masterStillOpen` unless the master has ended so.
 */
export const followMaster = link({
  name: 'followMaster',
  zh: '随主诉求办结',
  en: 'Follow the master',
  about: 'Sent by the platform itself when the master appeal has closed: the appellant of this one is now told, too.',
  who: ['reviewer', 'agent', 'dispatcher'],
  on: 'appeal',
  legalIn: ['merged'],
  to: ['accepted'],
  rules: ['R-SYS-15'],
  owes: ['dispatch', 'tell'],
  input: z.object({ outcome: z.enum(OUTCOMES).describe('how the master appeal ended') }),
  texts: {},
  sentByPlatform: true,
  decide: ({ state }, { input: { outcome } }) => {
    if (state.phase !== 'merged') return { facts: [] };
    const { master, masterOutcome } = state;
    if (masterOutcome !== undefined)
      return refuse('masterClosedAlready', 'R-SYS-15', { master, outcome: masterOutcome });
    return { facts: [settlesMerged(outcome) ? { type: 'masterClosed', outcome } : { type: 'splitOff' }] };
  },
});
