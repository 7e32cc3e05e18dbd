import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFile, type ImportRequest } from '../../cli/import/import-file';
import { senderTo } from '../../cli/import/sender';
import { createAccount, createToken } from '../../db/accounts';
import { CITY, type Desk, openDesk } from './city-desk';

let desk: Desk;
let folder: string;
let token: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huiying-import-'));
  desk = await openDesk({ worker: false });
  const { db } = desk.database;
  const account = await createAccount(db, {
    city: CITY,
    login: 'importer',
    name: 'importer',
    password: null,
    grants: [{ role: 'agent', unit: null }],
  });
  token = await createToken(db, account, 'test');
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await desk.close();
});

interface Run extends Partial<ImportRequest> {
  source: string;
  url?: string;
  asReceived?: boolean;
  accept?: boolean;
  signal?: AbortSignal;
}

function run(file: string, { source, url = desk.url, asReceived = false, accept = true, signal, ...more }: Run) {
  const until = signal ?? new AbortController().signal;
  const send = senderTo({ url, token, source, asReceived, accept }, { signal: until });
  return importFile({ file, mappingFile: {}, map: [], ...more }, { send, signal: until, onSettled: () => undefined });
}

function fileOf(name: string, lines: readonly (string | Buffer)[]): string {
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])));
  return path;
}

const good = (id: number | string, more: object = {}): string =>
  JSON.stringify({
    id: String(id),
    time: '2026-02-13T10:00:00+08:00',
    title: '路灯',
    body: `第 ${id} 盏路灯不亮`,
    user: 'A1',
    ...more,
  });

const registered = async (source: string): Promise<number> => {
  const rows = await desk.database.db('imports').where({ source });
  return rows.length;
};

/** twenty rows that cannot be registered, and why: reason and field */
const BROKEN: readonly (readonly [row: string | Buffer, reason: string, field?: string])[] = [
  ['{"id": "b1", "time":', 'notJson'],
  ['"just words"', 'notJson'],
  [`${good('b3')}${good('b3')}`, 'notJson'],
  [good('b4').replace('路灯', 'a\u0007b'), 'controlCharacters'],
  [
    Buffer.concat([
      Buffer.from('{"id":"b5","time":"2026-02-13T10:00:00+08:00","body":"'),
      Buffer.from([0xc4, 0xe3]),
      Buffer.from('"}'),
    ]),
    'wrongEncoding',
  ],
  [good('b6', { body: 'x'.repeat(5 * 1024 * 1024) }), 'lineTooLong'],
  [good('b7', { id: '' }), 'required', 'externalId'],
  [good('b8', { time: undefined }), 'required', 'receivedAt'],
  [good('b9', { time: '2026-02-31T10:00:00+08:00' }), 'dateUnknown', 'receivedAt'],
  [good('b10', { time: '2026-02-13 10:00:00' }), 'zoneMissing', 'receivedAt'],
  [good('b11', { body: { text: 'x' } }), 'wrongType', 'message'],
  [good('b12', { time: '2999-01-01T10:00:00+08:00' }), 'receivedInFuture', 'receivedAt'],
  [good('b13', { time: '1999-01-01T10:00:00+08:00' }), 'beforeCalendar', 'receivedAt'],
  [good('b14', { body: ' \n' }), 'empty', 'message'],
  [good('b15', { body: undefined }), 'empty', 'message'],
  [good('b16', { body: 'x'.repeat(50_001) }), 'textTooLong', 'message'],
  [good('b17', { body: 'a\u0000b' }), 'controlCharacters', 'message'],
  [good('b18', { title: 'half \ud83d' }), 'wrongEncoding', 'title'],
  [good('b19', { kind: 'tax' }), 'notOneOf', 'category'],
  [good(1, { body: 'another row under the id of the first' }), 'duplicateId', 'externalId'],
];

