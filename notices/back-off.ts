/** How long is waited after a failed try. */
export interface BackOff {
  /** after the first one, in ms; each further one doubles it */
  firstMs: number;
  /** the longest wait, in ms */
  mostMs: number;
  /** from the first try on, in ms: then it is given up and stands among the failed ones */
  giveUpAfterMs: number;
}

/** half a minute first, two hours at most, given up after three days: a mail server that was away over a weekend gets them all */
export const BACK_OFF: BackOff = { firstMs: 30_000, mostMs: 2 * 3_600_000, giveUpAfterMs: 3 * 86_400_000 };

/**
 * The wait before the next try, in ms: doubled each time, and of that between the half and the whole (`chance` from 0 to 1), so that what
 * failed together does not come back together.
 */
export function waitAfter(attempts: number, { firstMs, mostMs }: BackOff, chance: number): number {
  const whole = Math.min(mostMs, firstMs * 2 ** Math.min(attempts - 1, 30));
  return Math.round(whole * (0.5 + chance / 2));
}
