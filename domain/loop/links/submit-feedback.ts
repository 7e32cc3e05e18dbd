import { z } from 'zod';
import { feedbackRequirements } from '../../policy/stipulations';
import type { Fact, Satisfaction } from '../event';
import { type Action, type Circumstances, link } from '../link';
import { acceptedWith, onlyTheLead } from '../parts';
import { refuse } from '../refusal';
import { afterRejection } from '../rejection';
import type { Role } from '../role';
import { reviewOf, unexplained } from '../unsolvable';
import { FEEDBACK_TEXTS } from './feedback-document';
import { REPLY_METHODS, repliedFact } from './reply';

export const SATISFACTIONS = [
  'satisfied',
  'basicallySatisfied',
  'notSatisfied',
  'notStated',
] as const satisfies readonly Satisfaction[];

const input = z.object({
  outcome: z.enum(['solved', 'explained']).describe('«explained»: cannot be solved now (R-HDL-06)'),
  satisfaction: z.enum(SATISFACTIONS).describe("the appellant's satisfaction as the unit states it"),
  draft: z.int().min(1).optional().describe('submits this draft; without it the document is in this request'),
  replyMethod: z.enum(REPLY_METHODS).optional().describe('the appellant was told in this way; needs the text «reply»'),
  reviewOn: z.iso.date().optional().describe('«not solvable now»: the day on which the text «plan» is looked at again'),
});

/**
 * 反馈: the unit's formal result to the platform, with sign-off, and the reply to the appellant where it was given
 * (R-HDL-02, R-HDL-03). It is the lead's, and takes the parts that wait for it (R-DSP-23). A document that lacks what the city marks as «always rejected» is rejected at once (R-REJ-01).
 */
export const submitFeedback = link({
  name: 'submitFeedback',
  zh: '反馈',
  en: 'Submit feedback',
  about: 'Hands the feedback document to the platform for review. A leader who submits it has thereby signed it off.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'],
  on: 'order',
  legalIn: ['signed', 'rework'],
  to: ['feedbackSubmitted', 'rework', 'partAccepted'],
  rules: ['R-HDL-03', 'R-REP-05', 'R-REP-06', 'R-REJ-01', 'R-HDL-06', 'R-DSP-23'],
  owes: ['review', 'rework'],
  input,
  texts: {
    ...FEEDBACK_TEXTS,
    reply: { max: 10_000, required: false, zh: '答复内容', en: 'Reply to the appellant' },
    plan: { max: 4000, required: false, zh: '后续计划', en: 'What is planned, where it cannot be solved now' },
  },
  offered: ({ order }) => order?.under === undefined,
  decide: (c, a) => {
    const { order } = c;
    if (!order) return { facts: [] };
    const part = onlyTheLead(order);
    if (part) return part;
    const { draft } = a.input;
    if (draft !== undefined && order.draft?.no !== draft)
      return refuse('draftUnknown', 'R-REP-06', { draft, newest: order.draft?.no ?? 0 });
    const written = draft === undefined ? (a.parts ?? []) : (order.draft?.parts ?? []);
    const signedOffBy = signOffOf(c, a);
    const parts = [...written, 'satisfaction', ...(signedOffBy ? ['leaderSignOff'] : [])];
    const review = reviewOf(c, a.input, a.parts ?? [], a.at);
    if ('refused' in review) return review;
    const facts: Fact[] = [
      {
        type: 'feedbackSubmitted',
        order: order.no,
        outcome: a.input.outcome,
        statedSatisfaction: a.input.satisfaction,
        parts: parts.filter((p) => p !== 'reply'),
        signedOffBy,
        ...review,
      },
      ...acceptedWith(c.state, order),
    ];
    const replied = a.parts?.includes('reply') || a.input.replyMethod !== undefined;
    if (replied) {
      if (!a.input.replyMethod || !a.parts?.includes('reply'))
        return refuse('partMissing', 'R-HDL-02', { missing: a.input.replyMethod ? ['reply'] : ['replyMethod'] });
      const fact = repliedFact(c, a.by, a.input.replyMethod);
      if ('refused' in fact) return fact;
      facts.push(fact);
    }
    const silent = unexplained(c.policy, a.input, order, parts, replied);
    if (silent) return silent;
    const fatal = feedbackRequirements(c.policy)?.automaticRejection ?? [];
    const missing = fatal.filter((part) => !parts.includes(part));
    if (missing.length > 0)
      facts.push(
        { type: 'feedbackRejected', order: order.no, missing, automatic: true },
        ...afterRejection(c.state, order, c.policy),
      );
    return { facts };
  },
});

/** whose sign-off counts: the one needed for this item, given on the draft or by the leader who submits (R-REP-06) */
function signOffOf(c: Circumstances, a: Action<z.infer<typeof input>>): Role | null {
  const needs = feedbackRequirements(c.policy)?.signOff;
  const needed = c.state.marks.important ? needs?.important : needs?.normal;
  const given = [a.by.role, ...(a.input.draft === undefined ? [] : [c.order?.draft?.signedOffBy])];
  const counts = given.find(
    (role) => role === 'principalLeader' || (role === 'leaderInCharge' && needed !== 'principalLeader'),
  );
  return counts ?? null;
}
