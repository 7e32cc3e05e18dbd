import { type Difference, rebuild, type Rebuilt } from '../../db/rebuild';
import { rebuildSearch } from '../../db/search/keep';
import { canonical } from '../../db/chain';
import { recordChange } from '../../db/change-log';
import { type BrokenEvent, verify } from '../../db/verify';
import { appealNumber } from '../../domain/loop/appeal-number';
import { House } from '../house/house';
import { auditing } from './commanded';
import { workedCases } from './worked-cases';

const NOBODYS = appealNumber('20190101', 1);
const NONE = { appeals: 0, work_orders: 0, obligations: 0, tasks: 0, supervision_board: 0, publications: 0 };

let house: House;
let numbers: Awaited<ReturnType<typeof workedCases>>;

beforeAll(async () => {
  house = await House.open();
  await house.startWorker();
  numbers = await workedCases(house);
});
afterAll(() => house.close());

async function verified(only?: readonly string[]): Promise<BrokenEvent[]> {
  const broken: BrokenEvent[] = [];
  await verify(house.db, (b) => broken.push(b), only);
  return broken;
}

async function rebuilt(apply = false): Promise<Rebuilt & { found: Difference[] }> {
  const found: Difference[] = [];
  return { ...(await rebuild(house.db, { apply, onDifference: (d) => found.push(d) })), found };
}

/** does the damage, looks, and mends it by writing the row back as it was */
async function whileDamaged<T>(
  table: 'events' | 'texts' | 'changes',
  where: Record<string, string | number>,
  damage: Record<string, unknown>,
  look: () => Promise<T>,
): Promise<T> {
  const row = await house.db(table).where(where).first<Record<string, unknown>>(Object.keys(damage));
  const kept = Object.fromEntries(
    Object.entries(row).map(([k, v]) => [k, typeof v === 'object' && v !== null ? JSON.stringify(v) : v]),
  );
  await house.asOwner(async (owner) => void (await owner(table).where(where).update(damage)));
  try {
    return await look();
  } finally {
    await house.asOwner(async (owner) => void (await owner(table).where(where).update(kept)));
  }
}

