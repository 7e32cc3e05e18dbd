import type { Instant } from '../../limit/instant';
import type { EventType, FactOf } from '../../loop/event';
import type { Rules } from '../../loop/link';
import { type CaseState, standsUnder, type Unregistered, type WorkOrder } from '../../loop/state';
import type { Obligation, ObligationKind, Opened, OwedChange, Settled } from '../obligation';

export type Before = CaseState | Unregistered;

/** What each event changes in what is owed, on the state it meets. */
export type Owed<T extends EventType> = {
  readonly [K in T]: (before: Before, fact: FactOf<K>, at: Instant, rules: Rules) => OwedChange;
};

export const nothing = (): OwedChange => ({});
export const opening = (opened: readonly Opened[]): OwedChange => ({ opened });
export const settling = (...a: Parameters<typeof settle>): OwedChange => ({ settled: settle(...a) });

/** what may have been met while it was under review was met when the feedback came (R-REP-16) */
export function settle(
  s: Before,
  at: Instant,
  how: Settled['how'],
  which: (o: Obligation) => boolean,
): readonly Settled[] {
  return s.owed.filter(which).map((o) => ({ id: o.id, how, at: how === 'met' ? (o.heldAt ?? at) : at }));
}

/** What is over with the matter itself; a notice of supervision still asks the unit for its answer (R-SUP-01). */
export const butNotices = (o: Obligation): boolean => o.kind !== 'supervisionReply';

export const orderIn = (s: Before, no: number): WorkOrder | undefined =>
  s.phase === 'unregistered' ? undefined : s.orders.find((o) => o.no === no);

export const isOn =
  (order: number, ...kinds: readonly ObligationKind[]) =>
  (o: Obligation): boolean =>
    o.order === order && kinds.includes(o.kind);

/** everything that units owe on this order, and on those under it (all, or one kind of part): nobody can do it any more */
export const ofOrderAndParts =
  (s: Before, no: number, part?: WorkOrder['part']) =>
  (o: Obligation): boolean => {
    if (o.kind === 'supervisionReply' || o.order === undefined) return false;
    const order = orderIn(s, o.order);
    return o.order === no || (s.phase !== 'unregistered' && order !== undefined && standsUnder(s, order, no, part));
  };
