import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** One entry of a bundle: bytes at hand, or a content that is read when its turn comes. */
export interface Entry {
  /** path in the bundle */
  name: string;
  bytes: number;
  /** of its bytes, in hexadecimal digits */
  sha256: string;
  body: Buffer | (() => Promise<Readable>);
}

/**
 * The entries as one zip file: in the order of their names, without a date, not compressed. So the same entries give the same
 * bytes on any machine, under any version of a compressor, for as long as a case is kept.
 */
export function zipOf(entries: readonly Entry[]): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream;
  let reading: Readable | null = null;
  zip.on('error', (error: Error) => out.destroy(error));
  // whoever stops reading the bundle stops reading its contents
  out.once('close', () => reading?.destroy());
  for (const { name, bytes, body } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (Buffer.isBuffer(body)) zip.addBuffer(body, name, OPTIONS);
    else
      zip.addReadStreamLazy(name, { ...OPTIONS, size: bytes }, (opened) => {
        body().then(
          (stream) => {
            reading = stream;
            stream.once('error', (error) => out.destroy(error));
            opened(null, stream);
          },
          (error: Error) => opened(error, null),
        );
      });
  }
  zip.end();
  return out;
}

/** before the first date that the format knows, which it becomes, in every zone */
const UNDATED = new Date(0);
const OPTIONS = { mtime: UNDATED, forceDosTimestamp: true, compress: false };
