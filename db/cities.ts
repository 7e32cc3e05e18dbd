import type { Knex } from 'knex';

/** A city of this installation, or a province or district: with rights, units, numbers of its own, and a pack. */
export interface City {
  id: string;
  zh: string;
  en: string;
  /** id of the pack that its first policy was made from */
  pack: string;
  /** the city above it in this installation; null: none */
  parent: string | null;
}

/** How many appeals a city has had, and how many of them have come to their end: counts alone, nothing of any appeal. */
export interface CityFigures {
  received: number;
  open: number;
  archived: number;
}

const CITY = { id: 'id', zh: 'name_zh', en: 'name_en', pack: 'pack', parent: 'parent' } as const satisfies Record<
  keyof City,
  string
>;

/** the names of a city, Chinese and English */
export async function cityName(db: Knex, city: string): Promise<{ zh: string; en: string }> {
  const row = await cityOf(db, city);
  return { zh: row?.zh ?? city, en: row?.en ?? city };
}

/** null when this installation has no such city */
export async function cityOf(db: Knex, id: string): Promise<City | null> {
  return (await db('cities').where({ id }).first<City>(CITY)) ?? null;
}

/** the city that the installation began with, whose administrators add the others; null before the first start */
export async function firstCity(db: Knex): Promise<City | null> {
  return (await db('cities').orderBy('no').first<City>(CITY)) ?? null;
}

/** the city and all below it, however many levels down, each after the one above it */
export async function citiesFrom(db: Knex, city: string): Promise<City[]> {
  const { rows } = await db.raw<{ rows: City[] }>(
    `with recursive down as (
       select id, name_zh, name_en, pack, parent, array[no] as place from cities where id = ?
       union all select c.id, c.name_zh, c.name_en, c.pack, c.parent, d.place || c.no from cities c join down d on c.parent = d.id
     ) select id, name_zh as zh, name_en as en, pack, parent from down order by place`,
    [city],
  );
  return rows;
}

/** every city of the installation, the first one first */
export async function allCities(db: Knex): Promise<City[]> {
  return db('cities').orderBy('no').select<City[]>(CITY);
}

/** the figures of these cities; one without appeals has zeroes */
export async function figuresOf(db: Knex, cities: readonly string[]): Promise<ReadonlyMap<string, CityFigures>> {
  const rows = await db('appeals')
    .whereIn('city', [...cities])
    .groupBy('city')
    .select<({ city: string } & Record<keyof CityFigures, string>)[]>(
      'city',
      db.raw('count(*) as received'),
      db.raw(`count(*) filter (where phase <> 'archived') as open`),
      db.raw(`count(*) filter (where phase = 'archived') as archived`),
    );
  const counted = new Map(rows.map((row) => [row.city, row]));
  return new Map(
    cities.map((city) => {
      const row = counted.get(city);
      const { received = 0, open = 0, archived = 0 } = row ?? {};
      return [city, { received: Number(received), open: Number(open), archived: Number(archived) }];
    }),
  );
}

/** a row of the city alone; its policy, units and people come with `insertCity` and `foundCity` */
export async function insertCityRow(trx: Knex, { id, zh, en, pack, parent }: City): Promise<void> {
  await trx('cities').insert({ id, name_zh: zh, name_en: en, pack, parent });
}
