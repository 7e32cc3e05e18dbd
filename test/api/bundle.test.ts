import { canonical, chainHash, GENESIS, textHash } from '../../db/chain';
import { fileHash } from '../../db/files';
import { UNIT } from './city-desk';
import { FileDesk, type Listed, pathOf, sha256 } from './file-desk';
import { storedZip } from './stored-zip';

let files: FileDesk;
beforeAll(async () => (files = await FileDesk.open()));
afterAll(() => files.desk.close());

describe('the bundle', () => {
  let number: string;
  let instruction: string;
  let recording: string;
  const bundle = async (login: string): Promise<Buffer> =>
    Buffer.from(await (await files.fetched(login, `${pathOf(number)}/bundle`)).arrayBuffer());
  const inJson = <T>(entries: Map<string, Buffer>, name: string): T =>
    JSON.parse(entries.get(name)?.toString('utf8') ?? 'null') as T;

  beforeAll(async () => {
    number = await files.dispatched();
    recording = (await files.attach('ann', number, '（录音）', { name: '来电.WAV', kind: 'recording' })).body.file;
  });

  test('is not made of an open appeal, nor for who has no need of it', async () => {
    const { status, body } = await files.as('aud').get(`${pathOf(number)}/bundle`);
    expect([status, body.code, body.rule, body.data]).toEqual([
      409,
      'bundleOfOpenCase',
      'R-ARC-01',
      { stage: 'dispatched' },
    ]);
    for (const login of ['ann', 'han', 'bob'])
      expect((await files.as(login).get(`${pathOf(number)}/bundle`)).body.code).toBe('forbidden');
  });

  test('of an archived appeal is the same bytes each time, for everybody who may have it', async () => {
    await files.toTheArchive(number, async () => {
      instruction = (await files.attach('dan', number, '请核实', { name: '批示.pdf', kind: 'instruction' })).body.file;
    });
    const first = await bundle('aud');
    expect(first.equals(await bundle('sue'))).toBe(true);
    expect(first.length).toBeGreaterThan(5_000);
    const reads = await files.db('identity_reads').where({ number }).orderBy('id').select('role', 'reason');
    const reason = '归档案卷 archive bundle';
    expect(reads).toEqual([
      { role: 'auditor', reason },
      { role: 'supervisor', reason },
    ]);
  });

  test('proves itself: every entry, the chain, every text and file', async () => {
    const entries = storedZip(await bundle('aud'));
    interface Manifest {
      head: string;
      stage: string;
      retention: null;
      entries: { name: string; bytes: number; sha256: string }[];
    }
    const manifest = inJson<Manifest>(entries, 'manifest.json');
    expect([...entries.keys()]).toEqual([...manifest.entries.map((e) => e.name), 'manifest.json'].sort());
    for (const { name, bytes, sha256: hash } of manifest.entries)
      expect([name, entries.get(name)?.length, sha256(entries.get(name) ?? '')]).toEqual([name, bytes, hash]);

    let prev = GENESIS;
    const lines = entries.get('events.jsonl')?.toString('utf8').trimEnd().split('\n') ?? [];
    const events = lines.map((line) => JSON.parse(line) as { body: string; prev: string; hash: string });
    for (const e of events) {
      expect([e.prev, e.hash]).toEqual([prev, chainHash(prev, e.body)]);
      prev = e.hash;
    }
    expect(manifest).toMatchObject({ head: prev, stage: 'archived', retention: null });

    interface Referring {
      text?: { id: string; hash: string };
      type: string;
      file?: string;
      hash?: string;
    }
    const told = events.map((e) => JSON.parse(e.body) as Referring);
    const texts = [...entries.keys()].filter((name) => name.startsWith('texts/'));
    expect(texts).toHaveLength(told.filter((e) => e.text).length);
    for (const name of texts) {
      const { id, salt, body } = inJson<{ id: string; salt: string; body: unknown }>(entries, name);
      expect(textHash(salt, canonical(body))).toBe(told.find((e) => e.text?.id === id)?.text?.hash);
    }
    interface Told {
      id: string;
      entry: string;
      salt: string;
      name: string;
      mediaType: string;
      bytes: number;
      sha256: string;
    }
    const listed = inJson<Told[]>(entries, 'files.json');
    expect(listed.map((f) => f.id)).toEqual([recording, instruction]);
    for (const f of listed) {
      expect(sha256(entries.get(f.entry) ?? '')).toBe(f.sha256);
      expect(fileHash(f.salt, f)).toBe(told.find((e) => e.file === f.id)?.hash);
    }
    expect(listed[0]?.entry).toMatch(/^files\/\d{5}-.*\.wav$/);
  });

  test('says which items of the city’s list it holds, and where (R-ARC-02, S-55)', async () => {
    const entries = storedZip(await bundle('aud'));
    interface Item {
      text: string;
      held: boolean;
      entries: string[];
    }
    const { items } = inJson<{ items: Item[] }>(entries, 'manifest.json');
    expect(items.map((i) => [i.text, i.held])).toEqual([
      ['来电或留言办理情况记录', true],
      ['转办工单', true],
      ['领导批示', true],
      ['反馈件', true],
      ['综合分析情况报告', false],
      ['简报', false],
      ['专报', false],
      ['其他', false],
    ]);
    for (const { held, entries: where } of items) {
      expect(where.length > 0).toBe(held);
      expect(where.every((name) => entries.has(name))).toBe(true);
    }
    expect(inJson(entries, 'case.json')).toMatchObject({
      number,
      outcome: 'solved',
      stage: 'archived',
      policyVersion: 1,
    });
    expect(inJson(entries, 'orders.json')).toMatchObject([{ order: 1, unit: UNIT, category: 'complaint' }]);
  });

  test('shows what was masked as masked, and its chain holds', async () => {
    const { db } = files.desk.database;
    const row = await db('files').where({ id: recording }).first<object>();
    await db('files').where({ id: recording }).update({ name: null, sha256: null, salt: null, masked_at: new Date() });
    try {
      const entries = storedZip(await bundle('aud'));
      const told = inJson<{ id: string; masked: boolean; entry?: string }[]>(entries, 'files.json');
      expect(told.map((f) => [f.masked, f.entry !== undefined])).toEqual([
        [true, false],
        [false, true],
      ]);
      expect((await files.as('ann').get(`${pathOf(number)}/files/${recording}`)).body.code).toBe('fileMasked');
      const { body } = await files.as('ann').get<Listed>(`${pathOf(number)}/files`);
      expect(body.files[0]).toMatchObject({ masked: true, name: null, mediaType: null });
      expect(await files.broken([number])).toEqual([]);
    } finally {
      await db('files')
        .where({ id: recording })
        .update({ ...row, added_at: db.raw('added_at') });
    }
  });
});
