import type { Instant } from '../limit/instant';
import type { Watcher } from '../limit/ladder';
import type { Fact } from '../loop/event';
import { archivingWhenDone } from '../loop/ending';
import { proposal } from '../loop/proposal';
import type { CaseState, Unregistered } from '../loop/state';
import { supervision } from '../loop/supervision';
import { triggerUnder } from '../policy/oversight-terms';
import type { Policy } from '../policy/policy';
import { ladderOf } from '../policy/stipulations';
import type { AlarmName, Obligation } from './obligation';

/** What the clock made at one instant, the true one at which it fell due. */
export interface Due {
  facts: readonly Fact[];
  at: Instant;
}

/**
 * The next thing that fell due on this state strictly before `until`, or at it when `inclusive`. An act received at the
 * very instant goes first (R-SYS-10), so an action asks with `inclusive` false and the alarm itself with true.
 */
export function nextDue(s: CaseState | Unregistered, until: Instant, inclusive: boolean, policy: Policy): Due | null {
  if (s.phase === 'unregistered') return null;
  let found: { at: Instant; does: AlarmName; owed: Obligation } | null = null;
  for (const owed of s.owed) {
    const first = owed.alarms[0];
    if (!first || owed.heldAt !== undefined) continue;
    const [at, does] = first;
    if (at > until || (at === until && !inclusive)) continue;
    if (found === null || at < found.at) found = { at, does, owed };
  }
  if (!found) return null;
  const { at, does, owed } = found;
  return { at, facts: factsOf(s, at, does, owed, policy) };
}

function factsOf(s: CaseState, at: Instant, does: AlarmName, owed: Obligation, policy: Policy): readonly Fact[] {
  const rang = (seenBy: readonly Watcher[]): Fact => ({
    type: 'rang',
    obligation: owed.id,
    does,
    role: owed.role,
    ...(owed.unit === undefined ? {} : { unit: owed.unit }),
    ...(owed.order === undefined ? {} : { order: owed.order }),
    seenBy,
  });
  const order = owed.order ?? 0;
  switch (does) {
    case 'countAsReceived':
      return [{ type: 'countedAsReceived', order }];
    case 'deemAccepted':
      return [{ type: 'deemedAccepted', order }];
    case 'endReopenWindow':
      return archivingWhenDone(s, at, [{ type: 'reopenWindowEnded' }]);
    case 'remindDispatcher':
      return [rang(['dispatcher'])];
    case 'tellSupervisor':
      return [rang(['supervisor'])];
    case 'redCard':
      return [rang(ladderOf(policy).value.seenBy[does]), ...overdue(s, owed, policy)];
    case 'writtenSupervision':
      return [rang(ladderOf(policy).value.seenBy[does]), ...noticeFor(s, owed)];
    case 'reminder':
    case 'yellowCard':
    case 'reportToLeader':
      return [rang(ladderOf(policy).value.seenBy[does])];
  }
}

/** the limit passed with neither a result nor a proper extension: a candidate, found by the system (R-ACT-02, R-ACT-16) */
function overdue(s: CaseState, owed: Obligation, policy: Policy): readonly Fact[] {
  const trigger = triggerUnder(policy, 'R-ACT-02');
  if ((owed.kind !== 'handle' && owed.kind !== 'rework') || owed.unit === undefined || trigger === null) return [];
  // one that nobody has decided yet stands for the order, however many of its limits pass
  if (s.candidates?.some((c) => c.trigger === trigger && c.order === owed.order && !c.decided)) return [];
  return [proposal(s, { trigger, unit: owed.unit, order: owed.order, automatic: true })];
}

/** a unit that lets the limit pass is supervised in writing, by a numbered notice (R-SUP-01) */
function noticeFor(s: CaseState, owed: Obligation): readonly Fact[] {
  if (owed.unit === undefined || owed.kind === 'supervisionReply') return [];
  return [supervision(s, { mode: 'written', unit: owed.unit, order: owed.order, automatic: true })];
}
