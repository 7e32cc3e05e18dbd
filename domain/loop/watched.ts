import type { Instant } from '../limit/instant';
import type { AlarmName, ObligationKind } from '../obligation/obligation';
import { type CaseState, leadOrder, liveOrders, type Unregistered } from './state';
import { openNotices } from './supervision';

/**
 * What a supervisor watches appeals for (R-SUP-06 to R-SUP-10): cards that stand, written supervision that waits for its answer,
 * results rejected twice in a row, several units at once, major matters; and which rung of the ladder comes next.
 */
export const WATCHED = [
  'redCard',
  'yellowCard',
  'writtenSupervision',
  'rejectedTwice',
  'severalUnits',
  'major',
  'climbing',
] as const;

export type WatchedFor = (typeof WATCHED)[number];

/** One reason for which an appeal stands on the board of supervision; once each. */
export interface Watched {
  of: WatchedFor;
  /** the unit that answers for it; null: none, or the platform */
  unit: string | null;
  /** what the board sorts by, UTC: when the next rung comes; else when the appeal was received */
  at: Instant;
  /** the rung that comes, and above what */
  rung?: AlarmName;
  owes?: ObligationKind;
}

/** rungs that bring an appeal further up; a reminder does not */
const CLIMBS: readonly AlarmName[] = ['yellowCard', 'redCard', 'writtenSupervision', 'reportToLeader'];

/** Why this appeal stands on the board; a card that was lifted does not stand any more (R-SUP-24), nor does one of what is over. */
export function watchedOf(s: CaseState | Unregistered): readonly Watched[] {
  if (s.phase === 'unregistered' || s.phase === 'archived') return [];
  const unit = leadOrder(s)?.unit ?? null;
  const standing = (of: WatchedFor, whose = unit): Watched => ({ of, unit: whose, at: s.receivedAt });
  const written = openNotices(s).find((one) => one.mode === 'written');
  const notice = written ? [standing('writtenSupervision', written.unit ?? null)] : [];
  if (s.phase === 'closed') return notice;
  const orders = liveOrders(s);
  const rejected = orders.find((o) => o.rejections >= 2);
  const card = cardOf(s);
  const climb = climbOf(s);
  return [
    ...(card ? [standing(card.card, card.unit ?? unit)] : []),
    ...notice,
    ...(rejected ? [standing('rejectedTwice', rejected.unit)] : []),
    ...(new Set(orders.map((o) => o.unit)).size > 1 ? [standing('severalUnits')] : []),
    ...(s.marks.important || s.emergency ? [standing('major')] : []),
    ...(climb ? [climb] : []),
  ];
}

/** the gravest card that stands, the newest of several */
const cardOf = (s: CaseState) => {
  const standing = (s.cards ?? []).filter((one) => !one.lifted);
  return standing.findLast((one) => one.card === 'redCard') ?? standing.at(-1);
};

/** of all that is owed the rung that comes first; over what is under review none does (R-REP-16) */
function climbOf(s: CaseState): Watched | null {
  let next: Watched | null = null;
  for (const { kind, unit, alarms, heldAt } of s.owed) {
    const climb = heldAt === undefined ? alarms.find(([, does]) => CLIMBS.includes(does)) : undefined;
    if (!climb || (next && next.at <= climb[0])) continue;
    next = { of: 'climbing', unit: unit ?? null, at: climb[0], rung: climb[1], owes: kind };
  }
  return next;
}
