import dayjs, { type Dayjs } from 'dayjs';

/** how far the field's clock is ahead of UTC; it knows no summer time */
const AHEAD_MS = 8 * 3_600_000;

/** What the field's clocks show at an instant (ISO 8601), for a picker, which knows the clock of its own machine alone. */
export const wallClock = (iso: string): Dayjs =>
  dayjs(new Date(Date.parse(iso) + AHEAD_MS).toISOString().replace('Z', ''));

/** The instant (ISO 8601, UTC) at which the field's clocks show what a picker holds, wherever its machine stands. */
export const instantAt = (shown: Dayjs): string =>
  new Date(Date.parse(`${shown.format('YYYY-MM-DDTHH:mm:ss.SSS')}Z`) - AHEAD_MS).toISOString();
