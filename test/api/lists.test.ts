import { setTimeout as pause } from 'node:timers/promises';
import { News } from '../../db/news';
import { listenToNews } from '../../db/listen';
import { COMPLAINT, type Desk, machine, openDesk, OTHER_UNIT, UNIT } from './city-desk';
import { Person } from './person';

interface Task {
  number: string;
  link: string;
  dueAt: string | null;
  title: string | null;
}

let desk: Desk;
let ann: Person;
let dan: Person;
let han: Person;
let bob: Person;

beforeAll(async () => {
  desk = await openDesk({ worker: true });
  ann = await Person.signIn(desk.url, 'ann');
  dan = await Person.signIn(desk.url, 'dan');
  han = await Person.signIn(desk.url, 'han');
  bob = await Person.signIn(desk.url, 'bob');
});
afterAll(() => desk.close());

/** all pages of a list, and how many there were */
async function all<T>(person: Person, path: string, name: string): Promise<{ rows: T[]; pages: number }> {
  const rows: T[] = [];
  let pages = 0;
  for (let next: string | null = ''; next !== null; pages++) {
    const { body }: { body: Record<string, T[]> & { next: string | null } } = await person.get(
      `${path}${path.includes('?') ? '&' : '?'}${next ? `cursor=${next}` : ''}`,
    );
    rows.push(...(body[name] ?? []));
    next = body.next;
  }
  return { rows, pages };
}

test('work lists come by what burns, page by page, each to whom it belongs', async () => {
  const numbers: string[] = [];
  for (const marks of [{}, { urgent: true }, {}, { simple: true }, {}]) {
    const { body } = await ann.post('/api/v1/appeals', { ...COMPLAINT, marks });
    numbers.push(body.number);
  }
  const waiting = await all<Task>(dan, '/api/v1/tasks?limit=2', 'tasks');
  expect(waiting.pages).toBe(3);
  expect(waiting.rows.map((t) => t.number)).toEqual(numbers);
  for (const [i, number] of numbers.entries())
    await dan.post(`/api/v1/appeals/${number}/dispatch`, { unit: i === 4 ? OTHER_UNIT : UNIT });
  const owed = await all<Task>(han, '/api/v1/tasks?limit=3', 'tasks');
  expect(owed.rows.map((t) => t.link)).toEqual(['sign', 'sign', 'sign', 'sign']);
  expect(owed.rows.map((t) => t.dueAt)).toEqual(owed.rows.map((t) => t.dueAt).sort());
  expect(
    owed.rows
      .slice(0, 2)
      .map((t) => t.number)
      .sort(),
  ).toEqual([numbers[1], numbers[3]].sort());
  expect((await all<Task>(bob, '/api/v1/tasks', 'tasks')).rows.map((t) => t.number)).toEqual([numbers[4]]);
  expect((await all<Task>(ann, '/api/v1/tasks', 'tasks')).rows).toEqual([]);
  expect((await all<Task>(dan, '/api/v1/tasks', 'tasks')).rows).toEqual([]);

  const seen = await all<{ number: string }>(han, '/api/v1/appeals?limit=3', 'appeals');
  expect(seen.rows.map((a) => a.number)).toEqual(numbers.slice(0, 4).reverse());
  const everything = await all<{ number: string }>(ann, '/api/v1/appeals?limit=2', 'appeals');
  expect(everything.rows.map((a) => a.number)).toEqual([...numbers].reverse());
  const found = async (query: string) =>
    (await all<{ number: string }>(ann, `/api/v1/appeals?${query}`, 'appeals')).rows.length;
  expect([
    await found(`number=${numbers[2]}`),
    await found('stage=dispatched'),
    await found('stage=archived'),
    await found(`unit=${OTHER_UNIT}`),
    await found('category=complaint'),
    await found(`to=${encodeURIComponent('2020-01-01T00:00:00+08:00')}`),
  ]).toEqual([1, 5, 0, 1, 5, 0]);
});

