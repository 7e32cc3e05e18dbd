import type { CaseEvent, EventType } from '../domain/loop/event';
import type { Role } from '../domain/loop/role';
import { type CaseState, liveOrders } from '../domain/loop/state';
import type { AlarmName } from '../domain/obligation/obligation';
import { sqlInstant } from './connect';

/** what somebody is told of: an alarm that rang, or an event */
export type Told = AlarmName | EventType;

/** a role of the platform, or of one unit */
type Watching = readonly [role: Role, unit: string | null];

/**
 * Who is told of what, as rows: what rang, and what stands in nobody's work list until it is read. What the clock found in
 * the backlog is told to nobody: it had happened before the appeal was brought in. `s` is the state after the events.
 */
export function notificationsOf(s: CaseState, events: readonly CaseEvent[]): readonly Record<string, unknown>[] {
  return events.flatMap((e) => {
    const does: Told = e.type === 'rang' ? e.does : e.type;
    return toldOf(s, e).map(([role, unit]) => ({
      city: s.city,
      number: s.number,
      v: e.v,
      does,
      role,
      unit,
      at: sqlInstant(e.at),
    }));
  });
}

function toldOf(s: CaseState, e: CaseEvent): readonly Watching[] {
  if ('backlog' in e && e.backlog) return [];
  switch (e.type) {
    case 'rang':
      return e.seenBy.flatMap((watcher): Watching[] => {
        // a leader of a unit is told of that unit's duties; of the platform's own duties there is no such leader
        const ofUnit = watcher === 'leaderInCharge' || watcher === 'principalLeader';
        if (ofUnit && e.unit === undefined) return [];
        const role = watcher === 'whoOwes' ? e.role : watcher;
        return [[role, ofUnit || watcher === 'whoOwes' ? (e.unit ?? null) : null]];
      });
    case 'supervised': {
      const { unit } = e;
      if (unit === undefined) return [];
      // the rung that made a notice has told the leaders already; the answer is the handler's work
      if (e.automatic && e.mode === 'written') return [['handler', unit]];
      return (['handler', 'leaderInCharge', 'principalLeader'] as const).map((role): Watching => [role, unit]);
    }
    case 'accountabilityProposed':
      return [['supervisor', null]];
    case 'visited':
      // to be checked on the spot (R-VIS-11)
      return e.gap ? [['supervisor', null]] : [];
    case 'emergencyDeclared':
      // R-EMG-03
      return [
        ['supervisor', null],
        ['municipalLeader', null],
      ];
    case 'submittedForInstruction':
      return [['municipalLeader', null]];
    case 'submittedForDesignation':
      return [['government', null]];
    case 'urged':
      return [...whoHasIt(s), ['supervisor', null]];
    case 'supplemented':
      return whoHasIt(s);
    case 'returnGranted':
    case 'returnRefused':
    case 'rerouted':
    case 'extensionRefused':
    case 'feedbackRejected':
    case 'partSentBack':
    case 'reopened':
      return unitOf(s, e.order);
    case 'noPublicationRefused':
      return [['handler', e.unit]];
    case 'handedOver':
    case 'noticeHandedOver':
      return [
        ['handler', e.from],
        ['handler', e.to],
      ];
    case 'limitsRecomputed':
      // a unit hears that its own dates are others now
      return unitsMoved(
        s,
        e.moved.map((m) => m.is),
      );
    case 'extended':
      // what a unit has filed itself it knows
      return e.way === 'consent' ? unitOf(s, e.order) : [];
    default:
      return [];
  }
}

/** the handlers whose units have an order of it; the platform, where none has */
function whoHasIt(s: CaseState): readonly Watching[] {
  const units = new Set(liveOrders(s).map((o) => o.unit));
  if (units.size > 0) return [...units].map((unit): Watching => ['handler', unit]);
  return [[s.acceptedAt === null ? 'agent' : 'dispatcher', null]];
}

/** the handlers whose units owe one of these */
const unitsMoved = (s: CaseState, ids: readonly string[]): readonly Watching[] => {
  const units = s.owed.flatMap((o) => (ids.includes(o.id) && o.unit !== undefined ? [o.unit] : []));
  return [...new Set(units)].map((unit): Watching => ['handler', unit]);
};

const unitOf = (s: CaseState, no: number): readonly Watching[] =>
  s.orders.filter((o) => o.no === no).map((o): Watching => ['handler', o.unit]);
