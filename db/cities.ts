import type { Knex } from 'knex';

/** the names of a city, Chinese and English */
export async function cityName(db: Knex, city: string): Promise<{ zh: string; en: string }> {
  const row = await db<{ id: string; name_zh: string; name_en: string }>('cities').where({ id: city }).first();
  return { zh: row?.name_zh ?? city, en: row?.name_en ?? city };
}