describe('the chains', () => {
  it('of every case hold, texts and all', async () => {
    const broken: BrokenEvent[] = [];
    const told = await verify(house.db, (b) => broken.push(b));
    expect(broken).toEqual([]);
    expect(told).toMatchObject({ cases: 6, masked: 0, broken: 0 });
    expect(told.texts).toBeGreaterThan(8);
  });

  it('name the event whose text the owner altered with the triggers down', async () => {
    const { straight } = numbers;
    const [, , dispatched] = await house.events(straight);
    const forged = canonical({ ...dispatched, unit: 'u2-2' });
    const broken = await whileDamaged('events', { number: straight, v: 3 }, { body: forged }, verified);
    expect(broken).toEqual([{ number: straight, v: 3, fault: 'bodyAltered' }]);
  });

  it('name the event after one that was hashed again', async () => {
    const { straight } = numbers;
    const broken = await whileDamaged('events', { number: straight, v: 3 }, { hash: 'of something else' }, verified);
    expect(broken).toEqual([
      { number: straight, v: 3, fault: 'bodyAltered' },
      { number: straight, v: 4, fault: 'linkBroken' },
    ]);
  });

  it('name the event whose column no longer says what its text says, and an unknown form', async () => {
    const { rework } = numbers;
    const at = { number: rework, v: 4 };
    expect(await whileDamaged('events', at, { role: 'auditor' }, verified)).toEqual([
      { ...at, fault: 'columnsAltered' },
    ]);
    expect(await whileDamaged('events', at, { format: 9 }, verified)).toEqual([{ ...at, fault: 'formatUnknown' }]);
  });

  it('name the text that was altered, and let a masked one pass', async () => {
    const { straight } = numbers;
    const [first] = await house.events(straight);
    const text = { id: first?.text?.id ?? '' };
    const here = { number: straight, v: 1 };
    expect(await whileDamaged('texts', text, { body: JSON.stringify({ title: '另一件事' }) }, verified)).toEqual([
      { ...here, fault: 'textAltered' },
    ]);
    expect(await whileDamaged('texts', text, { body: null, salt: null }, verified)).toEqual([
      { ...here, fault: 'textMissing' },
    ]);
    const masking = { body: null, salt: null, masked_at: new Date() };
    expect(await whileDamaged('texts', text, masking, verified)).toEqual([]);
    // what was masked is found no more; now it is not masked after all
    await rebuildSearch(house.db, { apply: true, onDifference: () => undefined });
  });

  it('miss events cut off in the middle, at the end, and altogether', async () => {
    const { incomplete } = numbers;
    const rows = await house.db('events').where({ number: incomplete }).orderBy('v');
    expect(rows).toHaveLength(2);
    const without = async (versions: readonly number[]): Promise<BrokenEvent[]> => {
      const gone = rows.filter((r: { v: number }) => versions.includes(r.v));
      await house.asOwner(async (owner) => {
        await owner('events')
          .where({ number: incomplete })
          .whereIn('v', [...versions])
          .delete();
      });
      try {
        return await verified([incomplete]);
      } finally {
        await house.asOwner(async (owner) => {
          for (const { seq: _seq, at, recorded_at, ...e } of gone)
            await owner('events').insert({ ...e, at: new Date(at), recorded_at: new Date(recorded_at) });
        });
      }
    };
    expect(await without([1])).toEqual([{ number: incomplete, v: 2, fault: 'versionMissing' }]);
    expect(await without([2])).toEqual([{ number: incomplete, v: 1, fault: 'headDiffers' }]);
    expect(await without([1, 2])).toEqual([{ number: incomplete, v: 0, fault: 'logMissing' }]);
    expect(await verified()).toEqual([]);
  });
});

describe('the projections', () => {
  it('rebuilt from the log are row for row what stands', async () => {
    const { cases, differences, found, unreadable } = await rebuilt();
    expect({ cases, differences, found, unreadable }).toEqual({
      cases: 6,
      differences: NONE,
      found: [],
      unreadable: [],
    });
    const tables = Object.keys(NONE);
    const rows = await Promise.all(tables.map((table) => house.db(table).first()));
    expect(tables.filter((_, i) => !rows[i])).toEqual([]);
  });

  it('that were tampered with are found, and replaced when asked', async () => {
    const { straight, rework, old } = numbers;
    await house.db('appeals').where({ number: straight }).update({ outcome: 'explained', category: 'help' });
    await house.db('work_orders').where({ number: rework }).delete();
    const handling = await house.db('obligations').where({ number: old, kind: 'handle' }).first<{ id: string }>('id');
    await house
      .db('obligations')
      .where({ number: old, kind: 'handle' })
      .update({ due_at: new Date(0) });
    await house.db('tasks').insert({
      number: '2026010100000013',
      link: 'sign',
      order_no: 1,
      city: house.city,
      role: 'handler',
      since: new Date(0),
    });
    const expected = [
      { table: 'appeals', number: straight, row: '', found: 'different', columns: ['category', 'outcome'] },
      { table: 'work_orders', number: rework, row: '1', found: 'missing', columns: [] },
      { table: 'obligations', number: old, row: handling?.id, found: 'different', columns: ['due_at'] },
      { table: 'tasks', number: '2026010100000013', row: 'sign 1', found: 'extra', columns: [] },
    ];
    expect((await rebuilt()).found).toEqual(expected);
    expect((await rebuilt(true)).found).toEqual(expected);
    expect((await rebuilt()).differences).toEqual(NONE);
  });

  it('of a log that cannot be folded are left alone, and its number is told', async () => {
    const { old } = numbers;
    const [, , dispatched] = await house.events(old);
    const outOfPlace = canonical({ ...dispatched, v: 7 });
    const told = await whileDamaged('events', { number: old, v: 3 }, { body: outOfPlace }, () => rebuilt(true));
    expect(told.unreadable).toEqual([{ number: old, reason: 'Error: event 7 cannot follow version 2' }]);
    expect(told.differences).toEqual(NONE);
  });
});

