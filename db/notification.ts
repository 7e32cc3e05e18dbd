import type { CaseEvent } from '../domain/loop/event';
import type { CaseState } from '../domain/loop/state';
import { sqlInstant } from './connect';

/**
 * Who is told what rang, as rows. A rung of the backlog tells nobody: the clocks had run before the appeal was brought in.
 * A leader of a unit is told of that unit's duties; of the platform's own duties there is no such leader.
 */
export function notificationsOf(s: CaseState, events: readonly CaseEvent[]): readonly Record<string, unknown>[] {
  return events.flatMap((e) => {
    if (e.type !== 'rang' || e.backlog) return [];
    return e.seenBy.flatMap((watcher) => {
      const ofUnit = watcher === 'leaderInCharge' || watcher === 'principalLeader';
      if (ofUnit && e.unit === undefined) return [];
      const role = watcher === 'whoOwes' ? e.role : watcher;
      const unit = ofUnit || watcher === 'whoOwes' ? (e.unit ?? null) : null;
      return [{ city: s.city, number: s.number, v: e.v, does: e.does, role, unit, at: sqlInstant(e.at) }];
    });
  });
}
