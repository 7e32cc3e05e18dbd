import type { Action, Decision, Link, Rules } from './link';
import { type Refusal, refuse } from './refusal';
import { isUnitRole } from './role';
import { type CaseState, liveOrders, orderMeant, stageOf, type WorkOrder } from './state';

/** what every link of an order takes beside its own input */
export interface OrderInput {
  order?: number;
}

/**
 * May this action be taken on this state at all: the part of the decision that needs no policy, so that the workflow's
 * validator can make it. Refuses with appealArchived, notYourRole, stale, notLegalNow, orderUnknown, notYourUnit.
 */
export function admit(state: CaseState, l: Link, a: Action): { order: WorkOrder | null } | { refused: Refusal } {
  if (!l.who.includes(a.by.role))
    return refuse('notYourRole', 'R-SYS-03', { link: l.name, role: a.by.role, may: l.who });
  if (state.phase === 'archived' && !l.legalIn.includes('archived'))
    return refuse('appealArchived', 'R-ARC-06', { outcome: state.outcome });
  if (a.seen !== undefined && a.seen < state.actedVersion)
    return refuse('stale', 'R-SYS-03', { seen: a.seen, version: state.version });
  const named = (a.input as OrderInput).order;
  const order = orderMeant(state, named, l.acts === 'above' ? undefined : a.by.unit);
  if (l.on === 'order' && state.phase === 'handling' && order === null)
    return refuse('orderUnknown', 'R-REG-07', {
      ...(named === undefined ? {} : { order: named }),
      orders: liveOrders(state).map((o) => String(o.no)),
    });
  const stage = stageOf(state, order);
  if (!l.legalIn.includes(stage))
    return refuse('notLegalNow', l.rules[0] ?? 'R-SYS-03', { link: l.name, stage, legalIn: l.legalIn });
  if (l.on === 'order' && order && isUnitRole(a.by.role) && a.by.unit !== actingUnit(state, l, order))
    return refuse('notYourUnit', 'R-HDL-07', { order: order.no });
  return { order };
}

/** the unit whose people act on this order: its own, or that of the order which it is a part of */
export const actingUnit = (state: CaseState, l: Link, order: WorkOrder): string | null =>
  l.acts === 'above' ? (state.orders.find((o) => o.no === order.under)?.unit ?? null) : order.unit;

/** The whole decision on one action: what happened, or why not. */
export function decide(state: CaseState, l: Link, a: Action, rules: Rules): Decision {
  const admitted = admit(state, l, a);
  if ('refused' in admitted) return admitted;
  return l.decide({ ...rules, state, order: admitted.order }, a);
}
