import type { Client } from 'pg';
import { SCHEMA } from '../connect';

/** A table of the store, with the columns that hold something of their own (a generated one does not). */
export interface TableShape {
  name: string;
  columns: readonly string[];
}

/** How far a sequence has counted. */
export interface SequenceState {
  name: string;
  last: number;
}

/** What the store is made of. */
export interface StoreShape {
  /** names of the migrations applied, in their order */
  migrations: readonly string[];
  /** every table but that of the migrations, in the order of their names */
  tables: readonly TableShape[];
  /** sequences that have counted */
  sequences: readonly SequenceState[];
}

/**
 * Reads it from the database itself, so that a new aggregate's tables are part of the next backup without a word here. Read
 * after a snapshot was taken, the sequences stand at or beyond every row of it.
 */
export async function shapeOf(client: Client): Promise<StoreShape> {
  const migrations = await client.query<{ name: string }>('select name from migrations order by name');
  const tables = await client.query<TableShape>(
    `select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.relname order by c.relname`,
    [SCHEMA],
  );
  const sequences = await client.query<{ name: string; last: string }>(
    `select sequencename::text as name, last_value::text as last from pg_sequences
      where schemaname = $1 and last_value is not null order by sequencename`,
    [SCHEMA],
  );
  return {
    migrations: migrations.rows.map((row) => row.name),
    tables: tables.rows,
    sequences: sequences.rows.map((row) => ({ name: row.name, last: Number(row.last) })),
  };
}

/** A table and its columns as COPY names them. */
export const copyTarget = (client: Client, { name, columns }: TableShape): string =>
  `${client.escapeIdentifier(name)} (${columns.map((column) => client.escapeIdentifier(column)).join(', ')})`;
