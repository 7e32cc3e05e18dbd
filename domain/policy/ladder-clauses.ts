import { z } from 'zod';
import { limitValue, words } from './clause';

/** Where a rung stands: at the due instant, some limit after it, at the start of the last working day before, or part way. */
const rungMoment = z.union([
  z.strictObject({ at: z.literal('due') }),
  z.strictObject({ at: z.literal('afterDue'), by: limitValue }),
  z.strictObject({ at: z.literal('startOfLastWorkingDayBeforeDue') }),
  z.strictObject({ at: z.literal('partOfSpan'), numerator: z.int().positive(), denominator: z.int().positive() }),
]);

const rungName = z.enum(['reminder', 'yellowCard', 'redCard', 'writtenSupervision', 'reportToLeader']);

const watcher = z.enum(['whoOwes', 'dispatcher', 'leaderInCharge', 'principalLeader', 'supervisor', 'municipalLeader']);

export const rung = z.strictObject({ rung: rungName, moment: rungMoment });

/** A rung of one city that stands elsewhere than in the default ladder. */
export const ownRung = rung.extend({ rule: words });

/** The rungs above every obligation where the pack states none (R-SUP-23, AMB-34), and what cities state instead. */
export const ladder = z.strictObject({
  workingDayLimits: z.array(rung),
  shortLimits: z.array(rung),
  /** Minutes, hours, the same day, and fewer days than this climb the short ladder. */
  shortBelow: limitValue,
  seenBy: z.record(rungName, z.array(watcher).min(1)),
  overrides: z.record(z.string(), z.array(ownRung)),
});

export type RungMoment = z.infer<typeof rungMoment>;
