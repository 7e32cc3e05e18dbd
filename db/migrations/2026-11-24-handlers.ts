import type { Knex } from 'knex';

export const name = '2026-11-24-handlers';

/** Who of a unit was named to handle an order, on the work list: the account's id as the log has it; null where nobody was. */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
alter table tasks add column handler text;
create index tasks_by_handler on tasks (city, handler, role, unit, due_at nulls last, since, number) where handler is not null;
`);
}
