import { z } from 'zod';
import { civilDateOf } from '../../calendar/civil-date';
import { dayAt } from '../../calendar/time-zone';
import type { Instant } from '../../limit/instant';
import { returnTerms } from '../../policy/loop-terms';
import { triggerUnder } from '../../policy/oversight-terms';
import { countingOf } from '../../policy/stipulations';
import { hasConsent } from '../consent';
import type { Fact } from '../event';
import { type Action, type Circumstances, link } from '../link';
import { proposal } from '../proposal';
import { type Refusal, refuse } from '../refusal';
import type { WorkOrder } from '../state';

/**
 * 申请退回: a unit gives a misrouted order back, in time, with what the pack asks for (R-RET-01 to 06). A return filed before
 * signing shows receipt; one filed while more time was asked for takes that request back. Refuses partMissing, designationBinds, returnDecided; a late one is refused by the rules: without a
 * trace (limitPassed), or on record with a candidate for accountability where lateness is held to account (R-RET-05, AMB-41).
 */
export const returnOrder = link({
  name: 'returnOrder',
  zh: '申请退回',
  en: 'Return the order',
  about: 'Gives an order outside the unit’s duties back, with reasons and basis. The clock does not stop meanwhile.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'],
  on: 'order',
  legalIn: ['dispatched', 'signed'],
  to: ['returnRequested', 'signed'],
  rules: ['R-RET-01', 'R-RET-02', 'R-RET-03', 'R-RET-05', 'R-RET-06', 'R-RET-09'],
  owes: ['returnWindow', 'contact', 'handle', 'decideReturn'],
  input: z.object({}),
  texts: {
    reasons: { max: 4000, required: false, zh: '退回理由', en: 'Reasons' },
    basis: { max: 4000, required: false, zh: '法规政策依据', en: 'Regulatory or policy basis' },
  },
  offered: ({ order }) => !order?.binding && !order?.returnRefused,
  decide: (c, a) => {
    const { order, policy } = c;
    if (!order) return { facts: [] };
    if (order.binding) return refuse('designationBinds', 'R-RET-09', { unit: order.unit });
    if (order.returnRefused) return refuse('returnDecided', 'R-RET-07', { order: order.no });
    const incomplete = missingFrom(c, order, a);
    if (incomplete) return incomplete;
    const terms = returnTerms(policy);
    const late = windowOver(c, order, a.at);
    const blamed = late && terms.lateIsAccountable ? triggerUnder(policy, 'R-ACT-08') : null;
    const candidate = (trigger: string): Fact =>
      proposal(c.state, { trigger, unit: order.unit, order: order.no, automatic: true });
    const received: Fact[] = order.status === 'dispatched' ? [{ type: 'signed', order: order.no }] : [];
    const filed: Fact = { type: 'returnRequested', order: order.no };
    if (!late || terms.lateAllowed) return { facts: [...received, filed, ...(blamed ? [candidate(blamed)] : [])] };
    if (blamed === null) return refuse('limitPassed', 'R-RET-06', late);
    // the late filing is on record once; filing it again adds nothing
    if (c.state.candidates?.some((one) => one.trigger === blamed && one.order === order.no))
      return refuse('returnDecided', 'R-RET-05', { order: order.no });
    return { facts: [...received, { type: 'returnRefused', order: order.no, late: true }, candidate(blamed)] };
  },
});

/** the leader's consent, the reasons and the basis, as far as the pack asks for them (R-RET-02, R-RET-03) */
function missingFrom({ policy }: Circumstances, order: WorkOrder, a: Action): { refused: Refusal } | null {
  const { consentBy, requires } = returnTerms(policy);
  const unagreed = consentBy !== null && !hasConsent(order, a.by, 'return');
  const missing = [...(unagreed ? ['leaderConsent'] : []), ...requires.filter((part) => !a.parts?.includes(part))];
  return missing.length > 0 ? refuse('partMissing', unagreed ? 'R-RET-02' : 'R-RET-03', { missing }) : null;
}

/** the window that has passed, with its last day; null while it is open, and where the pack sets none */
function windowOver({ state, policy }: Circumstances, order: WorkOrder, at: Instant): { dueOn?: string } | null {
  if (order.deemedAccepted) return {};
  const due = state.owed.find((o) => o.kind === 'returnWindow' && o.order === order.no)?.dueAt ?? null;
  if (due === null || at <= due) return null;
  return { dueOn: civilDateOf(dayAt(due - 1, countingOf(policy).timezone)) };
}
