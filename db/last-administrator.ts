import type { Knex } from 'knex';

/**
 * Whether nobody else could administer the city: no other active account of a person who may sign in, by a password or by an
 * identity, holds the administrator's right. An account that has a token alone is a machine's and does not count.
 */
export async function isLastAdministrator(trx: Knex, { city, id }: { city: string; id: string }): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { id: number }[] }>(
    `select a.id from accounts a
      where a.city = ? and a.active and exists (select from account_roles r where r.account = a.id and r.role = 'administrator')
        and ((a.password_hash is not null and (a.initial_until is null or a.initial_until > now())) or exists (select from identities i where i.account = a.id))`,
    [city],
  );
  return rows.length === 1 && String(rows[0]?.id) === id;
}
