import { z } from 'zod';
import type { Instant } from '../../domain/limit/instant';
import { citizenClock } from '../../domain/loop/citizen-clock';
import type { CaseState } from '../../domain/loop/state';
import { instantOut, iso } from './values';

/** the citizen's clock beside the unit's: both are shown (R-TIM-23) */
export const citizenClockOut = z
  .object({ since: instantOut, days: z.int() })
  .nullable()
  .meta({ description: 'civil days since acceptance, to the closing or to now; nothing stops it' });

export function asCitizenClock(s: CaseState, now: Instant, timezone: string): z.input<typeof citizenClockOut> {
  const running = citizenClock(s, now, timezone);
  return running && { since: iso(running.since), days: running.days };
}
