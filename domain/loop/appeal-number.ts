import { mod11_10 } from 'cdigit';
import { dayAt } from '../calendar/time-zone';
import { civilDateOf } from '../calendar/civil-date';
import type { Instant } from '../limit/instant';

const RUNNING_DIGITS = 7;

/** The civil day under which an appeal registered at this instant is numbered, 'YYYYMMDD' in the pack's zone. */
export const numberingDay = (at: Instant, timezone: string): string =>
  civilDateOf(dayAt(at, timezone)).replaceAll('-', '');

/**
 * An appeal's number: digits only, so that it can be read out and keyed in on a telephone: date, running number of the day,
 * check digit (ISO 7064 MOD 11,10: any single wrong digit and nearly all swaps are noticed).
 */
export const appealNumber = (day: string, running: number): string =>
  mod11_10.generate(`${day}${String(running).padStart(RUNNING_DIGITS, '0')}`);

/** true when the digits and their check digit belong together; says nothing of whether such an appeal exists */
export const isAppealNumber = (text: string): boolean => /^\d{16}$/.test(text) && mod11_10.validate(text);
