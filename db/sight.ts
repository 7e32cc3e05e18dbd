import type { Knex } from 'knex';

/** the units that have or had a work order of each of these appeals */
export async function unitsOfAppeals(
  db: Knex,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db<{ number: string; unit: string }>('work_orders')
    .whereIn('number', [...numbers])
    .distinct('number', 'unit');
  const units = new Map<string, string[]>();
  for (const { number, unit } of rows) units.set(number, [...(units.get(number) ?? []), unit]);
  return units;
}
