import type { Readable } from 'node:stream';
import type { Client } from 'pg';
import { to } from 'pg-copy-streams';
import type { Instant } from '../../domain/limit/instant';
import { type CityHead, cityHeads } from './city-heads';
import { asOwner } from './owner-session';
import { copyTarget, shapeOf, type StoreShape, type TableShape } from './store-shape';

/** The whole store as of one instant, to be read out while everybody goes on working. */
export interface StoreSnapshot extends StoreShape {
  /** PostgreSQL's clock, UTC: everything acknowledged before it is in here */
  takenAt: Instant;
  serverVersion: string;
  cities: readonly CityHead[];
  /** the rows of a table in PostgreSQL's text format, and how many once the stream has ended */
  rowsOf: (table: TableShape) => { rows: Readable; count: () => number };
  /** the SHA-256 of every content that a file of the store has, in order, a line each */
  contents: () => Readable;
}

/** Reads the store as its owner, in one transaction that sees one instant and blocks nobody. */
export async function withSnapshot<T>(ownerUrl: string, work: (store: StoreSnapshot) => Promise<T>): Promise<T> {
  return asOwner(ownerUrl, async (client) => {
    await client.query('begin isolation level repeatable read read only');
    // the transaction began before its first statement took the snapshot
    const { rows } = await client.query<{ at: string; version: string }>(
      `select floor(extract(epoch from now()) * 1000)::text as at, current_setting('server_version') as version`,
    );
    const result = await work({
      takenAt: Number(rows[0]?.at),
      serverVersion: rows[0]?.version ?? '',
      ...(await shapeOf(client)),
      cities: await cityHeads(client),
      rowsOf: (table) => readOut(client, `copy ${copyTarget(client, table)} to stdout`),
      contents: () =>
        readOut(client, 'copy (select distinct sha256 from files where sha256 is not null order by 1) to stdout').rows,
    });
    await client.query('commit');
    return result;
  });
}

function readOut(client: Client, statement: string): { rows: Readable; count: () => number } {
  const rows = client.query(to(statement));
  return { rows, count: () => rows.rowCount };
}
