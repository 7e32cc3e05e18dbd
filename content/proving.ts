import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/** The bytes that were read are not those that were stored under this hash. */
class ContentAltered extends Error {
  override name = 'ContentAltered';
}

/**
 * Lets bytes through and hashes them; the last of them only when the hash is the one expected. Fails otherwise, before
 * whoever reads has the whole.
 */
export class Proving extends Transform {
  private readonly hash = createHash('sha256');
  private held: Buffer | undefined;

  constructor(private readonly sha256: string) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.hash.update(chunk);
    const before = this.held;
    this.held = chunk;
    done(null, before);
  }

  override _flush(done: TransformCallback): void {
    if (this.hash.digest('hex') === this.sha256) done(null, this.held);
    else done(new ContentAltered(`the content of ${this.sha256} is another one`));
  }
}
