import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { PlainFailure } from '../services/plain-failure';
import { type BackupFolder } from './backup-folder';

/** Number of the form below; a program reads the forms it knows. */
export const BACKUP_FORMAT = 1;

const instant = z.iso.datetime();
const count = z.int().nonnegative();

const manifestSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  /** version of the Huiying that made it */
  version: z.string(),
  /** PostgreSQL's clock, UTC: everything acknowledged before it is in the backup */
  takenAt: instant,
  postgresVersion: z.string(),
  /** the migrations that the store had */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: count, bytes: count })),
  sequences: z.array(z.object({ name: z.string(), last: z.int() })),
  /** what each city's log comes to: compared again with what was restored */
  cities: z.array(
    z.object({
      id: z.string(),
      appeals: count,
      open: count,
      events: count,
      head: z.string(),
      change: z.object({ v: z.int(), hash: z.string() }).nullable(),
    }),
  ),
  /** the development server's state, copied before the store's instant; null: Temporal is the operator's own */
  temporal: z.object({ copiedAt: instant, bytes: count }).nullable(),
  contents: z.object({
    count,
    bytes: count,
    /** SHA-256 of contents that were missing or altered when the backup was made */
    damaged: z.array(z.string()),
  }),
});

/** What a backup holds, and as of when. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Reads it. Throws PlainFailure when there is no finished backup, when a newer Huiying made it, or when it cannot be read. */
export function readManifest(backup: BackupFolder): Manifest {
  if (!existsSync(backup.manifest) || !existsSync(backup.sums)) throw noBackup(backup.path);
  const stored = jsonIn(backup.manifest);
  const { format } = z.object({ format: z.unknown() }).catch({ format: null }).parse(stored);
  if (typeof format === 'number' && format > BACKUP_FORMAT) throw tooNew(backup.path);
  const manifest = manifestSchema.safeParse(stored);
  if (manifest.success) return manifest.data;
  throw new PlainFailure(
    `备份 ${backup.path} 的 manifest.json 已损坏。请使用另一份备份。`,
    `The manifest.json of the backup ${backup.path} is damaged. Use another backup.`,
  );
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

const noBackup = (path: string): PlainFailure =>
  new PlainFailure(`${path} 不是一份完整的备份。`, `${path} is not a finished backup.`, 2);

const tooNew = (path: string): PlainFailure =>
  new PlainFailure(
    `备份 ${path} 由更新版本的 Huiying 制作，请用该版本恢复。`,
    `The backup ${path} was made by a newer Huiying: restore it with that version.`,
  );
