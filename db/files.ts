import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';
import type { Role } from '../domain/loop/role';
import type { FileKind } from '../domain/policy/archive-clauses';
import { canonical, newSalt, textHash } from './chain';
import { sqlInstant } from './connect';

/** What an event's salted hash says of a file: no byte of it and no letter of its name can change unseen. */
interface Hashed {
  name: string;
  mediaType: string;
  bytes: number;
  /** of the content, in hexadecimal digits */
  sha256: string;
}

/** A file on its way into the store, without its content, which lies outside the database. */
export interface FileToKeep extends Hashed {
  id: string;
  kind: FileKind;
  salt: string;
  hash: string;
}

/**
 * The salted hash by which an event refers to a file, in the manner of a text's. Masking removes name, content, its plain hash
 * and the salt: the chain still verifies, and nobody can try out whether a known paper was among them.
 */
export const fileHash = (salt: string, { name, mediaType, bytes, sha256 }: Hashed): string =>
  textHash(salt, canonical({ name, mediaType, bytes, sha256 }));

export function newFile(file: Hashed & { kind: FileKind }): FileToKeep {
  const salt = newSalt();
  return { ...file, id: randomUUID(), salt, hash: fileHash(salt, file) };
}

/**
 * Keeps a file, before any event refers to it. Its content gets its place by `place` under the lock of that content, so that
 * nobody who drops an equal one takes it away meanwhile.
 */
export async function keepFile(
  db: Knex,
  of: { city: string; number: string; by: string; at: Instant },
  file: FileToKeep,
  place: () => Promise<void>,
): Promise<void> {
  await db.transaction(async (trx) => {
    await lockContent(trx, file.sha256);
    await place();
    const { id, name, mediaType, bytes, kind, sha256, salt, hash } = file;
    const { city, number, by, at } = of;
    const about = { name, media_type: mediaType, bytes, kind, sha256, salt, hash };
    await trx('files').insert({ id, city, number, ...about, added_by: by, added_at: sqlInstant(at) });
  });
}

/** A file that no event refers to, because its action was refused; its content goes by `remove` when nobody else has it. */
export async function dropFile(db: Knex, { id, sha256 }: FileToKeep, remove: () => Promise<void>): Promise<void> {
  await db.transaction(async (trx) => {
    await lockContent(trx, sha256);
    await trx('files').where({ id }).delete();
    if (!(await trx('files').where({ sha256 }).first('id'))) await remove();
  });
}

const lockContent = (trx: Knex, sha256: string) =>
  trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [sha256]);

/** A file as its event and its row tell of it. */
export interface FileView {
  id: string;
  /** version of the event that attached it */
  v: number;
  at: Instant;
  kind: FileKind;
  /** as the event has it */
  hash: string;
  actor: string;
  actorName: string | null;
  role: Role;
  unit: string | null;
  /** null: masked */
  kept: (Hashed & { salt: string }) | null;
}

/** the files of an appeal, in the order in which they were attached */
export async function filesOfAppeal(db: Knex, number: string): Promise<FileView[]> {
  const { rows } = await db.raw<{ rows: FileView[] }>(
    `${SELECT} where e.number = ? and e.type = 'fileAttached' order by e.v`,
    [number],
  );
  return rows;
}

/** the file that an action attached; null when it attached none */
export async function fileOfAction(db: Knex, number: string, action: string): Promise<FileView | null> {
  const { rows } = await db.raw<{ rows: FileView[] }>(
    `${SELECT} where e.number = ? and e.type = 'fileAttached' and e.action = ?`,
    [number, action],
  );
  return rows[0] ?? null;
}

const SELECT = `
  select f.id, e.v, e.at, f.kind, b.body->>'hash' as hash, e.actor, c.name as "actorName", e.role, e.unit,
         case when f.masked_at is null then json_build_object(
           'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes, 'sha256', f.sha256, 'salt', f.salt) end as kept
    from events e cross join lateral (select e.body::jsonb as body) b
    join files f on f.id = b.body->>'file'
    left join accounts c on c.id::text = e.actor`;
