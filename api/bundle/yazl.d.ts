/** The part of yazl that is used here. */
declare module 'yazl' {
  import type { EventEmitter } from 'node:events';
  import type { Readable } from 'node:stream';

  interface EntryOptions {
    mtime: Date;
    /** no time of a second kind beside the one of the format, which has no zone */
    forceDosTimestamp: boolean;
    compress: boolean;
  }

  export class ZipFile extends EventEmitter {
    readonly outputStream: Readable;
    addBuffer(bytes: Buffer, name: string, options: EntryOptions): void;
    addReadStreamLazy(
      name: string,
      options: EntryOptions & { size: number },
      open: (opened: (error: Error | null, stream: Readable | null) => void) => void,
    ): void;
    end(): void;
  }
}