describe('importing a file', () => {
  it('registers each row once, however often it is run, and accepts it with its category assumed', async () => {
    const file = fileOf(
      'whole.jsonl',
      Array.from({ length: 1203 }, (_, i) => good(i)),
    );
    const first = await run(file, { source: 'whole' });
    expect(first).toMatchObject({ rows: 1203, registered: 1203, repeated: 0, rejected: 0, rejectFile: null });
    const second = await run(file, { source: 'whole' });
    expect(second).toMatchObject({ rows: 1203, registered: 0, repeated: 1203, rejected: 0 });
    expect(await registered('whole')).toBe(1203);
    expect(existsSync(`${file}.rejected.jsonl`)).toBe(false);
    const { body } = await desk.database
      .db('events as e')
      .join('imports as i', 'i.number', 'e.number')
      .where({ 'i.source': 'whole', 'e.v': 1 })
      .first<{ body: string }>('e.body');
    expect(JSON.parse(body)).toMatchObject({ channel: 'website', category: 'complaint', assumed: ['category'] });
  });

  it('puts exactly the twenty broken rows into the reject file, twice the same, and registers all others', async () => {
    const lines: (string | Buffer)[] = Array.from({ length: 600 }, (_, i) => good(i));
    BROKEN.forEach(([row], i) => lines.splice(1 + i * 30, 0, row));
    const file = fileOf('broken.jsonl', lines);
    const told = await run(file, { source: 'broken', map: ['category=kind'] });
    expect(told).toMatchObject({ rows: 620, registered: 600, repeated: 0, rejected: 20 });
    expect(await registered('broken')).toBe(600);
    const written = readFileSync(`${file}.rejected.jsonl`, 'utf8');
    const rejected = written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rejected.map((r) => [r['line'], r['reason'], r['field']])).toEqual(
      BROKEN.map(([, reason, field], i) => [2 + i * 30, reason, field]),
    );
    for (const [i, [row]] of BROKEN.entries()) {
      const { text, base64, cut, zh, en } = rejected[i] ?? {};
      const bytes = typeof text === 'string' ? Buffer.from(text) : Buffer.from(String(base64), 'base64');
      expect(
        Buffer.from(row)
          .subarray(0, cut ? bytes.length : undefined)
          .equals(bytes),
      ).toBe(true);
      expect(zh).toEqual(expect.any(String));
      expect(en).toEqual(expect.any(String));
    }
    await run(file, { source: 'broken', map: ['category=kind'] });
    expect(readFileSync(`${file}.rejected.jsonl`, 'utf8')).toBe(written);
    expect(await registered('broken')).toBe(600);
  });

  it('lets a later row of an id take the place of one that was rejected, and knows a row that comes again', async () => {
    const file = fileOf('again.jsonl', [
      good('x', { body: '' }),
      good('y'),
      good('y'),
      good('x'),
      good('x', { body: 'other' }),
    ]);
    expect(await run(file, { source: 'again' })).toMatchObject({
      rows: 5,
      registered: 2,
      repeated: 1,
      rejected: 2,
      reasons: { empty: 1, duplicateId: 1 },
    });
  });

  it('reads CSV by a mapping, with times of another zone and categories by a table', async () => {
    const file = fileOf('requests.csv', [
      'id,created,type,title,via',
      '1,2011-07-01 03:03:48,Lights,"Lamp out, corner",Call',
      '2,2011-03-13 02:30:00,Lights,An hour that was skipped,Call',
      '3,2011-07-01 03:12:31,Roads,"Hole',
      '4,2011-07-01 03:12:31,Roads,Hole,Self',
    ]);
    const mappingFile = {
      fields: { externalId: 'id', receivedAt: 'created', message: 'title', category: 'type', channel: 'via' },
      values: { category: { Lights: 'help', '*': 'complaint' }, channel: { Call: 'phone', '*': 'website' } },
      timezone: 'America/New_York',
    };
    expect(await run(file, { source: 'requests', mappingFile })).toMatchObject({
      registered: 2,
      rejected: 2,
      reasons: { dateUnknown: 1, quoteBroken: 1 },
    });
    const appeals = await desk.database
      .db('appeals as a')
      .join('imports as i', 'i.number', 'a.number')
      .where({ 'i.source': 'requests' })
      .orderBy('i.external_id')
      .select('a.category', 'a.channel');
    expect(appeals).toEqual([
      { category: 'help', channel: 'phone' },
      { category: 'complaint', channel: 'website' },
    ]);
  });

  it('keeps the original times as received: what rang since stands in the log as backlog', async () => {
    const file = fileOf('old.jsonl', [good('old', { time: '2024-03-01T10:00:00+08:00' })]);
    await run(file, { source: 'old', asReceived: true });
    const events = await desk.database
      .db('events as e')
      .join('imports as i', 'i.number', 'e.number')
      .where({ 'i.source': 'old' })
      .orderBy('e.v')
      .select<{ type: string; at: number }[]>('e.type', 'e.at');
    expect(events.length).toBeGreaterThan(2);
    expect(new Date(events[0]?.at ?? 0).toISOString()).toBe('2024-03-01T02:00:00.000Z');
  });

  const SENT = ['dispatchedAt=sent', 'unit=dept'];
  const sent = (id: string, more: object): string =>
    good(id, { time: '2024-03-01T10:00:00+08:00', sent: '2024-03-04T09:00:00+08:00', dept: 'u2-1', ...more });
  const eventsOf = (source: string) =>
    desk.database
      .db('events as e')
      .join('imports as i', 'i.number', 'e.number')
      .where({ 'i.source': source })
      .orderBy('e.v')
      .select<{ type: string; at: number; role: string | null; body: string }[]>('e.type', 'e.at', 'e.role', 'e.body');

  it('takes over what was dispatched elsewhere: overdue when it comes in, up to the written supervision', async () => {
    await run(fileOf('sent.jsonl', [sent('s1', {})]), { source: 'sent', map: SENT, asReceived: true });
    const events = await eventsOf('sent');
    const dispatched = events.find((e) => e.type === 'dispatched');
    expect(dispatched).toMatchObject({ at: Date.parse('2024-03-04T01:00:00Z'), role: 'dispatcher' });
    expect(events.map((e) => e.at)).toEqual([...events.map((e) => e.at)].sort((a, b) => a - b));
    // it had waited undispatched from Friday to Monday
    expect(
      events
        .slice(
          0,
          events.findIndex((e) => e.type === 'dispatched'),
        )
        .map((e) => e.type),
    ).toContain('rang');
    const rung = events
      .filter((e) => e.type === 'rang')
      .map((e) => JSON.parse(e.body) as { does: string; backlog?: true });
    expect(rung.map((r) => r.does)).toContain('writtenSupervision');
    expect(rung.every((r) => r.backlog === true)).toBe(true);
    expect(events.map((e) => e.type)).toContain('supervised');
    const { db } = desk.database;
    const [notified] = await db('notifications as n')
      .join('imports as i', 'i.number', 'n.number')
      .where({ 'i.source': 'sent', 'n.does': 'writtenSupervision' })
      .count({ n: '*' });
    expect(Number(notified?.['n'])).toBe(0);
    const replies = await db('tasks as t')
      .join('imports as i', 'i.number', 't.number')
      .where({ 'i.source': 'sent', link: 'replyToSupervision' });
    expect(replies.length).toBeGreaterThan(0);
  });

  it('leaves it to the agents whether rows are taken on, but for those that had been dispatched', async () => {
    const lines = [good('a1', { time: '2024-03-01T10:00:00+08:00' }), sent('a2', {})];
    await run(fileOf('undecided.jsonl', lines), { source: 'undecided', map: SENT, accept: false });
    const stages = desk.database
      .db('appeals as a')
      .join('imports as i', 'i.number', 'a.number')
      .where({ 'i.source': 'undecided' })
      .orderBy('i.external_id')
      .pluck('a.stage');
    expect(await stages).toEqual(['received', 'dispatched']);
  });

  it('dispatches at the import where the clocks start then', async () => {
    await run(fileOf('sent-now.jsonl', [sent('n1', {})]), { source: 'sent-now', map: SENT });
    const events = await eventsOf('sent-now');
    expect(events.map((e) => e.type)).toEqual(['registered', 'accepted', 'dispatched']);
    expect(new Set(events.map((e) => e.at)).size).toBe(1);
  });

  it.each([
    ['a unit that is none', { dept: 'u9-9' }, 'notOneOf', 'unit'],
    ['no unit', { dept: '' }, 'required', 'unit'],
    ['no instant', { sent: '' }, 'required', 'dispatchedAt'],
    ['a dispatch before the receipt', { sent: '2024-02-29T10:00:00+08:00' }, 'outOfRange', 'dispatchedAt'],
    ['a dispatch to come', { sent: '2999-01-01T10:00:00+08:00' }, 'receivedInFuture', 'dispatchedAt'],
  ])('rejects a row with %s', async (_what, more, reason, field) => {
    const file = fileOf(`wrong-${field}-${reason}.jsonl`, [sent('w1', more)]);
    const tally = await run(file, { source: `wrong-${field}-${reason}`, map: SENT, asReceived: true });
    expect(tally.reasons).toEqual({ [reason]: 1 });
    expect(readFileSync(tally.rejectFile ?? '', 'utf8')).toContain(`"field":"${field}"`);
  });
});

