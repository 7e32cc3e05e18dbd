import { z } from 'zod';
import type { PassedStep } from '../../domain/loop/procedure';
import { ROLES } from '../../domain/loop/role';
import { LOOP_STEPS, LOOP_STEP_CODES } from '../../domain/policy/loop-steps';
import { instantOut, isoOrNull, said } from './values';

/** One link of the city's closed loop, as the case passed it. */
export const procedureView = z.object({
  step: z.enum(LOOP_STEP_CODES),
  words: said,
  name: z.string().nullable().meta({ description: 'the city’s own name of it; null: its source names none' }),
  at: instantOut.nullable().meta({ description: 'when it was first passed; null: not yet' }),
  by: z.string().nullable().meta({ description: 'the account' }),
  role: said.nullable().meta({ description: 'who passed it; null: not yet, or the platform by itself' }),
});

export const asProcedure = ({ step, name, at, role, by }: PassedStep): z.input<typeof procedureView> => ({
  step,
  words: LOOP_STEPS[step],
  name,
  at: isoOrNull(at),
  by,
  role: role === null ? null : { zh: ROLES[role].zh, en: ROLES[role].en },
});
