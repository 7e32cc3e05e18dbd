import { type Policy } from './policy';

/**
 * The links of the closed loop as cities name them (R-GEN-07, R-GEN-08). In this order they are Bengbu's eight, of which its
 * source names the first and the last (AMB-16), and the platform's own where a pack names none.
 */
export const LOOP_STEPS = {
  acceptance: { zh: '诉求受理', en: 'acceptance' },
  dispatch: { zh: '派单', en: 'dispatch' },
  sign: { zh: '签收', en: 'sign' },
  handling: { zh: '办理', en: 'handling' },
  reply: { zh: '答复', en: 'reply' },
  returnVisit: { zh: '回访', en: 'return visit' },
  supervision: { zh: '督办', en: 'supervision' },
  filing: { zh: '审核归档', en: 'review and filing' },
} as const;

export type LoopStep = keyof typeof LOOP_STEPS;

export const LOOP_STEP_CODES = Object.keys(LOOP_STEPS) as [LoopStep, ...LoopStep[]];

/** The links of this city's loop in their order, each with the city's own name where its source has one. */
export function loopSteps({ pack }: Policy): readonly { step: LoopStep; name: string | null }[] {
  const stated = pack.loopLinks?.steps;
  if (!stated) return LOOP_STEP_CODES.map((step) => ({ step, name: null }));
  return stated.map((step, i) => ({ step, name: pack.loopLinks?.names?.[i] ?? null }));
}
