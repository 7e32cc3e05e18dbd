import type { Instant } from '../domain/limit/instant';

/**
 * The clock that lateness and alarms are judged by: PostgreSQL's in production, the time-skipping server's in workflow
 * tests. Given what PostgreSQL read under the case's lock, it says what time it is.
 */
export type Clock = (postgres: Instant) => Instant | Promise<Instant>;

export const postgresClock: Clock = (postgres) => postgres;
