/**
 * The field's clock. Every city of the packs keeps the time of Shanghai, whatever the machine of whoever looks shows; it knows no
 * summer time.
 */
export const FIELD_ZONE = 'Asia/Shanghai';
/** how far it is ahead of UTC, ms */
export const FIELD_AHEAD_MS = 8 * 3_600_000;
const OFFSET = '+08:00';

/** The instant (ISO 8601) at which the field's clock shows this time, 'HH:mm:ss', on this civil date, 'YYYY-MM-DD'. */
const fieldInstant = (day: string, time: string): string => `${day}T${time}${OFFSET}`;

/** the first instant of a civil date */
export const startOfDay = (day: string): string => fieldInstant(day, '00:00:00');
/** the last instant of a civil date */
export const endOfDay = (day: string): string => fieldInstant(day, '23:59:59.999');
/** an instant within a civil date, to name it by */
export const noonOf = (day: string): string => fieldInstant(day, '12:00:00');
