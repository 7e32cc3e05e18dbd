import type { EventOf, EventType } from '../event';
import type { CaseHead, CaseState, Phase, WorkOrder } from '../state';

/** What an event makes of the state it meets; the state's head is brought along already. */
export type Folds<T extends EventType> = { readonly [K in T]: (s: CaseState, e: EventOf<K>) => CaseState };

/** the same state with one order changed */
export const onOrder = (s: CaseState, no: number, change: (o: WorkOrder) => WorkOrder): CaseState => ({
  ...s,
  orders: s.orders.map((o) => (o.no === no ? change(o) : o)),
});

/** the orders of which this says so are over */
export const ended = (s: CaseState, which: (o: WorkOrder) => boolean): CaseState => ({
  ...s,
  orders: s.orders.map((o) => (o.status !== 'ended' && which(o) ? endedOrder(o) : o)),
});

function endedOrder(o: WorkOrder): WorkOrder {
  const { no, unit, heldBefore, mode, dispatchedAt, under, part, failedContacts, drafts, rejections } = o;
  return {
    status: 'ended',
    no,
    unit,
    ...(heldBefore === undefined ? {} : { heldBefore }),
    mode,
    dispatchedAt,
    failedContacts,
    drafts,
    rejections,
    ...(under === undefined ? {} : { under }),
    ...(part === undefined ? {} : { part }),
  };
}

/** of each member of a union what is left without these keys */
export type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;

export function without<T extends object, K extends string>(value: T, ...keys: readonly K[]): Without<T, K> {
  const rest = { ...value } as T & Partial<Record<K, unknown>>;
  for (const key of keys) delete rest[key];
  return rest as unknown as Without<T, K>;
}

/** nobody has to tell the caller of a transfer any more; that somebody has is kept (R-DSP-10) */
export const toldNoMore = (s: CaseState): CaseState =>
  s.callerTold === false ? (without(s, 'callerTold') as CaseState) : s;

const OF_ONE_PHASE = [
  'missing',
  'master',
  'masterOutcome',
  'failedContacts',
  'outcome',
  'sampled',
  'visited',
  'attempts',
  'undecided',
  'heard',
  'followUpAt',
  'windowOver',
  'archivedAt',
] as const;

/** the state in another phase: what belonged to the old one alone is gone */
export const inPhase = <P extends Phase>(s: CaseState, phase: P): CaseHead & { phase: P } => ({
  ...(without(s, ...OF_ONE_PHASE) as CaseHead),
  phase,
});
