import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type ContentFolder, ContentUnavailable } from '../../content/content-folder';

/** What became of the contents of files. */
export interface CopiedContents {
  count: number;
  bytes: number;
  /** not there, or no longer the bytes of their hash: there is nothing to copy */
  damaged: string[];
}

/**
 * Copies the contents whose hashes stand in a list, each hashed on its way. One that is damaged does not keep the others from
 * being saved. Throws ContentUnavailable when the disk does not take them.
 */
export async function copyContents(
  list: string,
  from: ContentFolder,
  to: { folder: ContentFolder; path: string },
  { onCopied, signal }: { onCopied: (sha256: string) => Promise<void>; signal: AbortSignal },
): Promise<CopiedContents> {
  const copied: CopiedContents = { count: 0, bytes: 0, damaged: [] };
  await to.folder.lay();
  for await (const sha256 of createInterface({ input: createReadStream(list), crlfDelay: Infinity })) {
    signal.throwIfAborted();
    const bytes = await copyOne(sha256, from, to.folder);
    if (bytes === null) copied.damaged.push(sha256);
    else {
      copied.count += 1;
      copied.bytes += bytes;
      await onCopied(sha256);
    }
  }
  await rm(join(to.path, 'incoming'), { recursive: true, force: true });
  return copied;
}

async function copyOne(sha256: string, from: ContentFolder, to: ContentFolder): Promise<number | null> {
  const content = await from.read(sha256);
  if (!content) return null;
  try {
    const arrived = await to.receive(content.stream, Infinity);
    if (arrived === 'tooLarge') return null;
    await to.place(arrived);
    return arrived.bytes;
  } catch (error) {
    if (error instanceof ContentUnavailable) throw error;
    return null;
  }
}
