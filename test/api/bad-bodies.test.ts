import { COMPLAINT, type Desk, ELEMENTS, openDesk } from './city-desk';
import { Person } from './person';

let desk: Desk;
let ann: Person;

beforeAll(async () => {
  desk = await openDesk({ worker: true });
  ann = await Person.signIn(desk.url, 'ann');
});
afterAll(() => desk.close());

test('a query with what no store can hold is refused as any other', async () => {
  const [aud, adm] = [await Person.signIn(desk.url, 'aud'), await Person.signIn(desk.url, 'adm')];
  const of = (place: unknown): string => `cursor=${Buffer.from(JSON.stringify(place)).toString('base64url')}`;
  const [far, tall] = [1e300, 2 ** 40];
  const asked: [Person, string][] = [
    [ann, 'appeals?unit=%00'],
    [ann, `appeals?from=${encodeURIComponent('0001-01-01T00:00:00+14:00')}`],
    [ann, `appeals?to=${encodeURIComponent('9999-12-31T23:59:59-14:00')}`],
    [ann, `appeals?${of([far, '1'])}`],
    [ann, `appeals?${of([1, '\u0000'])}`],
    [ann, `notifications?${of([far, 1])}`],
    [ann, `tasks?${of([far, 1, 'a', 'b', 1])}`],
    [ann, `tasks?${of([1, 1, 'a', 'b', tall])}`],
    [aud, `late-duties?${of([far, 'a', 'b'])}`],
    [aud, `changes?${of(tall)}`],
    [aud, 'changes?subject=%00'],
    [adm, 'accounts?search=%00'],
    [adm, `accounts?${of('\u0000')}`],
    [Person.nobody(desk.url), 'public/directory?city=%00'],
  ];
  for (const [person, path] of asked) expect([path, (await person.get(`/api/v1/${path}`)).status]).toEqual([path, 422]);
  const changes = [{ field: 'signLimit', value: null }];
  expect((await adm.post('/api/v1/policy-drafts', { basedOn: tall, changes, reason: '试' })).status).toBe(422);
  expect((await adm.post('/api/v1/policy-drafts/validation', { basedOn: tall, changes })).status).toBe(422);
  expect((await adm.post('/api/v1/simulations', { version: tall })).status).toBe(422);
});

