import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Desk, machine, openDesk } from '../api/city-desk';
import { INVENTED_2027 } from '../unit/holiday-notices';

const run = promisify(execFile);
const HUIYING = join(__dirname, '..', '..', 'cli', 'huiying.mjs');

describe('huiying calendar', () => {
  let desk: Desk;
  let folder: string;
  let place: Record<string, string>;

  const calendar = (...args: string[]) =>
    run(process.execPath, [HUIYING, 'calendar', ...args], { cwd: folder, env: { ...process.env, ...place } }).then(
      ({ stdout }) => ({ code: 0, out: stdout }),
      (failed: { code: number; stdout: string; stderr: string }) => ({
        code: failed.code,
        out: failed.stdout + failed.stderr,
      }),
    );

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huiying-calendar-'));
    // as a Windows editor writes it
    await writeFile(join(folder, 'notice.txt'), INVENTED_2027.replaceAll('\n', '\r\n'));
    await writeFile(join(folder, 'second.txt'), INVENTED_2027);
    await writeFile(join(folder, 'other.json'), JSON.stringify({ 2027: { rest: { 元旦: ['01-01'] }, work: {} } }));
    desk = await openDesk({ worker: false, patienceMs: 50 });
    const { headers } = await machine(desk, [{ role: 'administrator', unit: null }]);
    place = { HUIYING_URL: desk.url, HUIYING_TOKEN: (headers['Authorization'] ?? '').replace('Bearer ', '') };
  });
  afterAll(async () => {
    await desk.close();
    await rm(folder, { recursive: true });
  });

  test('a preview names the days that change, and publishes nothing', async () => {
    const { code, out } = await calendar(
      'import',
      'notice.txt',
      '--year',
      '2027',
      '--second',
      'second.txt',
      '--preview',
    );
    expect(code).toBe(0);
    expect(out).toContain('将成为第 2 版，未发布');
    expect(out).toMatch(/2026-12-27 {2}周末 weekend → 上班 worked {2}元旦/);
    expect(await desk.database.db('calendars').where({ version: 2 })).toEqual([]);
  });

  test('what is wrong is told field by field, and ends with 1', async () => {
    const { code, out } = await calendar('import', 'notice.txt', '--year', '2027', '--second', 'other.json');
    expect(code).toBe(1);
    expect(out).toContain('/second 2027-01-31：通知为调休上班日，“other.json”为周末休息日，请核对');
    expect((await calendar('import', 'nowhere.txt', '--year', '2027')).code).toBe(2);
    expect((await calendar('show', 'soon')).code).toBe(2);
  });

  test('published, the year can be shown', async () => {
    const done = await calendar('import', 'notice.txt', '--year', '2027', '--second', 'second.txt', '--json');
    expect(JSON.parse(done.out)).toMatchObject({ version: 2, published: true, sources: ['notice.txt', 'second.txt'] });
    const { out } = await calendar('show', '2027');
    expect(out).toContain('来源 sources notice.txt；second.txt');
    expect(out).toMatch(/2027-04-25 {2}上班 worked +劳动节/);
  });
});
