import { dayAt } from '../calendar/time-zone';
import type { Instant } from '../limit/instant';
import type { CaseState } from './state';

/**
 * The citizen's clock (R-TIM-23): civil days, in `timezone` (an IANA name), since the appeal was accepted, until it was
 * closed or until `now` (UTC). No return, instruction, re-route or merging stops it (R-RET-08, R-DSP-24, R-SYS-15). Null
 * before acceptance.
 */
export function citizenClock(s: CaseState, now: Instant, timezone: string): { since: Instant; days: number } | null {
  if (s.acceptedAt === null) return null;
  const until = s.closedAt ?? now;
  return { since: s.acceptedAt, days: dayAt(until, timezone) - dayAt(s.acceptedAt, timezone) };
}
