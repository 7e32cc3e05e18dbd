import { Readable } from 'node:stream';
import fc from 'fast-check';
import { decoderOf, refuseUtf16 } from '../../cli/import/encoding';
import { type Line, linesOf, LONGEST_LINE } from '../../cli/import/lines';
import type { Read } from '../../cli/import/read';
import { type Format, readRows } from '../../cli/import/reading';
import { PlainFailure } from '../../cli/services/plain-failure';

async function all<T>(of: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of of) items.push(item);
  return items;
}

const inPieces = (bytes: Buffer, size: number): AsyncIterable<Buffer> =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size)),
  );

const read = (file: Buffer | string, format: Format, encoding = 'utf8'): Promise<Read[]> =>
  all(readRows(inPieces(Buffer.from(file), 7), format, decoderOf(encoding), () => undefined));

/** a row as a test tells it: its line, and its fields or the reason why there are none */
const told = (row: Read): unknown => [row.line, 'fields' in row ? row.fields : row.rejected.reason];

describe('the lines of a file', () => {
  it('are the same however the file comes in, and say where they stand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 12 }).map((a) => Buffer.from(a.filter((b) => b !== 10 && b !== 13)))),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('\n', '\r\n'),
        async (lines, size, ending) => {
          const file = Buffer.concat(lines.flatMap((line) => [line, Buffer.from(ending)]));
          const found = await all(linesOf(inPieces(file, size)));
          expect(found.map((l) => l.bytes.toString('hex'))).toEqual(lines.map((l) => l.toString('hex')));
          for (const { no, offset, bytes } of found) {
            expect(no).toBe(found.findIndex((l) => l.no === no) + 1);
            expect(file.subarray(offset, offset + bytes.length)).toEqual(bytes);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('longer than the longest pass without being held, and the next begins where it begins', async () => {
    const mega = Buffer.alloc(1024 * 1024, 'x');
    async function* file(): AsyncGenerator<Buffer> {
      yield Buffer.from('before\n');
      for (let i = 0; i < 5; i++) yield mega;
      yield Buffer.from('\nafter');
    }
    const [before, long, after] = (await all(linesOf(file()))) as [Line, Line, Line];
    expect([before.bytes.toString(), after.bytes.toString()]).toEqual(['before', 'after']);
    expect(long).toMatchObject({ no: 2, offset: 7, size: 5 * 1024 * 1024, cut: true });
    expect(long.bytes.length).toBe(4096);
    expect(after).toMatchObject({ no: 3, offset: 7 + 5 * 1024 * 1024 + 1, cut: false });
  });

  it('as long as the longest are whole, with and without a carriage return', async () => {
    for (const ending of ['\n', '\r\n']) {
      const file = Buffer.concat([Buffer.alloc(LONGEST_LINE, 'x'), Buffer.from(ending)]);
      const [line] = await all(linesOf(inPieces(file, 65_536)));
      expect(line).toMatchObject({ size: LONGEST_LINE, cut: false });
      expect(line?.bytes.length).toBe(LONGEST_LINE);
    }
  });
});

describe('JSON Lines', () => {
  it('loses a broken line alone: bad JSON, a list, wrong bytes, a raw control character', async () => {
    const file = Buffer.concat([
      Buffer.from('\ufeff{"id":"1"}\n{"id":"2"\n[1]\n\n'),
      Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d, 0x0a]),
      Buffer.from('{"id":"\u0001"}\r\n{"id":"7"}\r\n'),
    ]);
    expect((await read(file, 'jsonl')).map(told)).toEqual([
      [1, { id: '1' }],
      [2, 'notJson'],
      [3, 'notJson'],
      [5, 'wrongEncoding'],
      [6, 'controlCharacters'],
      [7, { id: '7' }],
    ]);
  });

  it('are read in the encoding that the file is in', async () => {
    const file = Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xc4, 0xe3]), Buffer.from('"}\n')]);
    expect((await read(file, 'jsonl', 'gb18030')).map(told)).toEqual([[1, { title: '你' }]]);
    expect((await read(file, 'jsonl')).map(told)).toEqual([[1, 'wrongEncoding']]);
  });

  it('in UTF-16, or in an encoding that is not known, are refused as a whole', () => {
    expect(() => refuseUtf16(Buffer.from([0xff, 0xfe]))).toThrow(PlainFailure);
    expect(() => decoderOf('utf-16le')).toThrow('UTF-8');
  });
});

describe('CSV', () => {
  it('has fields with commas, quotation marks and line breaks, and lines that say where a record begins', async () => {
    const file = 'id,body\r\n1,"a, ""b""\r\nc"\r\n2,d\r\n';
    expect((await read(file, 'csv')).map(told)).toEqual([
      [2, { id: '1', body: 'a, "b"\nc' }],
      [4, { id: '2', body: 'd' }],
    ]);
  });

  it('loses to a quotation mark that is never closed its own line only', async () => {
    const file = 'id,body\n1,"open\n2,"x, y"\n3,z\n4,"last\n';
    expect((await read(file, 'csv')).map(told)).toEqual([
      [2, 'quoteBroken'],
      [3, { id: '2', body: 'x, y' }],
      [4, { id: '3', body: 'z' }],
      [5, 'quoteBroken'],
    ]);
  });

  it('counts the columns of each record, and lets no quotation mark stand inside a bare field', async () => {
    const file = 'id,body\n1\n2,b,c\n3,5" pipe\n4,"d" e\n5,f\n';
    expect((await read(file, 'csv')).map(told)).toEqual([
      [2, 'columnCount'],
      [3, 'columnCount'],
      [4, 'quoteBroken'],
      [5, 'quoteBroken'],
      [6, { id: '5', body: 'f' }],
    ]);
  });

  it('rejects a record of several lines once where its bytes are wrong', async () => {
    const file = Buffer.concat([Buffer.from('id,body\n1,"a\n'), Buffer.from([0xff]), Buffer.from('"\n2,b\n')]);
    expect((await read(file, 'csv')).map(told)).toEqual([
      [2, 'wrongEncoding'],
      [4, { id: '2', body: 'b' }],
    ]);
  });
});
