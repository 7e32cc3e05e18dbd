import { z } from 'zod';
import { paperMethods } from '../../policy/loop-terms';
import { processingModes } from '../../policy/processing-forms';
import { repliesToAppellant } from '../../policy/stipulations';
import type { Fact, ReplyMethod } from '../event';
import { type Circumstances, link } from '../link';
import { repliedOfMaster } from '../merging';
import { onlyTheLead } from '../parts';
import { type Refusal, refuse } from '../refusal';
import { type Actor, isUnitRole } from '../role';
import type { CaseState } from '../state';

export const REPLY_METHODS = [
  'telephone',
  'sms',
  'letter',
  'fax',
  'delivery',
  'online',
  'inPerson',
] as const satisfies readonly ReplyMethod[];

/** 答复: words to the appellant, by whom the pack says (R-HDL-02, R-REP-10). */
export const reply = link({
  name: 'reply',
  zh: '答复诉求人',
  en: 'Reply to the appellant',
  about: 'Records that the appellant was told the result, how and in which words. Nothing closes without it.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader', 'reviewer', 'agent'],
  on: 'order',
  legalIn: ['signed', 'rework', 'feedbackSubmitted', 'merged'],
  to: { merged: ['closed'] },
  rules: ['R-HDL-02', 'R-REP-10', 'R-GEN-11', 'R-SYS-15'],
  owes: ['visit', 'reopenWindow'],
  input: z.object({ method: z.enum(REPLY_METHODS) }),
  texts: { reply: { max: 10_000, required: true, zh: '答复内容', en: 'Reply' } },
  offered: ({ state, order }, _at, by) => order?.under === undefined && !throughPlatform(state, by),
  decide: (c, { input, by }) => {
    if (c.state.phase === 'merged') return repliedOfMaster(c.state, by, input.method, c.policy);
    const replied = repliedFact(c, by, input.method);
    return 'refused' in replied ? replied : { facts: [replied] };
  },
});

/**
 * The fact of a reply, or why not so: onlyTheLead for a part (R-DSP-23), contactThroughPlatform (R-IDC-11), replierNotInPack
 * where another side replies in this city (R-REP-10), paperReplyNeeded (R-REP-01).
 */
export function repliedFact(
  { state, order, policy }: Circumstances,
  by: Actor,
  method: ReplyMethod,
): (Fact & { type: 'replied' }) | { refused: Refusal } {
  const part = order && onlyTheLead(order);
  if (part) return part;
  const hidden = throughPlatform(state, by);
  if (hidden) return hidden;
  const side = isUnitRole(by.role) ? 'handlingUnit' : 'platform';
  const allowed = repliesToAppellant(policy);
  // where the unit may not know whom it answers, the hotline relays (R-IDC-11)
  const relays = side === 'platform' && state.marks.confidential === true;
  if (allowed.length > 0 && !allowed.includes(side) && !relays)
    return refuse('replierNotInPack', 'R-REP-10', { side, allowed });
  // where assignment on paper is a way of its own its answer is too; an order that merely went in writing binds no reply
  if (order?.mode === 'paperAssignment' && processingModes(policy).includes('paperAssignment')) {
    const onPaper: readonly ReplyMethod[] = paperMethods(policy);
    if (!onPaper.includes(method)) return refuse('paperReplyNeeded', 'R-REP-01', { method, allowed: onPaper });
  }
  return { type: 'replied', order: order?.no ?? 0, side, method };
}

/** A confidential appellant is reached through the hotline alone, which meets the unit's duty for it (R-IDC-11). */
export const throughPlatform = (state: CaseState, by: Actor): { refused: Refusal } | null =>
  state.marks.confidential && isUnitRole(by.role) ? refuse('contactThroughPlatform', 'R-IDC-11') : null;
