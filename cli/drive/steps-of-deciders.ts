import { WORDS, WORDS_OF_PUBLICATION } from './invented-words';
import type { Known, Step, Turn } from './steps';
import type { Appeal, Order } from './views';

/** The unit's leader agrees to what he was asked for. */
export const consenting = (order: Order): Turn =>
  order.consentAsked ? [{ link: 'consent', body: { to: order.consentAsked } }] : null;

export const decidingReturn = ({ plan }: Known): Turn => [
  plan.granted || plan.returns > 1
    ? { link: 'grantReturn', body: {} }
    : { link: 'refuseReturn', body: { reasons: WORDS.returnKept } },
];

export const decidingExtension = ({ plan }: Known): Turn => [
  plan.granted ? { link: 'grantExtension', body: {} } : { link: 'refuseExtension', body: { reasons: WORDS.notLonger } },
];

/** what the reviewer has nothing against is public */
export const publishing = ({ plan }: Known): Turn => [
  plan.granted ? { link: 'publish', body: WORDS_OF_PUBLICATION } : { link: 'notPublish', body: { reason: 'privacy' } },
];

/** the lead takes a part, or sends the first one back once */
export const decidingPart = ({ plan, tried }: Known): Turn => [
  plan.undone && tried('sendBackPart') === 0
    ? { link: 'sendBackPart', body: { requirements: WORDS.partIncomplete } }
    : { link: 'acceptPart', body: {} },
];

/** a leader instructs, and may name the unit that answers for it all; after several returns he does */
export function instructing({ plan, units, tried }: Known): Turn {
  const leads = units.filter((u) => u.level === 2);
  const lead = leads[plan.unit % leads.length];
  const names = lead && (plan.granted || tried('returnOrder') > 0) ? { lead: lead.id } : {};
  return [{ link: 'instruct', body: { ...names, instruction: WORDS.instruction } }];
}

export function designating(appeal: Appeal, { plan, units }: Known): Turn {
  const leads = units.filter((u) => u.level === 2);
  const unit = leads[(plan.unit + appeal.orders.length) % leads.length];
  return unit
    ? [{ link: 'designate', body: { unit: unit.id, reasons: WORDS.designated } }]
    : 'no account handles for any unit';
}

/** the order goes to the unit that authority has named since */
export const rerouting = ({ beside: { named } }: Appeal): Turn =>
  named === null ? null : [{ link: 'reroute', body: { unit: named, reasons: WORDS.designated } }];

export const rejecting: Step = {
  link: 'rejectFeedback',
  body: { missing: ['legalSource'], requirements: WORDS.requirements },
};

/** the reviewer finds something missing as often as the plan says, then approves */
export function reviewing(order: Order, appeal: Appeal, { plan, tried }: Known): Turn {
  const missing = tried('rejectFeedback') < plan.rejections;
  return [missing ? rejecting : { link: 'approveFeedback', body: {} }];
}

/** calls until one is answered, or until so many that the city counts the visit as not reached */
export function visiting(known: Known): Turn {
  const { unansweredVisits } = known.plan;
  const unanswered: Step = { link: 'recordVisit', body: { method: 'telephone', reached: false } };
  if (unansweredVisits === null) return [unanswered];
  return [
    ...Array.from({ length: unansweredVisits }, () => unanswered),
    { link: 'recordVisit', body: { method: 'telephone', reached: true, ...said(known) } },
  ];
}

/** The appellant's word on the handling, asked or not: where the plan says so, dissatisfied the first time. */
export function said({ plan, tried }: Known): { satisfaction: string; opinion: string } {
  return plan.way === 'reworkedAfterVisit' && tried('decideVisit') === 0
    ? { satisfaction: 'notSatisfied', opinion: WORDS.stillThere }
    : { satisfaction: plan.satisfaction, opinion: WORDS.opinion };
}

/** what follows from a dissatisfied appellant; the second time it stays closed */
export function decidingVisit({ plan, tried }: Known): Turn {
  const then = tried('decideVisit') === 0 ? plan.afterVisit : 'close';
  const reasons = then === 'close' ? WORDS.nothingMore : WORDS.afterVisit;
  return [{ link: 'decideVisit', body: { then, reasons }, deed: `decideVisit:${then}` }];
}

export function followingUp({ plan, tried }: Known): Turn {
  const then = plan.undone && tried('followUp') === 0 ? 'rework' : 'close';
  return [{ link: 'followUp', body: { then, finding: WORDS.followedUp } }];
}

export function decidingAccountability(candidate: number | null, { plan, custom }: Known): Turn {
  const form = custom.accountabilityForms[plan.choice % custom.accountabilityForms.length];
  const body = plan.granted
    ? { candidate, upheld: true, reasons: WORDS.upheld, ...(form === undefined ? {} : { form }) }
    : { candidate, upheld: false, reasons: WORDS.dropped };
  return [{ link: 'decideAccountability', body }];
}
