import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from } from 'pg-copy-streams';
import { SCHEMA } from '../connect';
import { migrate } from '../migrate';
import { type CityHead, cityHeads } from './city-heads';
import { asOwner } from './owner-session';
import { copyTarget, shapeOf, type StoreShape, type TableShape } from './store-shape';

/** The rows do not fit the tables that this program makes of the same migrations. */
export class OtherShape extends Error {
  override name = 'OtherShape';
}

/** Whether a store of Huiying stands in the database, however empty. */
export async function storeStands(ownerUrl: string): Promise<boolean> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ stands: boolean }>('select to_regnamespace($1) is not null as stands', [
      SCHEMA,
    ]);
    return rows[0]?.stands ?? false;
  });
}

/**
 * Lays a store in a database that has none and fills it: the tables as those migrations make them, the rows, the sequences;
 * then whatever migrations have come since. Answers the heads of what was filled in. All or nothing: whatever fails, no store
 * stands there afterwards. Throws SchemaTooNew for migrations that this program does not know, OtherShape for tables that it
 * makes otherwise.
 */
export async function fillStore(
  ownerUrl: string,
  shape: StoreShape,
  rowsOf: (table: TableShape) => Readable,
): Promise<CityHead[]> {
  if (await storeStands(ownerUrl)) throw new Error('a store stands there already');
  try {
    await migrate(ownerUrl, shape.migrations);
    const heads = await asOwner(ownerUrl, async (client) => {
      await client.query('begin');
      await refuseOtherShape(client, shape);
      await filled(client, shape, rowsOf);
      await client.query('commit');
      await client.query('analyze');
      return cityHeads(client);
    });
    await migrate(ownerUrl);
    return heads;
  } catch (error) {
    await asOwner(ownerUrl, (client) => client.query(`drop schema if exists ${SCHEMA} cascade`)).catch(() => undefined);
    throw error;
  }
}

async function refuseOtherShape(client: Client, { tables }: StoreShape): Promise<void> {
  const word = ({ name, columns }: TableShape): string => `${name} (${[...columns].sort().join(', ')})`;
  const here = new Set((await shapeOf(client)).tables.map(word));
  const there = new Set(tables.map(word));
  const other = [...here].filter((table) => !there.has(table)).concat([...there].filter((table) => !here.has(table)));
  if (other.length > 0) throw new OtherShape(other.join('; '));
}

/**
 * The guards of what is written once and the references between tables are taken off while the rows come in, in no order,
 * and put on again: rows that do not hold together fail the whole.
 */
async function filled(client: Client, { tables, sequences }: StoreShape, rowsOf: (table: TableShape) => Readable) {
  const references = await client.query<{ on: string; name: string; definition: string }>(
    `select conrelid::regclass::text as on, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and connamespace = $1::regnamespace`,
    [SCHEMA],
  );
  for (const { on, name } of references.rows) await client.query(`alter table ${on} drop constraint ${name}`);
  const names = tables.map(({ name }) => client.escapeIdentifier(name));
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  await client.query(`truncate ${names.join(', ')}`);
  for (const table of tables)
    await pipeline(rowsOf(table), client.query(from(`copy ${copyTarget(client, table)} from stdin with (freeze)`)));
  for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  for (const { on, name, definition } of references.rows)
    await client.query(`alter table ${on} add constraint ${name} ${definition}`);
  for (const { name, last } of sequences)
    await client.query('select setval($1::regclass, $2)', [client.escapeIdentifier(name), last]);
}
