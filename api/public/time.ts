import { postgresNow } from '../../db/clock';
import type { Instant } from '../../domain/limit/instant';
import { instantWords, type Language } from '../../domain/limit/wording';
import type { Parts } from '../parts';

/** the instant of this request, UTC, by the clock that judges the case too */
export const now = async ({ clock, db }: Parts): Promise<Instant> => clock(await postgresNow(db));

const MINUTE = 60_000;

/** an instant (UTC) in the words of an appellant, in the zone of the city: to the minute */
export const minuteWords = (at: Instant, language: Language, timezone: string): string =>
  instantWords(Math.floor(at / MINUTE) * MINUTE, language, timezone);
