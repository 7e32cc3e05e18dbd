import type { Knex } from 'knex';

/** What the accounts of these ids are called; ids that are none of a city's accounts (the installation itself) are left out. */
export async function accountNames(
  db: Knex,
  city: string,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids)].filter((id) => id !== null && /^\d+$/.test(id));
  if (known.length === 0) return new Map();
  const rows = await db('accounts')
    .where({ city })
    .whereIn('id', known)
    .select<{ id: number; name: string }[]>('id', 'name');
  return new Map(rows.map(({ id, name }) => [String(id), name]));
}
