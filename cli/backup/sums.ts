import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { type BackupFolder } from './backup-folder';

/** The list of a backup's files with their hashes, while it is written: a line each, as `sha256sum -c` reads them. */
export class Sums {
  private constructor(
    private readonly backup: BackupFolder,
    private readonly list: FileHandle,
  ) {}

  static async begin(backup: BackupFolder): Promise<Sums> {
    return new Sums(backup, await open(backup.sums, 'wx', 0o600));
  }

  /** `sha256` in hexadecimal digits; `path` lies in the backup. */
  async add(path: string, sha256: string): Promise<void> {
    await this.list.write(`${sha256}  ${relative(this.backup.path, path).split(sep).join('/')}\n`);
  }

  /** Hashes the file that lies there. */
  async addFile(path: string): Promise<void> {
    await this.add(path, await hashOf(path));
  }

  /** Brings the list to the disk. */
  async end(): Promise<void> {
    await this.list.sync();
    await this.close();
  }

  /** Lets go, whether the list is whole or not; may be called again. */
  async close(): Promise<void> {
    await this.list.close().catch(() => undefined);
  }
}

/** What hashing a backup again has shown. */
export interface Checked {
  /** paths within the backup, as they are listed */
  listed: ReadonlySet<string>;
  /** missing, or another than was written */
  damaged: readonly string[];
}

/** Hashes every listed file again. A line that is none counts as damage of the list itself. */
export async function checkSums(backup: BackupFolder, signal: AbortSignal): Promise<Checked> {
  const listed = new Set<string>();
  const damaged: string[] = [];
  for await (const line of createInterface({ input: createReadStream(backup.sums), crlfDelay: Infinity })) {
    signal.throwIfAborted();
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (sha256 === undefined || path === undefined) damaged.push('SHA256SUMS');
    else {
      listed.add(path);
      const file = join(backup.path, path);
      if (!existsSync(file) || (await hashOf(file)) !== sha256) damaged.push(path);
    }
  }
  return { listed, damaged };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
