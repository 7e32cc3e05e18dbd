import type { Fact } from './event';
import { type Refusal, refuse } from './refusal';
import { type CaseState, liveOrders, type WorkOrder } from './state';

/** What has been handed in under this order and waits: handing in one's own result accepts it (R-DSP-23). */
export const acceptedWith = (state: CaseState, order: WorkOrder): readonly Fact[] =>
  liveOrders(state).flatMap((o): Fact[] =>
    o.under === order.no && o.status === 'partSubmitted' ? [{ type: 'partAccepted', order: o.no }] : [],
  );

/** One feedback document and one reply, by the unit that answers for the whole (R-DSP-23); null for that unit. */
export const onlyTheLead = (order: WorkOrder): { refused: Refusal } | null =>
  order.under === undefined ? null : refuse('onlyTheLead', 'R-DSP-23', { order: order.no, under: order.under });
