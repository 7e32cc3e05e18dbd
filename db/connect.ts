import knex, { type Knex } from 'knex';
import { types } from 'pg';

/** the role that the application takes: it may insert and select, never change the log */
export const APP_ROLE = 'huiying_app';
export const SCHEMA = 'huiying';

const TIMESTAMPTZ = 1184;
const INT8 = 20;

/** Instants come out of the store as the domain has them, milliseconds since the epoch; counters as numbers. */
const parsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMPTZ)
      return (value: string) => Date.parse(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
    if (oid === INT8) return Number;
    return types.getTypeParser(oid, format as 'text');
  },
};

export interface ConnectOptions {
  url: string;
  poolSize?: number;
  /** APP_ROLE for everything but migrations */
  role?: string;
}

/** A pool of connections to the store. With a role, every connection takes it before its first query. */
export function connect({ url, poolSize = 10, role }: ConnectOptions): Knex {
  const options = [`-c search_path=${SCHEMA}`, '-c timezone=UTC', ...(role ? [`-c role=${role}`] : [])].join(' ');
  return knex({
    client: 'pg',
    connection: {
      connectionString: url,
      options,
      types: parsers,
      application_name: 'huiying',
    } as Knex.PgConnectionConfig,
    pool: { min: 0, max: poolSize },
    acquireConnectionTimeout: 10_000,
    // every fault reaches the caller as an error; the library's own printing would tell it twice
    log: { warn: silent, error: silent, deprecate: silent, debug: silent },
  });
}

const silent = (): void => undefined;

/** an instant as the database takes it */
export const sqlInstant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** the URL that a pool was connected by, for a thread of the same process that needs a pool of its own */
export const addressOf = (db: Knex): string =>
  (db.client as { config: { connection: { connectionString: string } } }).config.connection.connectionString;
