import { rejectionsInARow } from '../policy/loop-terms';
import { triggerUnder } from '../policy/oversight-terms';
import type { Policy } from '../policy/policy';
import type { Fact } from './event';
import { proposal } from './proposal';
import type { CaseState, WorkOrder } from './state';
import { supervision } from './supervision';

/**
 * What follows from one more rejection of this order, by a reviewer or by the system: once it is as many in a row as the
 * pack counts, the rework is supervised and the unit is a candidate for accountability (R-REJ-02, R-REJ-03, R-ACT-03).
 * Each full count makes one candidate: the second rejection in Suzhou, the fourth, the sixth; the third makes none. The
 * count belongs to one order at one unit, and an approved feedback begins it again (R-REJ-07). A pack that counts nothing
 * proposes nothing.
 */
export function afterRejection(s: CaseState, order: WorkOrder, policy: Policy): readonly Fact[] {
  const count = rejectionsInARow(policy);
  if (count === null || (order.rejections + 1) % count !== 0) return [];
  const { unit, no } = order;
  const trigger = triggerUnder(policy, 'R-ACT-03');
  return [
    ...(trigger === null ? [] : [proposal(s, { trigger, unit, order: no, automatic: true })]),
    supervision(s, { mode: 'system', unit, order: no, automatic: true }),
  ];
}
