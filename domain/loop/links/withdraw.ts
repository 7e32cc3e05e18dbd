import { z } from 'zod';
import { archivingWhenDone, closingForGood } from '../ending';
import { link } from '../link';
import { type Refusal, refuse } from '../refusal';
import { BEFORE_FEEDBACK, type CaseState, type Stage } from '../state';

/** before feedback is submitted (R-SYS-14) */
export const WITHDRAWABLE: readonly Stage[] = [
  'received',
  'incomplete',
  'accepted',
  'submitted',
  'merged',
  ...BEFORE_FEEDBACK,
];

/** 撤回: the platform records the appellant's words and closes the appeal as withdrawn, for good (R-SYS-14). */
export const withdraw = link({
  name: 'withdraw',
  zh: '撤回',
  en: 'Withdraw',
  about:
    "Closes the appeal on the appellant's own wish; the platform records their words. A report once dispatched stays.",
  who: ['agent', 'dispatcher'],
  on: 'appeal',
  legalIn: WITHDRAWABLE,
  to: ['closed', 'archived'],
  rules: ['R-SYS-14'],
  owes: [],
  input: z.object({}),
  texts: { words: { max: 4000, required: true, zh: '诉求人的原话', en: "The appellant's words" } },
  offered: ({ state }) => boundReport(state) === null,
  decide: ({ state }, { at }) =>
    boundReport(state) ?? {
      facts: archivingWhenDone(state, at, [{ type: 'withdrawn' }, closingForGood('withdrawn')]),
    },
});

/**
 * A report that a unit has had in its hands is the public's matter, and no longer the informant's to take back (R-SYS-14),
 * whatever category its order went out with and wherever the matter stands since.
 */
export const boundReport = (s: CaseState): { refused: Refusal } | null =>
  s.reportBound ? refuse('reportNotWithdrawn', 'R-SYS-14') : null;
