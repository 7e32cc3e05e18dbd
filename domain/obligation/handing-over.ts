import type { Rules } from '../loop/link';
import type { Obligation, Opened, OwedChange } from './obligation';
import type { Before } from './owed/owed';
import type { Instant } from '../limit/instant';

/**
 * What the old unit owes becomes the new one's with the same instants, the same alarms and the reason that was recorded with it: no
 * clock changes when a unit is merged or dissolved (R-SYS-02). `at` (UTC) is when. Throws where the explanation was not brought
 * along, which is a fault of the caller's and none of the case's.
 */
export function owedByOther(
  before: Before,
  which: (o: Obligation) => boolean,
  to: string,
  at: Instant,
  rules: Rules,
): OwedChange {
  const moved = before.owed.filter(which);
  return {
    settled: moved.map((o) => ({ id: o.id, how: 'replaced', at })),
    opened: moved.map((o) => asOf(o, `${o.kind}-${before.version + 1}`, to, rules)),
  };
}

function asOf(o: Obligation, id: string, to: string, { why }: Rules): Opened {
  const recorded = why?.get(o.id);
  if (!recorded) throw new Error(`no explanation of ${o.id} at hand`);
  const { tookPlaceOf: _before, ...explanation } = recorded;
  return { ...o, id, unit: to, why: explanation };
}
