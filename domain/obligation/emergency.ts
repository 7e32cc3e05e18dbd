import type { Instant } from '../limit/instant';
import type { Rules } from '../loop/link';
import type { CaseState, Unregistered } from '../loop/state';
import type { Opened } from './obligation';
import { watched } from './watched';

/**
 * A major emergency is verified at once (R-EMG-01): no limit in numbers, so nothing falls due; the watch that lets no appeal
 * lie undispatched lets no emergency lie unverified either.
 */
export const emergencyWatch = (before: CaseState | Unregistered, at: Instant, rules: Rules): readonly Opened[] => [
  watched(before, { kind: 'verify', role: 'dispatcher' }, 'emergencyDeclared', at, rules, 'R-EMG-01'),
];
