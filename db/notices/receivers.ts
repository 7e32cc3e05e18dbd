import type { Knex } from 'knex';
import type { Role } from '../../domain/loop/role';
import { asSettings, type NoticeSettings, type SettingsRow } from './contacts';

/** Somebody who is sent word by e-mail, and how. */
export interface Receiver {
  account: string;
  settings: NoticeSettings;
}

/**
 * Who is to be told what a role of the city, or of one unit, is told of: whoever is on duty in it by the roster, or everybody who holds
 * it where nobody is on duty; in the place of somebody absent the deputy. With `account` that person alone. Those who have left no
 * address, or want nothing sent, read it in the pages.
 */
export async function receiversOf(
  db: Knex,
  city: string,
  { role, unit, account }: { role: Role; unit: string | null; account: string | null },
): Promise<Receiver[]> {
  const { rows } = await db.raw<{ rows: (SettingsRow & { account: number })[] }>(
    `with holders as (
       select a.id from account_roles r join accounts a on a.id = r.account and a.active
        where r.city = :city and r.role = :role and r.unit is not distinct from :unit
     ), named as (
       select id from holders where id = :account::bigint
     ), on_duty as (
       select h.id from holders h join roster o on o.city = :city and o.account = h.id and o.role = :role
          and o.unit is not distinct from :unit and o.cancelled_at is null and o.starts_at <= now() and now() < o.ends_at
     ), meant as (
       select id from named
       union select id from on_duty where not exists (select from named)
       union select id from holders where not exists (select from named) and not exists (select from on_duty)
     ), told as (
       select distinct coalesce(d.deputy, m.id) as id from meant m left join (
         select d.absent, d.deputy from deputies d join accounts q on q.id = d.deputy and q.active
          where d.city = :city and d.starts_at <= now() and now() < d.ends_at and d.ended_at is null
       ) d on d.absent = m.id
     )
     select c.* from told t join account_contacts c on c.account = t.id
      where c.email is not null and c.delivery <> 'none' order by c.account`,
    { city, role, unit, account },
  );
  return rows.map((row) => ({ account: String(row.account), settings: asSettings(row) }));
}
