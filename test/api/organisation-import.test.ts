import { changeAccount } from '../../db/account-changes';
import { CITY, type Desk, openDesk } from './city-desk';
import { Person } from './person';

interface Imported {
  applied: boolean;
  rows: { sheet: string; row: number; subject: string; effect: string }[];
  faults: { sheet: string; row: number; field: string | null; zh: string; en: string }[];
}
type Fields = Record<string, string>;

const sheet = (...rows: Fields[]) => rows.map((fields, i) => ({ row: i + 2, fields }));

/** a made-up city of 56 units and 96 lines, as Shenzhen merged them (R-CHN-21) */
const UNITS = Array.from({ length: 56 }, (_, i): Fields => {
  const id = `d${i + 1}`;
  return { id, name: `第${i + 1}局`, kind: i % 7 === 0 ? '公共服务企业' : '政府机关', parent: i < 50 ? 'u1' : 'd1' };
});
const LINES = Array.from({ length: 96 }, (_, i): Fields => {
  const number = String(9_600_000 + i);
  return {
    number,
    name: `第${i + 1}热线`,
    unit: `d${(i % 56) + 1}`,
    subjects: `事项${i + 1}号`,
    mergedOn: '2009-01-01',
  };
});

describe('an organisation comes in from a spreadsheet', () => {
  let desk: Desk;
  let adm: Person;

  beforeAll(async () => {
    desk = await openDesk({ worker: false, patienceMs: 50 });
    adm = await Person.signIn(desk.url, 'adm');
  });
  afterAll(() => desk.close());

  const bring = async (sheets: object, preview = 0): Promise<Imported> => {
    const sent = { reason: '机构名录更新', sheets };
    return (await adm.post<Imported>(`/api/v1/organisation/import?preview=${preview}`, sent)).body;
  };
  const count = async (table: string): Promise<number> =>
    Number((await desk.database.db(table).where({ city: CITY }).count<{ count: number }[]>('* as count'))[0]?.count);
  const effects = ({ rows }: Imported) => [...new Set(rows.map((r) => `${r.sheet} ${r.effect}`))];

  test('a preview says what each row would do, and changes nothing', async () => {
    const before = [await count('units'), await count('changes')];
    const previewed = await bring({ units: sheet(...UNITS), directory: sheet(...LINES) }, 1);
    expect([previewed.applied, previewed.rows.length, previewed.faults]).toEqual([false, 56 + 96, []]);
    expect(effects(previewed)).toEqual(['units added', 'directory added']);
    expect([await count('units'), await count('changes')]).toEqual(before);
  });

  test('56 units and 96 lines are in the directory, and a search finds the right one [SZ-1] [GO-1] [BJ-1]', async () => {
    const applied = await bring({ units: sheet(...UNITS), directory: sheet(...LINES) });
    expect([applied.applied, applied.faults]).toEqual([true, []]);
    const found = await adm.get<{ lines: { number: string; unit: string }[] }>(
      `/api/v1/directory?q=${encodeURIComponent('我要问事项73号怎么办')}`,
    );
    expect(found.body.lines.slice(0, 1)).toMatchObject([{ number: '9600072', unit: 'd17' }]);
    const all = await adm.get<{ lines: object[] }>('/api/v1/directory');
    expect(all.body.lines).toHaveLength(96);
  });

  test('90 entries of departments and public units [BB-2]', async () => {
    const lines = Array.from({ length: 90 }, (_, i): Fields => {
      return { number: String(9_700_000 + i), name: `部门热线${i + 1}`, unit: `d${(i % 56) + 1}` };
    });
    expect((await bring({ directory: sheet(...lines) })).rows.filter((r) => r.effect === 'added')).toHaveLength(90);
  });

  test('done twice it changes nothing more', async () => {
    const before = await count('changes');
    expect(effects(await bring({ units: sheet(...UNITS), directory: sheet(...LINES) }))).toEqual([
      'units unchanged',
      'directory unchanged',
    ]);
    // that it was done stands in the log
    expect(await count('changes')).toBe(before + 1);
  });

  test('units come in any order, and one that is named below another before it', async () => {
    const { rows, faults } = await bring(
      {
        units: sheet(
          { id: 'deep', name: '某所', kind: '政府机关', parent: 'middle' },
          { id: 'middle', name: '某分局', kind: 'government', parent: 'd2' },
        ),
      },
      1,
    );
    expect([faults, rows.map((r) => [r.row, r.effect])]).toEqual([
      [],
      [
        [2, 'added'],
        [3, 'added'],
      ],
    ]);
  });

  test('what a file changes and ends is told apart', async () => {
    const changed = await bring({
      units: sheet({ ...UNITS[4], name: '第五管理局' }, { id: 'd6', name: '第6局', kind: '政府机关', into: 'd5' }),
      duties: sheet({
        unit: 'd5',
        subjects: '垃圾、清运',
        basis: '环卫条例',
        categories: '投诉、求助',
        from: '2026-01-01',
      }),
      directory: sheet({ ...LINES[0], removed: '是' }),
    });
    expect(changed.faults).toEqual([]);
    expect(changed.rows.map((r) => [r.sheet, r.subject, r.effect])).toEqual([
      ['units', 'd5', 'changed'],
      ['units', 'd6', 'ended'],
      ['duties', 'd5', 'added'],
      ['directory', '9600000', 'ended'],
    ]);
    const ended = await bring({
      duties: sheet({
        unit: 'd5',
        subjects: '清运，垃圾',
        basis: '环卫条例',
        categories: '求助、投诉',
        from: '2026-01-01',
        until: '2026-12-01',
      }),
    });
    expect(ended.rows).toMatchObject([{ effect: 'ended' }]);
  });

  test('what a row leaves empty stays as it is', async () => {
    const whole = {
      id: 'd9',
      name: '第9局',
      kind: '政府机关',
      nameEn: 'Bureau 9',
      telephones: '0000-1000009、0000-1000010',
    };
    await bring({ units: sheet({ ...whole, parent: 'd2' }) });
    const { rows } = await bring({ units: sheet({ id: 'd9', name: '第九局', kind: '政府机关' }) });
    expect(rows).toMatchObject([{ effect: 'changed' }]);
    const all = await adm.get<{ units: { id: string }[] }>('/api/v1/units');
    expect(all.body.units.find((u) => u.id === 'd9')).toMatchObject({
      name: '第九局',
      nameEn: 'Bureau 9',
      parent: 'd2',
      telephones: ['0000-1000009', '0000-1000010'],
    });
  });

  test('every row at fault is told with its field and what to do, and nothing of the file is taken', async () => {
    const before = await count('units');
    const read = await bring({
      units: sheet({ id: 'ok', name: '好局', kind: '政府机关' }, { id: '不行', name: '', kind: '公司' }),
      duties: sheet({ unit: 'd1', basis: '条例', from: '2026-02-30' }),
    });
    expect(read.applied).toBe(false);
    expect(read.faults.map((f) => [f.sheet, f.row, f.field])).toEqual([
      ['units', 3, 'id'],
      ['units', 3, 'name'],
      ['units', 3, 'kind'],
      ['duties', 2, 'from'],
    ]);
    expect(read.faults[2]?.zh).toContain('公共服务企业');
    const refused = await bring({
      units: sheet(
        { id: 'ok', name: '好局', kind: '政府机关' },
        { id: 'x', name: '某局', kind: '政府机关', parent: 'none' },
      ),
    });
    expect(refused.faults).toMatchObject([{ sheet: 'units', row: 3, zh: expect.stringContaining('none') as string }]);
    expect([refused.applied, await count('units')]).toEqual([false, before]);
  });

  test('people come with their roles and without a password; who is known gets the role beside the others', async () => {
    const people = sheet(
      { login: 'zhao', name: '赵一', role: '承办人', unit: 'd1' },
      { login: 'zhao', name: '赵一', role: 'leaderInCharge', unit: 'd1' },
      { login: 'han', name: '韩', role: '承办人', unit: 'd1' },
    );
    const { rows, faults } = await bring({ people });
    expect([faults, rows.map((r) => r.effect)]).toEqual([[], ['added', 'changed', 'changed']]);
    const [zhao] = await desk.database.db('accounts').where({ login: 'zhao' }).select('password_hash', 'id');
    expect(zhao).toMatchObject({ password_hash: null });
    const log = await desk.database.db('changes').where({ city: CITY }).select<{ body: string }[]>('body');
    expect(log.some((c) => c.body.includes('赵一'))).toBe(false);
    const wrong = await bring({ people: sheet({ login: 'qian', name: '钱二', role: '承办人' }) });
    expect(wrong.faults).toMatchObject([{ sheet: 'people', row: 2 }]);
  });

  test('and a change of an account at the same moment do not wait for each other', async () => {
    const { db } = desk.database;
    const { id } = await db('accounts').where({ login: 'han' }).first<{ id: string }>('id');
    const isWaiting = async (): Promise<boolean> => {
      const { rows } = await db.raw<{ rows: object[] }>(
        `select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
      );
      return rows.length > 0;
    };
    let imported: Promise<Imported> | undefined;
    const changed = changeAccount(db, { city: CITY, id, by: id }, async ({ record }) => {
      imported = bring({
        units: sheet({ id: 'dl', name: '同时局', kind: '政府机关' }),
        people: sheet({ login: 'han', name: '韩', role: '承办人', unit: 'dl' }),
      });
      while (!(await isWaiting())) await new Promise((resolve) => setTimeout(resolve, 20));
      await record('accountChanged', { changed: ['name'] });
      return 'done';
    });
    expect(await changed).toBe('done');
    expect((await imported)?.applied).toBe(true);
  });

  test('is for administrators alone', async () => {
    const dan = await Person.signIn(desk.url, 'dan');
    expect((await dan.post('/api/v1/organisation/import', {})).body).toMatchObject({ code: 'forbidden' });
  });
});
