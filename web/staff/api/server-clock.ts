/** How far this machine's clock is from the server's, by the Date header of its answers; countdowns run by the server's. */
let aheadMs = 0;
let known = false;

/** a header has whole seconds: half of one is as near as it gets */
const HALF_A_SECOND = 500;
const WORTH_MENDING_MS = 2_000;

export function hearServerTime(header: string | null): void {
  const at = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(at)) return;
  const ahead = Date.now() - (at + HALF_A_SECOND);
  if (known && Math.abs(ahead - aheadMs) < WORTH_MENDING_MS) return;
  aheadMs = ahead;
  known = true;
}

/** now by the server's clock, in ms since the epoch */
export const serverNow = (): number => Date.now() - aheadMs;
