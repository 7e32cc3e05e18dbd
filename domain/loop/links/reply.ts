import { z } from 'zod';
import { repliesToAppellant } from '../../policy/stipulations';
import type { Fact, ReplyMethod } from '../event';
import { type Circumstances, link } from '../link';
import { type Refusal, refuse } from '../refusal';
import { type Actor, isUnitRole } from '../role';

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
  legalIn: ['signed', 'rework', 'feedbackSubmitted'],
  rules: ['R-HDL-02', 'R-REP-10', 'R-GEN-11'],
  owes: [],
  input: z.object({ method: z.enum(REPLY_METHODS) }),
  texts: { reply: { max: 10_000, required: true, zh: '答复内容', en: 'Reply' } },
  decide: (c, { input, by }) => {
    const replied = repliedFact(c, by, input.method);
    return 'refused' in replied ? replied : { facts: [replied] };
  },
});

/** the fact of a reply, or why this actor is not the one who replies in this city */
export function repliedFact(
  { state, order, policy }: Circumstances,
  by: Actor,
  method: ReplyMethod,
): (Fact & { type: 'replied' }) | { refused: Refusal } {
  const side = isUnitRole(by.role) ? 'handlingUnit' : 'platform';
  const allowed = repliesToAppellant(policy);
  // where the unit may not know whom it answers, the hotline relays (R-IDC-11)
  const relays = side === 'platform' && state.marks.confidential === true;
  if (allowed.length > 0 && !allowed.includes(side) && !relays)
    return refuse('replierNotInPack', 'R-REP-10', { side, allowed });
  return { type: 'replied', order: order?.no ?? 0, side, method };
}
