import { randomUUID } from 'node:crypto';
import { createAccount, createToken, type Grant } from '../../db/accounts';
import type { Desk } from './city-desk';
import { Person } from './person';

/** somebody of any city of the desk's installation, in one role */
export async function personOf(
  { database: { db }, url }: Desk,
  city: string,
  role: Grant['role'],
  unit: string | null = null,
): Promise<Person> {
  const login = `person-${randomUUID()}`;
  const account = await createAccount(db, { city, login, name: login, password: null, grants: [{ role, unit }] });
  return Person.withToken(url, await createToken(db, account, 'test'));
}
