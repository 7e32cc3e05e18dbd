import { z } from 'zod';
import { link } from '../link';
import { refuse } from '../refusal';
import { OPEN } from '../state';

/** 核实突发事件: whether the danger is real. If not, the appeal goes on as any other, with its limits (R-EMG-01). */
export const verifyEmergency = link({
  name: 'verifyEmergency',
  zh: '核实突发事件',
  en: 'Verify the emergency',
  about: 'What was found of the danger declared: confirmed, or not, and then the usual limits hold.',
  who: ['dispatcher', 'reviewer', 'supervisor'],
  on: 'appeal',
  legalIn: OPEN,
  to: [],
  rules: ['R-EMG-01'],
  owes: ['handle'],
  input: z.object({ confirmed: z.boolean() }),
  texts: { finding: { max: 4000, required: true, zh: '核实情况', en: 'What was found' } },
  offered: ({ state }) => state.emergency === 'declared',
  decide: ({ state }, { input: { confirmed } }) =>
    state.emergency === 'declared'
      ? { facts: [{ type: 'emergencyVerified', confirmed }] }
      : refuse('nothingToVerify', 'R-EMG-01'),
});
