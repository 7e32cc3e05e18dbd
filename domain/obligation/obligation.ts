import type { Explanation } from '../limit/explanation';
import type { Instant } from '../limit/instant';
import type { RungName } from '../limit/ladder';
import type { Role } from '../loop/role';

/**
 * What is owed, one idea for every clock of the field: who owes what, by when, since which event, under which clause.
 * The platform's own duties are obligations like any unit's (R-SYS-17). Instants are facts once recorded.
 */
export const OBLIGATION_KINDS = [
  'accept',
  'verify',
  'dispatch',
  'reroute',
  'instruct',
  'designate',
  'sign',
  'returnWindow',
  'decideReturn',
  'contact',
  'part',
  'handle',
  'decideExtension',
  'statute',
  'review',
  'rework',
  'visit',
  'decideVisit',
  'tell',
  'followUp',
  'reopenWindow',
  'supervisionReply',
] as const;

export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

/**
 * What the alarm does when its instant comes: a rung of the supervision ladder, or a legal effect of silence
 * (R-RET-04 deemed acceptance; AMB-40 an unsigned order counts as received; the end of the time in which a rating reopens).
 */
export type AlarmName =
  RungName | 'remindDispatcher' | 'tellSupervisor' | 'countAsReceived' | 'deemAccepted' | 'endReopenWindow';

/** [instant, what it does]; a pair, because it stands in every history */
export type Alarm = readonly [at: Instant, does: AlarmName];

export interface Obligation {
  /** kind and the version of the event that opened it, so never used again: 'handle-3' was opened by event 3 */
  id: string;
  kind: ObligationKind;
  /** the role that owes it */
  role: Role;
  /** the unit that owes it, where the role belongs to a unit */
  unit?: string;
  order?: number;
  /** null: the pack gives no number, so nothing falls due, though it is watched (R-SYS-06) */
  dueAt: Instant | null;
  /** ascending; those still to come */
  alarms: readonly Alarm[];
  /** the feedback that may have met it was submitted at this instant; while it is under review no alarm rings (R-REP-16) */
  heldAt?: Instant;
}

/** An obligation as it is opened, with the answer to «why then?» */
export type Opened = Obligation & { why: Explanation };

/**
 * met: done at `at`, late when that is after the due instant (R-TIM-22); lapsed: its time passed without need of an act,
 * or another event made it pointless; replaced: the same is owed by another instant (R-EXT-14); held: may be met, under
 * review; resumed: owed again.
 */
export interface Settled {
  id: string;
  how: 'met' | 'lapsed' | 'replaced' | 'held' | 'resumed';
  at: Instant;
}

export interface OwedChange {
  opened?: readonly Opened[];
  settled?: readonly Settled[];
  /** ids of those whose due instant is provisional no longer, and as it was (R-SYS-18) */
  confirmed?: readonly string[];
}

/** the case's standing alarm: the earliest instant at which anything owed rings; null when nothing will */
export function nextAlarm(obligations: readonly Obligation[]): Instant | null {
  let next: Instant | null = null;
  for (const o of obligations) {
    const first = o.alarms[0];
    if (first && o.heldAt === undefined && (next === null || first[0] < next)) next = first[0];
  }
  return next;
}

/** the obligations after a change: what is met or lapsed is no longer owed */
export function foldOwed(owed: readonly Obligation[], change: OwedChange | undefined): readonly Obligation[] {
  if (!change) return owed;
  let after = owed;
  for (const s of change.settled ?? [])
    after = after.flatMap((o) => {
      if (o.id !== s.id) return [o];
      switch (s.how) {
        case 'met':
        case 'lapsed':
        case 'replaced':
          return [];
        case 'held':
          return [{ ...o, heldAt: s.at }];
        case 'resumed': {
          const { heldAt: _held, ...rest } = o;
          return [{ ...rest, alarms: alarmsAfterReview(o, s.at) }];
        }
      }
    });
  if (change.opened) after = [...after, ...change.opened.map(({ why: _why, ...o }) => o)];
  return after;
}

/**
 * What still rings over a duty that is owed again from `at` on. The rungs of one that had been punctual stay silent for the
 * time under review (R-REP-16). Over one that was late already, and over a law, which no review stops, they ring at once.
 */
function alarmsAfterReview({ kind, dueAt, heldAt, alarms }: Obligation, at: Instant): readonly Alarm[] {
  const wasLate = dueAt !== null && heldAt !== undefined && heldAt > dueAt;
  if (wasLate || kind === 'statute') return alarms.map(([rings, does]) => [Math.max(rings, at), does]);
  return alarms.filter(([rings]) => rings >= at);
}
