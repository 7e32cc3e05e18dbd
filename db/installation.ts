import type { Knex } from 'knex';

/** The installation's secret, made by its first migration; the same for all its processes and never told. */
export async function installationKey(db: Knex): Promise<string> {
  const row = await db<{ key: string }>('installation').first('key');
  if (!row) throw new Error('the store has no installation key');
  return row.key;
}
