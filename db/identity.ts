import type { Knex } from 'knex';
import type { Actor } from '../domain/loop/role';

/** Who appeals, and how to reach them: also what a unit wrote of it in its feedback documents. */
export interface Identity {
  kind: string;
  name: string | null;
  contact: string | null;
  address: string | null;
  /** where the appellant wants to be sent word of the own appeal */
  email: string | null;
  pseudonym: string | null;
  masked: boolean;
  contactDetails: string[];
}

/**
 * Parts of texts that tell who appeals or how to reach them: of a feedback document (R-IDC-09), and of a record whose caller was
 * asked for later (R-REG-03).
 */
export const IDENTITY_PARTS = ['contactDetails', 'callerName', 'contactNumber'] as const;

/** what the newest text that tells it says of the caller, unless the person is masked */
const laterTold = (part: (typeof IDENTITY_PARTS)[number]): string =>
  `(select x.body->>'${part}' from events e join texts x on x.id = e.text_id
     where e.number = l.number and x.body->>'${part}' is not null and p.masked_at is null order by e.v desc limit 1)`;

/** Writes down who read what tells who appeals, as what, and why, where it is read in a larger whole (R-IDC-12). */
export async function noteIdentityRead(
  db: Knex,
  { city, number, by, reason }: { city: string; number: string; by: Actor; reason: string },
): Promise<void> {
  await db('identity_reads').insert({ city, number, account: by.id, role: by.role, unit: by.unit ?? null, reason });
}

/**
 * Reads an appellant's identity and writes down who read it, as what, and why, in one statement: nobody reads it unlogged
 * (R-IDC-12). Null when the appeal has no appellant on record.
 */
export async function readIdentity(
  db: Knex,
  { city, number, by, reason }: { city: string; number: string; by: Actor; reason: string },
): Promise<Identity | null> {
  const { rows } = await db.raw<{ rows: Identity[] }>(
    `with logged as (
       insert into identity_reads (city, number, account, role, unit, reason) values (?, ?, ?, ?, ?, ?) returning number
     )
     select p.kind, coalesce(p.name, ${laterTold('callerName')}) as name,
            coalesce(p.contact, ${laterTold('contactNumber')}) as contact, p.address, p.email, p.pseudonym, p.masked_at is not null as masked,
            array(select x.body->>'contactDetails' from events e join texts x on x.id = e.text_id
                   where e.number = l.number and x.body->>'contactDetails' is not null order by e.v) as "contactDetails"
       from logged l join appellants a on a.number = l.number join people p on p.id = a.person`,
    [city, number, by.id, by.role, by.unit ?? null, reason],
  );
  return rows[0] ?? null;
}
