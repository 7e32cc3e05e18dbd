import type { Knex } from 'knex';

/**
 * Runs a statement of the hot path, planned once per connection and by name from then on: planning the statements of an action
 * anew costs PostgreSQL several times what running them does. A name belongs to one text for ever.
 */
export async function prepared<Row>(
  db: Knex,
  name: string,
  sql: string,
  bindings: readonly Knex.RawBinding[],
): Promise<Row[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(sql, [...bindings]).options({ name });
  return rows;
}