describe('huiying audit', () => {
  const { audit, printed, forget } = auditing(() => house);

  it('verify says that all is well, and ends with 1 when it is not', async () => {
    const change = { city: house.city, type: 'unitAdded', subject: 'u2-9', by: 'huiying', detail: {} } as const;
    await house.db.transaction((trx) => recordChange(trx, change));
    await audit('verify');
    expect(printed()).toMatch(
      /异常 0 处。\nVerified 6 cases, \d+ events, \d+ texts, 0 files \(0 more are masked\); 0 broken\.\n已校验 1 条管理变更，异常 0 处。\nVerified 1 administrators’ changes; 0 broken\.\n$/,
    );
    expect(process.exitCode).toBe(0);
    const { straight } = numbers;
    forget();
    await whileDamaged('events', { number: straight, v: 2 }, { body: '{}' }, () => audit('verify', straight, '--json'));
    expect(JSON.parse(printed())).toMatchObject({
      cases: 1,
      broken: 1,
      findings: [{ number: straight, v: 2, fault: 'bodyAltered' }],
    });
    expect(process.exitCode).toBe(1);
    forget();
    await whileDamaged('changes', { v: 1 }, { body: '{}' }, () => audit('verify', '--json'));
    expect(JSON.parse(printed())).toMatchObject({ broken: 0, changes: { checked: 1, broken: [{ v: 1 }] } });
    expect(process.exitCode).toBe(1);
  });

  it('verify refuses what is no number and what is nobody’s', async () => {
    await expect(audit('verify', '12')).rejects.toMatchObject({
      english: '“12” is not an appeal number.',
      exitStatus: 2,
    });
    await expect(audit('verify', NOBODYS)).rejects.toMatchObject({
      english: '1 of these numbers are no appeal’s.',
    });
  });

  it('rebuild prints the differences of each table', async () => {
    await audit('rebuild', '--json');
    expect(JSON.parse(printed())).toMatchObject({ cases: 6, differences: NONE, applied: false, findings: [] });
    forget();
    await audit('rebuild');
    expect(printed()).toMatch(/^appeals +0\nwork_orders +0\nobligations +0\ntasks +0\n/m);
    expect(process.exitCode).toBe(0);
  });

  it('reconcile finds every open appeal with its workflow', async () => {
    await audit('reconcile', '--json');
    expect(JSON.parse(printed())).toEqual({ checked: 3, findings: [] });
    forget();
    await audit('reconcile');
    expect(printed()).toContain('Compared 3 open appeals; 0 findings, 0 for an operator.');
    expect(process.exitCode).toBe(0);
  });

  it('case tells the events and what each made owed, without a word of the appellant', async () => {
    await audit('case', numbers.rework);
    expect(printed()).toMatch(/v3 {2}.*派单 dispatched · 交办员 \S+ · category 求助 · order 1 · unit u2-1/);
    expect(printed()).toMatch(/◷ 应于 .*前办结并答复：自 .*派单起 5 个工作日（timeLimits\.help，R-TIM-02）/);
    expect(printed()).toMatch(/◷ Closure and reply due by .*: 5 working days from dispatch at/);
    expect(printed()).toContain('↻ 办理 handling：恢复 owed again');
    expect(printed()).toContain('归档 archived');
    expect(printed()).not.toMatch(/甲某|路灯/);
    await expect(audit('case', NOBODYS)).rejects.toMatchObject({
      english: `There is no appeal ${NOBODYS}.`,
    });
  });
});
