import { z } from 'zod';
import { emergencyRule } from '../../policy/loop-terms';
import { nonAcceptanceReasons } from '../../policy/stipulations';
import { link } from '../link';
import { refuse } from '../refusal';
import { OPEN } from '../state';

/**
 * 重大突发事件: danger to life or property is verified and handled at once, whatever the day (R-EMG-01). A city whose pack
 * does not take emergencies on sends the caller to the emergency line and does not accept (R-EMG-05).
 */
export const declareEmergency = link({
  name: 'declareEmergency',
  zh: '重大突发事件',
  en: 'Declare a major emergency',
  about: 'Danger to life or property. It is verified at once; no limit is waited for, and feedback comes at any time.',
  who: ['agent', 'dispatcher'],
  on: 'appeal',
  legalIn: OPEN,
  to: [],
  rules: ['R-EMG-01', 'R-EMG-02', 'R-EMG-03'],
  owes: ['verify'],
  input: z.object({}),
  texts: { danger: { max: 4000, required: true, zh: '险情', en: 'The danger' } },
  offered: ({ state, policy }) => emergencyRule(policy) !== null && state.emergency === undefined,
  decide: ({ state, policy }) => {
    if (emergencyRule(policy) === null) {
      const lines = nonAcceptanceReasons(policy).flatMap((reason) => reason.lines ?? []);
      return refuse('emergencyNotInPack', 'R-EMG-05', { lines });
    }
    if (state.emergency) return refuse('emergencyAlready', 'R-EMG-01');
    return { facts: [{ type: 'emergencyDeclared' }] };
  },
});
