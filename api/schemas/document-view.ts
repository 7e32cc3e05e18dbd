import { z } from 'zod';
import { ROLES } from '../../domain/loop/role';
import type { CaseState } from '../../domain/loop/state';
import type { Policy } from '../../domain/policy/policy';
import { feedbackRequirements } from '../../domain/policy/stipulations';
import { saidOf } from '../words/vocabulary';
import { said } from './values';

/** What the city asks of the feedback document of this appeal (R-REP-02 to R-REP-07, R-REJ-01). */
export const documentView = z
  .object({
    parts: z
      .array(
        z.object({
          code: z.string(),
          words: said,
          fatal: z.boolean().meta({ description: 'a document without it is rejected at once' }),
        }),
      )
      .meta({ description: 'what it has to hold, in order' }),
    signOff: z.object({ role: z.string(), words: said }).nullable().meta({ description: 'whose sign-off it needs' }),
  })
  .nullable()
  .meta({ description: 'null: the city asks for no document' });

export function asDocument({ marks }: CaseState, policy: Policy): z.input<typeof documentView> {
  const wanted = feedbackRequirements(policy);
  if (!wanted) return null;
  const { mustContain, automaticRejection } = wanted;
  const role = marks.important ? wanted.signOff.important : wanted.signOff.normal;
  const codes = [...new Set([...mustContain, ...automaticRejection])];
  return {
    parts: codes.map((code) => ({
      code,
      words: saidOf(code) ?? { zh: code, en: code },
      fatal: automaticRejection.includes(code),
    })),
    signOff: role === null ? null : { role, words: { zh: ROLES[role].zh, en: ROLES[role].en } },
  };
}
