import type { Knex } from 'knex';

export const name = '2026-11-25-lists';

/**
 * What lists and search read along, so that a page costs the same with a million appeals in the store: by stage, by category,
 * and a unit's appeals by the status of its work order.
 */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
create index appeals_by_stage on appeals (city, stage, received_at desc, number desc);
create index appeals_by_category on appeals (city, category, received_at desc, number desc);
create index work_orders_by_status on work_orders (city, unit, status, dispatched_at desc, number desc);
`);
}
