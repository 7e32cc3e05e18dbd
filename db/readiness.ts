import type { Knex } from 'knex';

/** 'ok' when the store answers and holds the schema and a city; else what is missing, in a few words */
export async function storeReady(db: Knex): Promise<string> {
  const { rows } = await db.raw<{ rows: { migrated: boolean }[] }>(
    `select to_regclass('appeals') is not null and to_regclass('migrations') is not null as migrated`,
  );
  if (!rows[0]?.migrated) return 'schema is missing';
  return (await db('cities').first('id')) ? 'ok' : 'no city is seeded';
}
