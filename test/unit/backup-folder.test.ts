import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BackupFolder, backupFolder, whole } from '../../cli/backup/backup-folder';
import { type Manifest, readManifest } from '../../cli/backup/manifest';
import { proveBackup } from '../../cli/backup/prove-backup';
import { Sums } from '../../cli/backup/sums';

let place: string;
beforeEach(() => (place = mkdtempSync(join(tmpdir(), 'huiying-backup-unit-'))));
afterEach(() => rmSync(place, { recursive: true, force: true }));

const { signal } = new AbortController();
const CONTENT = 'ab'.repeat(32);
const MANIFEST: Manifest = {
  format: 1,
  version: '0.1.0',
  takenAt: '2026-11-24T04:00:00.000Z',
  postgresVersion: '18.0',
  migrations: ['2026-11-24-store'],
  tables: [{ name: 'events', columns: ['number'], rows: 1, bytes: 4 }],
  sequences: [],
  cities: [],
  temporal: { copiedAt: '2026-11-24T03:59:59.000Z', bytes: 5 },
  contents: { count: 1, bytes: 7, damaged: [] },
};

/** a small backup as `fillBackup` leaves one */
async function laid(backup: BackupFolder, manifest: object = MANIFEST): Promise<void> {
  mkdirSync(join(backup.contents, 'ab'), { recursive: true });
  const parts: Record<string, string> = {
    [backup.table('events')]: 'rows',
    [backup.contentList]: `${CONTENT}\n`,
    [backup.temporalState]: 'state',
    [join(backup.contents, 'ab', CONTENT)]: 'content',
    [backup.manifest]: JSON.stringify(manifest),
  };
  const sums = await Sums.begin(backup);
  for (const [path, content] of Object.entries(parts)) {
    writeFileSync(path, content);
    await sums.addFile(path);
  }
  await sums.end();
}

const finished = (manifest?: object): Promise<BackupFolder> =>
  whole(join(place, 'b'), (unfinished) => laid(unfinished, manifest)).then(() => backupFolder(join(place, 'b')));

describe('a backup gets its name when it is whole', () => {
  test('one that fails leaves nothing', async () => {
    await expect(
      whole(join(place, 'b'), async (unfinished) => {
        writeFileSync(unfinished.contentList, 'half');
        expect(existsSync(join(place, 'b'))).toBe(false);
        throw new Error('the disk is full');
      }),
    ).rejects.toThrow('the disk is full');
    expect(readdirSync(place)).toEqual([]);
  });

  test('one that is there already is never touched, an empty folder gives way', async () => {
    mkdirSync(join(place, 'b'));
    const backup = await finished();
    const before = readFileSync(backup.sums, 'utf8');
    await expect(finished()).rejects.toThrow('overwrites nothing');
    expect(readFileSync(backup.sums, 'utf8')).toBe(before);
    expect(readdirSync(place)).toEqual(['b']);
  });

  test('one that was killed stays behind as unfinished, and is no backup', async () => {
    mkdirSync(join(place, 'b.partial', 'tables'), { recursive: true });
    await expect(finished()).rejects.toThrow('unfinished backup');
    expect(() => readManifest(backupFolder(join(place, 'b.partial')))).toThrow('not a finished backup');
  });
});

describe('a backup is proved before anything is restored from it', () => {
  test('a whole one is', async () => {
    const backup = await finished();
    expect(readManifest(backup)).toEqual(MANIFEST);
    await expect(proveBackup(backup, MANIFEST, signal)).resolves.toBeUndefined();
  });

  test.each([
    ['a byte more', 'tables/events.tsv.gz', (path: string) => appendFileSync(path, 'x')],
    ['a content that is gone', `files/ab/${CONTENT}`, (path: string) => rmSync(path)],
    ['a manifest that was written over', 'manifest.json', (path: string) => writeFileSync(path, '{}')],
    ['a line of the list that is none', 'SHA256SUMS', (path: string) => appendFileSync(path, 'what?\n')],
  ])('%s is named', async (_what, path, damage) => {
    const backup = await finished();
    damage(join(backup.path, path));
    await expect(proveBackup(backup, MANIFEST, signal)).rejects.toThrow(path);
  });

  test.each([
    ['tables/events.tsv.gz', 'tables/events.tsv.gz'],
    ['temporal.db', 'temporal.db'],
    [`files/ab/${CONTENT}`, 'files/'],
  ])('a list without %s is not whole', async (unlisted, named) => {
    const backup = await finished();
    const lines = readFileSync(backup.sums, 'utf8').split('\n');
    writeFileSync(backup.sums, lines.filter((line) => !line.endsWith(unlisted)).join('\n'));
    await expect(proveBackup(backup, MANIFEST, signal)).rejects.toThrow(named);
  });

  test('one of a newer form is left to the program that made it; one that says nothing is damaged', async () => {
    const backup = await finished({ ...MANIFEST, format: 2 });
    expect(() => readManifest(backup)).toThrow('newer Huiying');
    writeFileSync(backup.manifest, '{"format":1}');
    expect(() => readManifest(backup)).toThrow('damaged');
  });
});
