import { EMERGENCY_LINES } from '../../domain/loop/danger-words';
import type { Policy } from '../../domain/policy/policy';
import { nonAcceptanceReasons } from '../../domain/policy/stipulations';

/** rules of the ground on which a city declines what belongs to the emergency services, naming their lines */
const OF_EMERGENCY_SERVICES = ['R-NAC-05', 'R-NAC-09'];

/**
 * Whom to call in danger: the emergency lines of the whole country, then those that the city names beside them in its ground for
 * declining such matters (R-NAC-05, R-NAC-09). A city that names fewer, or none, takes nobody's line away.
 */
export function emergencyLinesOf(policy: Policy): readonly string[] {
  const named = nonAcceptanceReasons(policy).flatMap(({ rule, lines = [] }) =>
    OF_EMERGENCY_SERVICES.some((id) => rule.split(', ').includes(id)) ? lines : [],
  );
  return [...new Set<string>([...EMERGENCY_LINES, ...named])];
}
