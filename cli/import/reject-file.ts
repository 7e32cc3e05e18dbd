import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { PlainFailure, reasonOf } from '../services/plain-failure';
import type { Decode } from './encoding';
import type { Source } from './read';
import type { Rejection } from './rejection';

/**
 * The rows that were not registered, one JSON object a line in the order of the file: line (from 1), offset and bytes of the
 * row, reason, words, and the row itself as `text` in the file's encoding, or as `base64` where its bytes are of no such
 * text. `cut`: only its beginning. It depends on the rows alone, so that two runs write the same.
 */
export class RejectFile {
  private readonly unfinished: string;
  private readonly file: number;
  private written = 0;

  /** Refuses a place that cannot be written, before anything is registered. */
  constructor(
    readonly path: string,
    private readonly decode: Decode,
  ) {
    this.unfinished = `${path}.part`;
    try {
      this.file = openSync(this.unfinished, 'w', 0o600);
    } catch (error) {
      throw new PlainFailure(
        `拒收文件 ${path} 无法写入（${reasonOf(error)}）。请用 --reject 指定别处。`,
        `The reject file ${path} cannot be written (${reasonOf(error)}). Name another place by --reject.`,
        2,
      );
    }
  }

  add({ line, offset, size, bytes, cut }: Source, rejected: Rejection): void {
    const text = this.decode(bytes, cut);
    const row = {
      line,
      offset,
      bytes: size,
      ...rejected,
      ...(cut ? { cut } : {}),
      ...(text === null ? { base64: bytes.toString('base64') } : { text }),
    };
    writeSync(this.file, `${JSON.stringify(row)}\n`);
    this.written += 1;
  }

  /** The file stands from now on; where nothing was rejected there is none, nor one of an earlier run. */
  keep(): void {
    closeSync(this.file);
    if (this.written > 0) {
      renameSync(this.unfinished, this.path);
      return;
    }
    rmSync(this.unfinished);
    rmSync(this.path, { force: true });
  }

  /** The import came to nothing: the file of an earlier run stays as it is. */
  discard(): void {
    closeSync(this.file);
    rmSync(this.unfinished);
  }
}
