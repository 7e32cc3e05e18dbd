import type { Knex } from 'knex';
import type { Marks } from '../../domain/loop/event';
import type { Language } from './contacts';

const ADDRESS = /[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/;

/** the e-mail address in what somebody gave to be reached by; null: none */
export const emailIn = (contact: string | null): string | null => ADDRESS.exec(contact ?? '')?.[0] ?? null;

/** the address of an account at present; null: it has none, wants none, or is closed */
export async function addressOfAccount(
  db: Knex,
  city: string,
  account: string,
): Promise<{ address: string; language: Language } | null> {
  const row = await db('account_contacts as c')
    .join('accounts as a', 'a.id', 'c.account')
    .where({ 'c.city': city, 'c.account': account, 'a.active': true })
    .whereNotNull('c.email')
    .whereNot('c.delivery', 'none')
    .first<{ email: string; language: Language } | undefined>('c.email', 'c.language');
  return row ? { address: row.email, language: row.language } : null;
}

/**
 * Where the appellant of an appeal is told of it by e-mail: the address given for that, else one among the contact details. Somebody
 * whose identity is confidential is written to only at an address given for that (R-IDC-11). It is used by no person, so nothing is
 * logged as read. Null: there is none, or who appeals has been masked.
 */
export async function addressOfAppellant(db: Knex, city: string, number: string): Promise<string | null> {
  const { rows } = await db.raw<{ rows: { email: string | null; contact: string | null; marks: Marks }[] }>(
    `select p.email, p.contact, a.state->'marks' as marks from appellants x join people p on p.id = x.person
       join appeals a on a.number = x.number where x.city = ? and x.number = ? and p.masked_at is null`,
    [city, number],
  );
  const [row] = rows;
  if (!row) return null;
  return row.email ?? (row.marks.confidential ? null : emailIn(row.contact));
}
