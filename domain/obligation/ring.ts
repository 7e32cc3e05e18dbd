import type { Instant } from '../limit/instant';
import type { Fact } from '../loop/event';
import type { CaseState, Unregistered } from '../loop/state';
import type { Watcher } from '../limit/ladder';
import type { Policy } from '../policy/policy';
import type { AlarmName, Obligation } from './obligation';

/** A fact that the clock made, with the true instant at which it fell due. */
export interface Due {
  fact: Fact;
  at: Instant;
}

/**
 * The next thing that fell due on this state strictly before `until`, or at it when `inclusive`. An act received at the
 * very instant goes first (R-SYS-10), so an action asks with `inclusive` false and the alarm itself with true.
 */
export function nextDue(s: CaseState | Unregistered, until: Instant, inclusive: boolean, policy: Policy): Due | null {
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
  return { at, fact: factOf(does, owed, policy) };
}

function factOf(does: AlarmName, owed: Obligation, policy: Policy): Fact {
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
      return { type: 'countedAsReceived', order };
    case 'deemAccepted':
      return { type: 'deemedAccepted', order };
    case 'remindDispatcher':
      return rang(['dispatcher']);
    case 'tellSupervisor':
      return rang(['supervisor']);
    case 'reminder':
    case 'yellowCard':
    case 'redCard':
    case 'writtenSupervision':
    case 'reportToLeader':
      return rang(policy.defaults.ladder.seenBy[does]);
  }
}
