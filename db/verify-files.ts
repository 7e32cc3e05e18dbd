import type { Knex } from 'knex';
import type { CaseEvent } from '../domain/loop/event';
import type { StoredChain, StoredEvent } from './chains';
import { fileHash } from './files';

/** What can be wrong with a file that an event refers to. */
export type FileFault = 'fileAltered' | 'fileMissing' | 'contentAltered' | 'contentMissing';

/** Hashes the content of a file again, wherever it lies. */
export interface Contents {
  look: (sha256: string) => Promise<'same' | 'another' | 'missing'>;
}

export interface StoredFile {
  id: string;
  number: string;
  kind: string;
  hash: string;
  name: string | null;
  media_type: string;
  bytes: number;
  sha256: string | null;
  salt: string | null;
  masked: boolean;
}

type Attached = Extract<CaseEvent, { type: 'fileAttached' }>;

/** the file that an event attached; null where it attached none, or its text is damaged, which is told as such */
export function fileNamedBy({ type, body }: StoredEvent): string | null {
  if (type !== 'fileAttached') return null;
  try {
    return (JSON.parse(body) as Partial<Attached>).file ?? null;
  } catch {
    return null;
  }
}

/** the rows of all files that these chains name */
export async function filesOf(db: Knex, chains: readonly StoredChain[]): Promise<Map<string, StoredFile>> {
  const ids = chains.flatMap(({ events }) => events.flatMap((e) => fileNamedBy(e) ?? []));
  if (ids.length === 0) return new Map();
  const { rows } = await db.raw<{ rows: StoredFile[] }>(
    `select id, number, kind, hash, name, media_type, bytes, sha256, salt, masked_at is not null as masked
       from files where id = any(?)`,
    [ids],
  );
  return new Map(rows.map((r) => [r.id, r]));
}

/** Whether the file's row says what its event says. A masked one is gone by right. */
export function faultOfFile(file: StoredFile | undefined, number: string, told: Attached): FileFault | null {
  if (!file) return 'fileMissing';
  if (file.hash !== told.hash || file.kind !== told.kind || file.number !== number) return 'fileAltered';
  const { name, media_type: mediaType, bytes, sha256, salt } = file;
  if (name === null || sha256 === null || salt === null) return file.masked ? null : 'fileMissing';
  return fileHash(salt, { name, mediaType, bytes, sha256 }) === told.hash ? null : 'fileAltered';
}

/** Whether its content is the one that was stored; what was masked has none. */
export async function faultOfContent({ sha256 }: StoredFile, contents: Contents): Promise<FileFault | null> {
  if (sha256 === null) return null;
  const found = await contents.look(sha256);
  if (found === 'same') return null;
  return found === 'missing' ? 'contentMissing' : 'contentAltered';
}
