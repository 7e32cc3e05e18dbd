import { randomInt, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { prepared } from './prepared';
import { canonical, newSalt, textHash } from './chain';
import type { TextRef } from '../domain/loop/event';

/** Who appeals: a person, a legal person or another organisation (R-GEN-04). Kept apart from the matter. */
export interface Appellant {
  kind: 'person' | 'legalPerson' | 'organisation';
  name?: string | undefined;
  contact?: string | undefined;
  address?: string | undefined;
  /** where the appellant wants to be sent word of the own appeal */
  email?: string | undefined;
  /** who it is in a source that gives no names */
  pseudonym?: string | undefined;
}

export interface TextToKeep {
  ref: TextRef;
  salt: string;
  body: Record<string, string>;
}

/** a text on its way into the store: its id, salt and salted hash */
export function newText(body: Record<string, string>): TextToKeep {
  const salt = newSalt();
  return { ref: { id: randomUUID(), hash: textHash(salt, canonical(body)) }, salt, body };
}

export async function keepTexts(db: Knex, city: string, texts: readonly TextToKeep[]): Promise<void> {
  if (texts.length === 0) return;
  await prepared(
    db,
    'keep-texts',
    `insert into texts (id, city, salt, hash, body)
     select t.id, ?, t.salt, t.hash, t.body from jsonb_to_recordset(?::jsonb) as t(id text, salt text, hash text, body jsonb)`,
    [city, JSON.stringify(texts.map((t) => ({ id: t.ref.id, salt: t.salt, hash: t.ref.hash, body: t.body })))],
  );
}

/** a text that no event refers to, because its action was refused */
export async function dropText(db: Knex, id: string): Promise<void> {
  await db('texts').where({ id }).delete();
}

/**
 * Texts older than an hour that no event refers to, of the last two days: any request that they came with has been answered, or
 * has been given up. Answers how many there were.
 */
export async function dropOrphanedTexts(db: Knex, olderThanMs = 3_600_000): Promise<number> {
  const { rowCount } = await db.raw<{ rowCount: number }>(
    `delete from texts t
      where t.created_at between now() - interval '2 days' and now() - ? * interval '1 millisecond'
        and not exists (select from events e where e.text_id = t.id)`,
    [olderThanMs],
  );
  return rowCount;
}

/** running numbers of a day, `count` of them; answers the first. Two registrations never get the same. */
export async function takeNumbers(trx: Knex, day: string, count: number): Promise<number> {
  const { rows } = await trx.raw<{ rows: { last: number }[] }>(
    `insert into numbers as n (day, last) values (?, ?) on conflict (day) do update set last = n.last + excluded.last returning last`,
    [day, count],
  );
  return (rows[0]?.last ?? count) - count + 1;
}

/** the code with which an appellant follows their appeal; random, and no part of the number */
const newQueryCode = (): string => String(randomInt(0, 1e8)).padStart(8, '0');

/** People and their appeals, in the order given; answers the query codes. */
export async function keepAppellants(
  trx: Knex,
  city: string,
  appellants: readonly { number: string; appellant: Appellant }[],
): Promise<string[]> {
  const codes = appellants.map(newQueryCode);
  await trx.raw(
    `with given as (
       select * from jsonb_to_recordset(?::jsonb) as g(number text, code text, kind text, name text, contact text, address text, email text, pseudonym text)
     ), numbered as (
       select nextval(pg_get_serial_sequence('people', 'id')) as person, g.* from given g
     ), kept as (
       insert into people (id, city, kind, name, contact, address, email, pseudonym) overriding system value
       select person, ?, kind, name, contact, address, email, pseudonym from numbered
     )
     insert into appellants (number, city, person, query_code) select number, ?, person, code from numbered`,
    [
      JSON.stringify(appellants.map(({ number, appellant }, i) => ({ number, code: codes[i], ...appellant }))),
      city,
      city,
    ],
  );
  return codes;
}

/** which of these rows of a source are registered already, with their appeals' numbers */
export async function importedBefore(
  db: Knex,
  city: string,
  source: string,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db<{ city: string; source: string; external_id: string; number: string }>('imports')
    .where({ city, source })
    .whereIn('external_id', [...externalIds])
    .select('external_id', 'number');
  return new Map(rows.map((r) => [r.external_id, r.number]));
}

export async function markImported(
  trx: Knex,
  city: string,
  source: string,
  rows: readonly { externalId: string; number: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await trx('imports').insert(rows.map((r) => ({ city, source, external_id: r.externalId, number: r.number })));
}

/** the stored answer of an action, whichever case it was on */
export async function actionKnown(
  db: Knex,
  id: string,
): Promise<{ number: string; version: number; body: string; link: string } | null> {
  const row = await db<{ id: string; number: string; version: number; body: string; link: string }>('actions')
    .where({ id })
    .first();
  return row ?? null;
}

export async function queryCodeOf(db: Knex, number: string): Promise<string | null> {
  const row = await db<{ number: string; query_code: string }>('appellants').where({ number }).first('query_code');
  return row?.query_code ?? null;
}
