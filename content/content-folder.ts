import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { Proving } from './proving';

/** A content that has arrived whole and lies on the disk, under no name yet by which anybody would find it. */
export interface Arrived {
  /** SHA-256 of its bytes, in hexadecimal digits: what `sha256sum` prints */
  sha256: string;
  bytes: number;
  /** where it waits */
  path: string;
}

/** The disk does not do what is asked: it is full, gone, or not ours to write. An operator's case, and it may pass. */
export class ContentUnavailable extends Error {
  override name = 'ContentUnavailable';
}

const INCOMING = 'incoming';
/** No request lasts so long: what still lies among the incoming after it never arrived, because its process was lost. */
const LOST_AFTER_MS = 24 * 3_600_000;

/**
 * The contents of files, outside the database: one file on the disk for each content, named after its hash (`ab/ab12…`, the
 * same content once), written whole before it gets its name and never changed afterwards. Any number of processes may share
 * the folder. It knows nothing of cases, and nothing in it is deleted by age (R-ARC-05).
 */
export class ContentFolder {
  /** Names the folder; touches nothing. */
  constructor(private readonly path: string) {}

  /**
   * Lays the folder in one that exists, proves that we may write in it, and tidies away what never arrived whole. Throws
   * ContentUnavailable.
   */
  async lay(now = Date.now()): Promise<void> {
    await onDisk(async () => {
      await layFolder(this.path);
      await layFolder(join(this.path, INCOMING));
      for (const name of await readdir(join(this.path, INCOMING))) {
        const path = join(this.path, INCOMING, name);
        // another process may be tidying as well
        const found = await stat(path).catch(() => null);
        if (found && found.mtimeMs < now - LOST_AFTER_MS) await rm(path, { force: true });
      }
      const trial = join(this.path, INCOMING, randomUUID());
      await (await open(trial, 'wx', 0o600)).close();
      await rm(trial);
    });
  }

  /**
   * Takes in what a stream brings, hashing while it comes; it is on the disk once this resolves. Refuses more than `limit`
   * bytes. Whatever goes wrong, nothing stays behind, and the rest of the stream runs out unread.
   */
  async receive(stream: Readable, limit: number): Promise<Arrived | 'tooLarge'> {
    const path = join(this.path, INCOMING, randomUUID());
    const file = await onDisk(() => open(path, 'wx', 0o400));
    try {
      const content = await received(stream, file, limit);
      if (content === 'tooLarge') await rm(path, { force: true });
      return content === 'tooLarge' ? content : { ...content, path };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      stream.resume();
      await file.close();
    }
  }

  /** Gives what arrived the name of its hash. A content that lies there already is replaced by its equal. */
  async place({ sha256, path }: Arrived): Promise<void> {
    await onDisk(async () => {
      const folder = join(this.path, sha256.slice(0, 2));
      await layFolder(folder);
      await rename(path, join(folder, sha256));
      await syncFolder(folder);
    });
  }

  /** Forgets what arrived, unless it has been placed. */
  async discard({ path }: Arrived): Promise<void> {
    await rm(path, { force: true });
  }

  /**
   * The bytes of a content, and how many; null when it is not there. A stream whose bytes are not those of the hash fails
   * before its end, so that nobody takes an altered content for the whole one.
   */
  async read(sha256: string): Promise<{ bytes: number; stream: Readable } | null> {
    const file = await this.opened(sha256);
    if (!file) return null;
    const { size } = await onDisk(() => file.stat());
    const proving = new Proving(sha256);
    // whoever reads hears of a failure from the stream itself
    pipeline(file.createReadStream(), proving, () => undefined);
    return { bytes: size, stream: proving };
  }

  /** Whether the content of this hash is there, hashed again. */
  async look(sha256: string): Promise<'same' | 'another' | 'missing'> {
    const file = await this.opened(sha256);
    if (!file) return 'missing';
    const hash = createHash('sha256');
    for await (const chunk of file.createReadStream()) hash.update(chunk as Buffer);
    return hash.digest('hex') === sha256 ? 'same' : 'another';
  }

  /** Takes a content away that nothing refers to. */
  async remove(sha256: string): Promise<void> {
    await onDisk(() => rm(this.placeOf(sha256), { force: true }));
  }

  private async opened(sha256: string): Promise<FileHandle | null> {
    return onDisk(() => open(this.placeOf(sha256), 'r').catch(nullWhenMissing));
  }

  private placeOf(sha256: string): string {
    return join(this.path, sha256.slice(0, 2), sha256);
  }
}

async function received(
  stream: Readable,
  file: FileHandle,
  limit: number,
): Promise<{ sha256: string; bytes: number } | 'tooLarge'> {
  const hash = createHash('sha256');
  let bytes = 0;
  // a request has to live on for its answer
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    const part = chunk as Buffer;
    bytes += part.length;
    if (bytes > limit) return 'tooLarge';
    hash.update(part);
    await onDisk(() => file.writeFile(part));
  }
  await onDisk(() => file.sync());
  return { sha256: hash.digest('hex'), bytes };
}

async function onDisk<T>(what: () => Promise<T>): Promise<T> {
  try {
    return await what();
  } catch (error) {
    throw new ContentUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** a new folder is there after a power failure too */
async function layFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw error;
  }
  await syncFolder(join(path, '..'));
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function nullWhenMissing(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
