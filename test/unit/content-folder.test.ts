import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Arrived, ContentFolder, ContentUnavailable } from '../../content/content-folder';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const LIMIT = 1_000_000;
const LONG_AGO = new Date('1976-01-01');

let path: string;
let folder: ContentFolder;
beforeEach(async () => {
  path = join(mkdtempSync(join(tmpdir(), 'huiying-content-')), 'files');
  folder = new ContentFolder(path);
  await folder.lay();
});
afterEach(() => rmSync(join(path, '..'), { recursive: true }));

const placeOf = (text: string): string => join(path, sha256(text).slice(0, 2), sha256(text));
const incoming = (): string[] => readdirSync(join(path, 'incoming'));
const of = (...chunks: string[]): Readable => Readable.from(chunks.map((c) => Buffer.from(c)));

async function stored(text: string): Promise<Arrived> {
  const arrived = await folder.receive(of(text), LIMIT);
  if (arrived === 'tooLarge') throw new Error('too large');
  await folder.place(arrived);
  return arrived;
}

async function read(hash: string): Promise<string> {
  const content = await folder.read(hash);
  if (!content) throw new Error('not there');
  const chunks: Buffer[] = [];
  for await (const chunk of content.stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

describe('a content', () => {
  it('lies under the hash of its bytes, not to be written, and is read as it came', async () => {
    expect(await stored('一张照片')).toMatchObject({ sha256: sha256('一张照片'), bytes: 12 });
    expect(readFileSync(placeOf('一张照片'), 'utf8')).toBe('一张照片');
    expect(statSync(placeOf('一张照片')).mode & 0o777).toBe(0o400);
    expect(await read(sha256('一张照片'))).toBe('一张照片');
    expect(await folder.look(sha256('一张照片'))).toBe('same');
    expect(incoming()).toEqual([]);
  });

  it('is the same once, however often it comes, and a damaged one is healed by its equal', async () => {
    await stored('同一份');
    rmSync(placeOf('同一份'));
    writeFileSync(placeOf('同一份'), '坏了');
    await stored('同一份');
    expect(readdirSync(join(placeOf('同一份'), '..'))).toEqual([sha256('同一份')]);
    expect(await folder.look(sha256('同一份'))).toBe('same');
  });

  it('has no name before it is placed, and leaves nothing when it is discarded', async () => {
    const arrived = await folder.receive(of('半', '路'), LIMIT);
    if (arrived === 'tooLarge') throw new Error('too large');
    expect([existsSync(placeOf('半路')), incoming().length]).toEqual([false, 1]);
    await folder.discard(arrived);
    expect(incoming()).toEqual([]);
  });

  it('that is too large, or breaks off, leaves nothing; the stream runs out', async () => {
    const large = of('x'.repeat(LIMIT), 'y', 'z');
    const ranOut = new Promise((resolve) => large.once('close', resolve));
    expect(await folder.receive(large, LIMIT)).toBe('tooLarge');
    await ranOut;
    async function* broken() {
      yield await Promise.resolve(Buffer.from('一'));
      throw new Error('the line went dead');
    }
    await expect(folder.receive(Readable.from(broken()), LIMIT)).rejects.toThrow('the line went dead');
    expect(incoming()).toEqual([]);
  });

  it('that was altered is never read to its end, however long it is', async () => {
    for (const text of ['短', '长'.repeat(100_000)]) {
      await stored(text);
      rmSync(placeOf(text));
      writeFileSync(placeOf(text), `${text.slice(0, -1)}改`);
      const hash = sha256(text);
      expect(await folder.look(hash)).toBe('another');
      await expect(read(hash)).rejects.toThrow(`the content of ${hash} is another one`);
    }
  });

  it('that is not there is missing, and one that nobody needs is taken away', async () => {
    const { sha256: hash } = await stored('不要了');
    await folder.remove(hash);
    await folder.remove(hash);
    expect([await folder.look(hash), await folder.read(hash)]).toEqual(['missing', null]);
  });
});

describe('the folder', () => {
  it('laid again tidies only what never arrived: a content of any age stays (R-ARC-05)', async () => {
    await stored('五十年前');
    utimesSync(placeOf('五十年前'), LONG_AGO, LONG_AGO);
    for (const name of ['lost', 'on-its-way']) writeFileSync(join(path, 'incoming', name), '一半');
    utimesSync(join(path, 'incoming', 'lost'), LONG_AGO, LONG_AGO);
    await folder.lay();
    expect(incoming()).toEqual(['on-its-way']);
    expect(await read(sha256('五十年前'))).toBe('五十年前');
  });

  it('that cannot be written says so as a fault of its own', async () => {
    const nowhere = new ContentFolder(join(path, 'no', 'such', 'place'));
    await expect(nowhere.lay()).rejects.toThrow(ContentUnavailable);
    await expect(nowhere.receive(of('一'), LIMIT)).rejects.toThrow(ContentUnavailable);
  });
});
