import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { auditCommand } from '../../cli/commands/audit';
import { ContentFolder } from '../../content/content-folder';
import { type BrokenEvent, verify } from '../../db/verify';
import { FEEDBACK, OTHER_UNIT } from './city-desk';
import { type AttachedFile, FileDesk, pathOf } from './file-desk';

let files: FileDesk;
beforeAll(async () => (files = await FileDesk.open()));
afterAll(() => files.desk.close());

describe('damage', () => {
  let number: string;
  let file: AttachedFile;
  let place: string;
  let here: { number: string; v: number };
  beforeAll(async () => {
    number = await files.dispatched({}, OTHER_UNIT);
    await files.did(number, 'bob', 'sign');
    file = (await files.attach('bob', number, '原件', { name: '证据.txt', kind: 'paper' })).body;
    await files.did(number, 'lou', 'submitFeedback', FEEDBACK);
    await files.did(number, 'rea', 'approveFeedback');
    place = join(files.contents, file.sha256.slice(0, 2), file.sha256);
    here = { number, v: file.version };
  });
  test('there is none, and every file was looked at', async () => {
    const told = await verify(files.db, () => undefined, undefined, new ContentFolder(files.contents));
    expect(told).toMatchObject({ files: 1, broken: 0, masked: 0 });
  });

  test('to what is on record of a file is found', async () => {
    const { db } = files.desk.database;
    const damaged = async (damage: Record<string, unknown>): Promise<BrokenEvent[]> => {
      const row = await db('files').where({ id: file.file }).first<Record<string, unknown>>(Object.keys(damage));
      await db('files').where({ id: file.file }).update(damage);
      const found = await files.broken([number]);
      await db('files').where({ id: file.file }).update(row);
      return found;
    };
    expect(await damaged({ name: '别的.txt' })).toEqual([{ ...here, fault: 'fileAltered' }]);
    expect(await damaged({ kind: 'other' })).toEqual([{ ...here, fault: 'fileAltered' }]);
    const of = await db('files').where({ id: file.file }).first<Record<string, unknown>>();
    await db('files').where({ id: file.file }).delete();
    expect(await files.broken([number])).toEqual([{ ...here, fault: 'fileMissing' }]);
    expect((await files.as('aud').get(`${pathOf(number)}/bundle`)).body.code).toBe('contentMissing');
    await db('files').insert({ ...of, added_at: new Date(of['added_at'] as number) });
    expect(await files.broken([number])).toEqual([]);
  });

  test('to its content is found; whoever fetches it never gets it whole', async () => {
    await rm(place);
    await writeFile(place, '伪造');
    expect(await files.broken()).toEqual([{ ...here, fault: 'contentAltered' }]);
    await expect(
      files.fetched('rea', `${pathOf(number)}/files/${file.file}`).then((r) => r.arrayBuffer()),
    ).rejects.toThrow();
    const { status, body } = await files.as('aud').get(`${pathOf(number)}/bundle`);
    expect([status, body.code, body.data]).toEqual([500, 'contentMissing', { files: [file.file] }]);
    await rm(place);
    expect(await files.broken()).toEqual([{ ...here, fault: 'contentMissing' }]);
    expect((await files.as('rea').get(`${pathOf(number)}/files/${file.file}`)).body.code).toBe('contentMissing');
  });

  test('is told by huiying audit verify, and huiying audit case names the file', async () => {
    let printed = '';
    const print = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
    process.env['DATABASE_URL'] = files.desk.database.ownerUrl;
    process.env['HUIYING_DATA_DIR'] = files.desk.folder;
    const audit = (...words: string[]) => auditCommand().parseAsync(words, { from: 'user' });
    try {
      await audit('verify', number);
      expect(process.exitCode).toBe(1);
      expect(printed).toContain(`✗ ${number} v${here.v}  所附材料的内容缺失`);
      await writeFile(place, '原件');
      await audit('verify', number);
      expect(process.exitCode).toBe(0);
      expect(printed).toMatch(/1 files \(0 more are masked\); 0 broken/);
      await audit('case', number);
      expect(printed).toMatch(new RegExp(`附件 file attached · 承办人 bob · 纸质工单 paper ${file.file}`));
      expect(printed).not.toContain('证据');
    } finally {
      print.mockRestore();
      process.exitCode = undefined;
      delete process.env['DATABASE_URL'];
      delete process.env['HUIYING_DATA_DIR'];
    }
  });
});