describe('a body that is not as it should be', () => {
  const code = async (send: { raw: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string> }) => {
    const { status, body } = await ann.post('/api/v1/appeals', undefined, send);
    return [status, body.code];
  };
  const fields = async (more: object) => {
    const { status, body } = await ann.post('/api/v1/appeals', { ...COMPLAINT, ...more });
    return [status, body.code, body.fields.map((f) => `${f.path} ${f.code}`)];
  };

  test('is not JSON, or no object: notJson', async () => {
    expect(await code({ raw: '{"title":' })).toEqual([400, 'notJson']);
    expect(await code({ raw: '[]' })).toEqual([400, 'notJson']);
    expect(await code({ raw: '{}', headers: { 'Content-Type': 'text/plain' } })).toEqual([400, 'notJson']);
    expect(await code({ raw: '['.repeat(400_000) })).toEqual([400, 'notJson']);
  });

  test('is no UTF-8, or holds half a character: wrongEncoding', async () => {
    expect(await code({ raw: new Uint8Array([0x7b, 0x22, 0xc4, 0xe3, 0x22, 0x3a, 0x31, 0x7d]) })).toEqual([
      400,
      'wrongEncoding',
    ]);
    expect(await code({ raw: '{}', headers: { 'Content-Type': 'application/json; charset=gbk' } })).toEqual([
      400,
      'wrongEncoding',
    ]);
    expect(await code({ raw: String.raw`{"title":"\ud800"}` })).toEqual([400, 'wrongEncoding']);
  });

  test('holds control characters, in texts or names: controlCharacters', async () => {
    for (const bad of ['\u0000', '\u0007', '\r', '\u001b[2J', '\u0085'])
      expect(await fields({ title: `路灯${bad}` })).toEqual([422, 'controlCharacters', ['/title controlCharacters']]);
    expect((await fields({ ['a\u0000b']: 1 })).slice(0, 2)).toEqual([422, 'controlCharacters']);
    const { status } = await ann.post('/api/v1/appeals', { ...COMPLAINT, message: '第一行\n\t第二行😀𠮷' });
    expect(status).toBe(201);
  });

  test('a text is too long: textTooLong, counted in characters', async () => {
    expect(await fields({ title: '路'.repeat(501) })).toEqual([422, 'textTooLong', ['/title textTooLong']]);
    const { status } = await ann.post('/api/v1/appeals', { ...COMPLAINT, title: '𠮷'.repeat(500) });
    expect(status).toBe(201);
  });

  test('20 MB are refused, whether or not the body says how long it is: bodyTooLarge', async () => {
    const megabyte = new Uint8Array(1024 * 1024).fill(0x20);
    expect(await code({ raw: new Uint8Array(20 * 1024 * 1024).fill(0x20) })).toEqual([413, 'bodyTooLarge']);
    let sent = 0;
    const stream = new ReadableStream({
      pull: (controller) => (sent++ < 20 ? controller.enqueue(megabyte) : controller.close()),
    });
    expect(await ann.stream('/api/v1/appeals', stream)).toEqual([413, 'bodyTooLarge']);
  });

  test('a date that does not exist: dateUnknown', async () => {
    for (const receivedAt of ['2026-02-31T10:00:00+08:00', '2026-02-13T10:00:00', 'yesterday'])
      expect(await fields({ receivedAt })).toEqual([422, 'dateUnknown', ['/receivedAt dateUnknown']]);
  });

  test('a date before the working calendar: beforeCalendar', async () => {
    expect(await fields({ receivedAt: '1999-12-31T10:00:00+08:00' })).toEqual([
      422,
      'beforeCalendar',
      ['/receivedAt beforeCalendar'],
    ]);
  });

  test('a clock that is ahead is tolerated for two minutes and not longer: receivedInFuture', async () => {
    const ahead = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
    expect(await fields({ receivedAt: ahead(600) })).toEqual([
      422,
      'receivedInFuture',
      ['/receivedAt receivedInFuture'],
    ]);
    const { number } = (await ann.post('/api/v1/appeals', { ...COMPLAINT, receivedAt: ahead(60) })).body;
    const { body } = await ann.get<{ receivedAt: string }>(`/api/v1/appeals/${number}`);
    expect(Date.parse(body.receivedAt)).toBeLessThanOrEqual(Date.now());
  });

  test('fields that are missing, unknown, or of the wrong kind are all named: invalidInput', async () => {
    const { body, status } = await ann.post('/api/v1/appeals', {
      ...COMPLAINT,
      category: 'wish',
      marks: { urgent: false },
      colour: 'red',
      channel: 7,
    });
    expect([status, body.code]).toEqual([422, 'invalidInput']);
    expect(body.fields.map((f) => `${f.path} ${f.code}`).sort()).toEqual([
      '/category notOneOf',
      '/channel wrongType',
      '/colour unknownField',
      '/marks/urgent notOneOf',
    ]);
    const proto = await ann.post('/api/v1/appeals', undefined, { raw: '{"__proto__":{"x":1},"constructor":1}' });
    expect([proto.status, proto.body.code]).toEqual([422, 'invalidInput']);
  });

  test('a record that lacks elements is refused by name, or waits when nobody is on the line (R-REG-08)', async () => {
    const { time: _time, ...elements } = ELEMENTS;
    const { status, body } = await ann.post('/api/v1/appeals', { ...COMPLAINT, elements });
    expect([status, body.code, body.data]).toEqual([422, 'elementMissing', { missing: ['time'] }]);
    const asked = await ann.post('/api/v1/appeals', {
      ...COMPLAINT,
      elements,
      askForMissing: true,
      following: undefined,
    });
    expect(asked.status).toBe(201);
    const { body: supplied, status: ok } = await ann.post(`/api/v1/appeals/${asked.body.number}/supplyElements`, {
      unknown: ['time'],
      time: '诉求人记不清',
    });
    expect([ok, supplied.version]).toEqual([200, 2]);
    expect((await ann.get(`/api/v1/appeals/${asked.body.number}`)).body.stage).toBe('received');
  });
});

test('an address, a method or a cursor that does not exist is said so', async () => {
  expect((await ann.get('/api/v1/nothing')).body.code).toBe('notFound');
  const wrong = await ann.delete('/api/v1/appeals');
  expect([wrong.status, wrong.body.code, wrong.headers.get('allow')]).toEqual([405, 'methodNotAllowed', 'POST, GET']);
  expect((await ann.get('/api/v1/tasks?cursor=nonsense')).body.code).toBe('invalidInput');
});

test('words come in the reader’s language, the other one beside them', async () => {
  const zh = await ann.get<{ title: string; inOtherLanguage: { title: string } }>('/api/v1/nothing');
  const en = await ann.get<{ title: string }>('/api/v1/nothing', {
    headers: { 'Accept-Language': 'en-GB,zh;q=0.5' },
  });
  expect([zh.body.title, zh.body.inOtherLanguage.title, en.body.title]).toEqual([
    '没有这个地址',
    'Nothing here',
    'Nothing here',
  ]);
  expect([zh.headers.get('content-type'), en.headers.get('content-language')]).toEqual([
    'application/problem+json; charset=utf-8',
    'en',
  ]);
});

test('nothing of all this was a fault', () => expect(desk.log).toEqual([]));
