import type { Knex } from 'knex';
import { type City, cityOf, firstCity } from '../../db/cities';
import { no, type Problem } from '../problems/problem';

/** the city of this id; without one the city that the installation began with. Refuses cityUnknown. */
export async function cityNamed(db: Knex, id: string | undefined): Promise<{ city: City } | { problem: Problem }> {
  const city = id === undefined ? await firstCity(db) : await cityOf(db, id);
  return city ? { city } : { problem: no('cityUnknown', { data: { city: id ?? '' } }) };
}
