import { z } from 'zod';
import { link } from '../link';
import { refuse } from '../refusal';

/** 签批: the leader approves the draft; important items need the principal leader (R-REP-06). */
export const signOffFeedback = link({
  name: 'signOffFeedback',
  zh: '签批反馈件',
  en: 'Sign off feedback',
  about: "The leader in charge, or for important items the principal leader, approves the unit's feedback document.",
  who: ['leaderInCharge', 'principalLeader'],
  on: 'order',
  legalIn: ['signed', 'rework'],
  to: [],
  rules: ['R-REP-06'],
  owes: [],
  input: z.object({ draft: z.int().min(1).describe('number of the draft that was read') }),
  texts: {},
  offered: ({ order }) => order?.draft !== undefined,
  decide: ({ state, order }, { input, by }) => {
    if (order?.draft?.no !== input.draft)
      return refuse('draftUnknown', 'R-REP-06', { draft: input.draft, newest: order?.draft?.no ?? 0 });
    if (state.marks.important && by.role !== 'principalLeader')
      return refuse('signOffByOther', 'R-REP-06', { needed: 'principalLeader', role: by.role });
    return { facts: [{ type: 'feedbackSignedOff', order: order.no, draft: input.draft, role: by.role }] };
  },
});
