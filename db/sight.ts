import type { Knex } from 'knex';

/** the units that have or had a work order of each of these appeals */
export async function unitsOfAppeals(
  db: Knex,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await db.raw<{ rows: { number: string; units: string[] }[] }>(
    `select w.number, array_agg(distinct u) as units
       from work_orders w, unnest(w.held_before || w.unit) u where w.number = any(?) group by w.number`,
    [[...numbers]],
  );
  return new Map(rows.map(({ number, units }) => [number, units]));
}
