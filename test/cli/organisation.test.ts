import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readSpreadsheet } from '../../cli/organisation/spreadsheet';
import { readSheets } from '../../api/organisation/sheet-rows';
import { CITY, type Desk, machine, openDesk } from '../api/city-desk';

const run = promisify(execFile);
const ROOT = join(__dirname, '..', '..');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-organisation-'));
});
afterAll(() => rm(folder, { recursive: true }));

const huiying = (args: readonly string[], environment: Record<string, string> = {}) =>
  run(process.execPath, [join(ROOT, 'cli', 'huiying.mjs'), 'organisation', ...args], {
    cwd: folder,
    env: { ...process.env, ...environment },
  }).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    (failed: { code: number; stdout: string; stderr: string }) => ({
      code: failed.code,
      out: failed.stdout + failed.stderr,
    }),
  );

describe('huiying organisation', () => {
  let desk: Desk;
  let place: Record<string, string>;

  beforeAll(async () => {
    desk = await openDesk({ worker: false, patienceMs: 50 });
    const { headers } = await machine(desk, [{ role: 'administrator', unit: null }]);
    const token = (headers['Authorization'] ?? '').replace('Bearer ', '');
    place = { HUIYING_URL: desk.url, HUIYING_TOKEN: token };
  });
  afterAll(() => desk.close());

  test('the template is a workbook that the import takes as it is', async () => {
    await huiying(['template', 'organisation.xlsx']);
    const sheets = await readSpreadsheet(join(folder, 'organisation.xlsx'), 'utf8');
    expect(Object.keys(sheets)).toEqual(['units', 'duties', 'directory', 'people']);
    const read = readSheets(sheets, { now: 0, timezone: 'Asia/Shanghai' });
    expect(read).toMatchObject({ sheets: { units: [{ id: 'housing', kind: 'government', row: 2 }] } });
    const previewed = await huiying(['import', 'organisation.xlsx', '--preview'], place);
    expect(previewed).toEqual({ code: 0, out: expect.stringContaining('没有改动') as string });
    expect(await desk.database.db('units').where({ city: CITY, id: 'housing' })).toEqual([]);
    const applied = await huiying(['import', 'organisation.xlsx', '--reason', '机构方案', '--json'], place);
    expect(JSON.parse(applied.out)).toMatchObject({ applied: true, faults: [] });
    expect(await desk.database.db('units').where({ city: CITY, id: 'housing' })).toHaveLength(1);
  });

  test('a CSV file in GB 18030 is a sheet, and its faults end the command with 3', async () => {
    // 代码,名称,类型 / bad id,某局,政府机关 as GB 18030
    const gb = Buffer.from('b4fac2eb2cc3fbb3c62cc0e0d0cd0a6261642069642cc4b3bed62cd5feb8aebbfab9d80a', 'hex');
    await writeFile(join(folder, 'units.csv'), gb);
    const wrong = await huiying(['import', 'units.csv', '--preview'], place);
    expect(wrong).toMatchObject({ code: 2, out: expect.stringContaining('--encoding') as string });
    const faulty = await huiying(['import', 'units.csv', '--preview', '--encoding', 'gb18030'], place);
    expect(faulty).toMatchObject({ code: 3, out: expect.stringContaining('单位 units 2 id') as string });
  });
});

test('a column or a file that is none is refused by name', async () => {
  await writeFile(join(folder, 'people.csv'), '账号,密码\na,b\n');
  await expect(readSpreadsheet(join(folder, 'people.csv'), 'utf8')).rejects.toMatchObject({
    exitStatus: 2,
    chinese: expect.stringContaining('密码') as string,
  });
  await expect(readSpreadsheet(join(folder, 'some.csv'), 'utf8')).rejects.toMatchObject({ exitStatus: 2 });
  await expect(readSpreadsheet('organisation.pdf', 'utf8')).rejects.toMatchObject({ exitStatus: 2 });
  await writeFile(join(folder, 'broken.xlsx'), 'no workbook');
  await expect(readSpreadsheet(join(folder, 'broken.xlsx'), 'utf8')).rejects.toMatchObject({ exitStatus: 2 });
});