describe('an API that is away', () => {
  /** an API that fails to answer in three ways before it does, by a port of its own */
  async function unsteady(): Promise<{ url: string; asked: () => number; close: () => void }> {
    let asked = 0;
    const server = createServer((request, response) => {
      asked += 1;
      if (asked === 1) return void response.writeHead(503, { 'retry-after': '0' }).end('{}');
      if (asked === 2) return void request.socket.destroy();
      void (async () => {
        const parts: Buffer[] = [];
        for await (const part of request) parts.push(part as Buffer);
        const answer = await fetch(`${desk.url}${request.url}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: Buffer.concat(parts),
        });
        // registered, but nobody hears of it
        if (asked === 3) return void request.socket.destroy();
        response.writeHead(answer.status).end(await answer.text());
      })();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      asked: () => asked,
      close: () => {
        server.closeAllConnections();
        server.close();
      },
    };
  }

  it('is asked again until it answers; no row is registered twice', async () => {
    const { url, asked, close } = await unsteady();
    const file = fileOf(
      'unsteady.jsonl',
      Array.from({ length: 30 }, (_, i) => good(i)),
    );
    expect(await run(file, { source: 'unsteady', url })).toMatchObject({ rows: 30, registered: 0, repeated: 30 });
    expect(asked()).toBe(4);
    expect(await registered('unsteady')).toBe(30);
    close();
  });

  it('is waited for until one is asked to stop; the next run goes on', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 300);
    const file = fileOf('stopped.jsonl', [good('1')]);
    const nowhere = 'http://127.0.0.1:1';
    expect(await run(file, { source: 'stopped', url: nowhere, signal: stop.signal })).toMatchObject({
      rows: 0,
      stopped: true,
    });
    expect(await run(file, { source: 'stopped' })).toMatchObject({ registered: 1, stopped: false });
  });

  it('that does not take the token ends the import, and leaves the reject file of an earlier run', async () => {
    const file = fileOf('stranger.jsonl', [good('1')]);
    writeFileSync(`${file}.rejected.jsonl`, 'earlier\n');
    const until = new AbortController().signal;
    const send = senderTo(
      { url: desk.url, token: 'x'.repeat(30), source: 'stranger', asReceived: false },
      { signal: until },
    );
    const imported = importFile(
      { file, mappingFile: {}, map: [] },
      { send, signal: until, onSettled: () => undefined },
    );
    await expect(imported).rejects.toThrow('请先登录');
    expect(readFileSync(`${file}.rejected.jsonl`, 'utf8')).toBe('earlier\n');
  });
});
