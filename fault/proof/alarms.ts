import type { Instant } from '../../domain/limit/instant';
import type { CaseEvent } from '../../domain/loop/event';
import type { Alarm } from '../../domain/obligation/obligation';
import type { LoggedEvent } from '../store';

/** Every alarm that fell due in a round. Each rang once, at its true instant, or is told of in `faults`. */
export interface AlarmsProved {
  due: number;
  rung: number;
  /** the longest time between an alarm's instant and its place in the log, in ms */
  latestMs: number;
  faults: readonly string[];
}

interface Standing {
  order: number | undefined;
  alarms: readonly Alarm[];
  isHeld: boolean;
}

/**
 * Follows each case's log and asks of every alarm, from what the log says is owed: before anything later was recorded, and
 * at the latest by `until`, it stands in the log at its own instant. `events` in the order of numbers and versions; what
 * falls due after `until` is not asked for. Written apart from the product's own reckoning, which it is to judge.
 */
export function proveAlarms(events: readonly LoggedEvent[], until: Instant): AlarmsProved {
  const faults: string[] = [];
  let [rung, missed, latestMs] = [0, 0, 0];
  for (const [number, log] of byCase(events)) {
    const standing = new Map<string, Standing>();
    const miss = (before: Instant, where: string): void => {
      for (const [id, owed] of standing) {
        const passed = owed.isHeld ? [] : owed.alarms.filter(([at]) => at < before);
        if (passed.length === 0) continue;
        missed += passed.length;
        standing.set(id, { ...owed, alarms: owed.alarms.filter(([at]) => at >= before) });
        for (const [at, does] of passed) faults.push(`${number} ${does} of ${id} at ${iso(at)}: unseen ${where}`);
      }
    };
    for (const { event, recordedAt } of log) {
      const rings = whatRings(event, standing);
      if (rings !== null) {
        const [id, does] = rings;
        const owed = standing.get(id);
        const [first, ...later] = owed?.alarms ?? [];
        if (!owed || owed.isHeld || !first || first[1] !== does || first[0] !== event.at)
          faults.push(`${number} v${event.v} ${does} of ${id} at ${iso(event.at)}: rang and was not due then`);
        else {
          rung += 1;
          latestMs = Math.max(latestMs, recordedAt - event.at);
          standing.set(id, { ...owed, alarms: later });
        }
      }
      miss(event.at, `before v${event.v}`);
      follow(event, standing);
    }
    miss(until + 1, 'at the end');
  }
  return { due: rung + missed, rung, latestMs, faults };
}

/** the obligation and the name of the alarm that this event is; null for what people do */
function whatRings(event: CaseEvent, standing: ReadonlyMap<string, Standing>): [id: string, does: string] | null {
  const effectOn = (order: number | undefined, does: string): [string, string] => {
    const found = [...standing].find(([, o]) => o.order === order && o.alarms[0]?.[1] === does);
    return [found?.[0] ?? `order ${order ?? 'none'}`, does];
  };
  switch (event.type) {
    case 'rang':
      return [event.obligation, event.does];
    case 'countedAsReceived':
      return effectOn(event.order, 'countAsReceived');
    case 'deemedAccepted':
      return effectOn(event.order, 'deemAccepted');
    case 'reopenWindowEnded':
      return effectOn(undefined, 'endReopenWindow');
    default:
      return null;
  }
}

function follow({ owed }: CaseEvent, standing: Map<string, Standing>): void {
  for (const { id, how, at } of owed?.settled ?? []) {
    const was = standing.get(id);
    if (!was) continue;
    if (how === 'met' || how === 'lapsed' || how === 'replaced') standing.delete(id);
    else if (how === 'held') standing.set(id, { ...was, isHeld: true });
    // what would have rung while the feedback was under review stays silent (R-REP-16)
    else standing.set(id, { ...was, isHeld: false, alarms: was.alarms.filter(([instant]) => instant > at) });
  }
  for (const { id, order, alarms } of owed?.opened ?? []) standing.set(id, { order, alarms, isHeld: false });
}

function byCase(events: readonly LoggedEvent[]): Map<string, LoggedEvent[]> {
  const cases = new Map<string, LoggedEvent[]>();
  for (const logged of events) {
    const log = cases.get(logged.number);
    if (log) log.push(logged);
    else cases.set(logged.number, [logged]);
  }
  return cases;
}

const iso = (at: Instant): string => new Date(at).toISOString();
