import { createHmac } from 'node:crypto';
import type { Knex } from 'knex';
import { prepared } from '../prepared';

/** What the index of a city is kept with: the installation's secret, and the city's own short number. */
export interface IndexKeys {
  secret: string;
  city: number;
}

export async function indexKeys(db: Knex, city: string): Promise<IndexKeys> {
  const [keys] = await prepared<IndexKeys>(
    db,
    'index-keys',
    'select i.key as secret, c.no as city from installation i, cities c where c.id = ?',
    [city],
  );
  if (!keys) throw new Error(`the store has no city ${city}`);
  return keys;
}

const FEWEST_DIGITS = 5;
const MOST_DIGITS = 15;
/** 86 and 0086 stand before a number as it is dialled from abroad */
const COUNTRY = /^(?:00)?86(?=1\d{10}$|0\d{9,11}$)/;

/**
 * The digits of the first telephone number in what somebody gave as a contact, without spaces, hyphens and China's own country
 * code; null where it holds none, as an e-mail address.
 */
export function telephoneIn(contact: string): string | null {
  const plain = contact.normalize('NFKC');
  if (plain.includes('@')) return null;
  for (const [run] of plain.matchAll(/\+?\d[\d\s()-]*/g)) {
    const digits = run.replace(/\D/g, '').replace(COUNTRY, '');
    if (digits.length >= FEWEST_DIGITS && digits.length <= MOST_DIGITS) return digits;
  }
  return null;
}

/** a name as it is compared: without spaces, in one width and case */
const nameOf = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/**
 * The telephone of a contact as the index keeps it: a hash under the installation's secret, apart for each city, from which
 * nobody reads the number again. Null where the contact holds no telephone.
 */
export function blindTelephone(keys: IndexKeys, contact: string): string | null {
  const digits = telephoneIn(contact);
  return digits === null ? null : blind(keys, `telephone ${digits}`);
}

/** a person's whole name as the index keeps it */
export function blindName(keys: IndexKeys, name: string): string | null {
  const plain = nameOf(name);
  return plain === '' ? null : blind(keys, `name ${plain}`);
}

const blind = ({ secret, city }: IndexKeys, what: string): string =>
  createHmac('sha256', secret).update(`${city} ${what}`).digest('base64url').slice(0, 22);