test('an import registers each row once, refuses bad rows one by one, and the others stand accepted in the dispatcher’s list', async () => {
  const operator = await machine(desk, [
    { role: 'administrator', unit: null },
    { role: 'agent', unit: null },
  ]);
  const row = (externalId: string, more: object = {}) => ({
    externalId,
    receivedAt: '2019-02-14T20:00:00+08:00',
    title: '路灯',
    message: '路灯不亮',
    user: 'A1',
    ...more,
  });
  const rows = [
    row('1'),
    row('1', { message: '同一行' }),
    row('2', { receivedAt: '2019-02-31T20:00:00+08:00' }),
    row('3', { message: '坏\u0001' }),
    row('4', { message: '长'.repeat(50_001) }),
    row('5', { category: 'help' }),
    row('6', { extra: 1 }),
    null,
  ];
  const send = async () => {
    const { body } = await operator.post<{
      rows: { number?: string; repeated?: boolean; refused?: { code: string } }[];
    }>('/api/v1/imports', { source: 'elsewhere', asReceived: true, rows });
    return body.rows;
  };
  const first = await send();
  expect(first.map((r) => r.refused?.code ?? r.repeated)).toEqual([
    false,
    true,
    'dateUnknown',
    'controlCharacters',
    'textTooLong',
    false,
    'invalidInput',
    'invalidInput',
  ]);
  const second = await send();
  expect(second.map((r) => r.number)).toEqual(first.map((r) => r.number));
  const { body: one } = await ann.get<{ stage: string; category: string; backlog: boolean }>(
    `/api/v1/appeals/${first[0]?.number}`,
  );
  expect(one).toMatchObject({ stage: 'accepted', category: 'complaint', backlog: true });
  const tasks = (await all<Task>(dan, '/api/v1/tasks', 'tasks')).rows.map((t) => t.number);
  expect(tasks).toEqual(expect.arrayContaining([first[0]?.number, first[5]?.number]));
  expect(JSON.stringify(await all(ann, '/api/v1/appeals', 'appeals'))).not.toContain('A1');
});

test('changes are told to the pages that may see them, and to no others', async () => {
  const stop = new AbortController();
  const listening = listenToNews({
    url: desk.database.ownerUrl,
    signal: stop.signal,
    onNews: (news) => void desk.app.news.publish(news),
    onConnected: () => undefined,
  });
  const heard = async (person: Person): Promise<{ lines: string[] }> => {
    const lines: string[] = [];
    const response = await fetch(`${desk.url}/api/v1/stream`, { headers: person.headers, signal: stop.signal });
    const read = async (): Promise<void> => {
      for await (const chunk of response.body ?? []) lines.push(Buffer.from(chunk as Uint8Array).toString());
    };
    read().catch(() => undefined);
    return { lines };
  };
  const [dans, hans, bobs] = [await heard(dan), await heard(han), await heard(bob)];
  await pause(100);
  const { body } = await ann.post('/api/v1/appeals', COMPLAINT);
  const news = new News(desk.database.db, () => undefined);
  await dan.post(`/api/v1/appeals/${body.number}/dispatch`, { unit: UNIT });
  news.add({ number: body.number, city: 'elsewhere', version: 9, unit: null });
  await news.flush();
  const told = (lines: string[]) => lines.join('').includes(`data: {"number":"${body.number}","version":3}`);
  for (let i = 0; i < 50 && !(told(dans.lines) && told(hans.lines)); i++) await pause(50);
  expect([told(dans.lines), told(hans.lines), bobs.lines.join('').includes(body.number)]).toEqual([true, true, false]);
  expect(dans.lines.join('')).not.toContain('"version":9');
  stop.abort();
  await listening;
});

test('a page whose account loses a right is told no more by the old one: its stream ends, to begin anew', async () => {
  const { db } = desk.database;
  const every = jest.spyOn(global, 'setInterval');
  const vic = await Person.signIn(desk.url, 'vic');
  const response = await fetch(`${desk.url}/api/v1/stream`, { headers: vic.headers });
  const lookAgain = every.mock.calls.flatMap(([does, ms]) => (ms === 60_000 ? [does] : []));
  every.mockRestore();
  const ended = response.text().then(() => 'ended');
  const look = async (): Promise<string> => {
    for (const does of lookAgain) does();
    return Promise.race([ended, pause(300).then(() => 'open')]);
  };
  expect(await look()).toBe('open');
  const { id } = await db('accounts').where({ login: 'vic' }).first<{ id: string }>('id');
  await db('account_roles').where({ account: id }).delete();
  expect(await look()).toBe('ended');
});
