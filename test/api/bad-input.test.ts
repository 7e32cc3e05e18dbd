import { COMPLAINT, type Desk, ELEMENTS, openDesk, OTHER_UNIT, Person, UNIT } from './city-desk';

let desk: Desk;
const people = new Map<string, Person>();
const as = (login: string): Person => people.get(login) ?? Person.nobody(desk.url);

beforeAll(async () => {
  desk = await openDesk({ worker: true });
  for (const login of ['ann', 'dan', 'han', 'bob', 'aud']) people.set(login, await Person.signIn(desk.url, login));
});
afterAll(() => desk.close());

const register = async (more: object = {}): Promise<string> => {
  const { body } = await as('ann').post('/api/v1/appeals', { ...COMPLAINT, ...more });
  return body.number;
};
const dispatched = async (): Promise<string> => {
  const number = await register();
  await as('dan').post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT });
  return number;
};
const eventsOf = async (number: string): Promise<string[]> => {
  const { body } = await as('aud').get<{ events: { type: string }[] }>(`/api/v1/appeals/${number}/events`);
  return body.events.map((e) => e.type);
};

describe('an action that the case cannot take', () => {
  test('on an appeal that is unknown, or whose number is mistyped: unknownAppeal', async () => {
    for (const number of ['2026010199999993', '2026010199999990', '1', 'x']) {
      const { status, body } = await as('dan').post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT });
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'unknownAppeal' });
    }
  });

  test('on an archived appeal: appealArchived', async () => {
    const number = await register({
      category: 'consultation',
      following: { answerDirectly: { answer: '请带身份证。' } },
    });
    const { status, body } = await as('dan').post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT });
    expect({ status, code: body.code, data: body.data }).toEqual({
      status: 409,
      code: 'appealArchived',
      data: { outcome: 'directlyAnswered' },
    });
  });

  test('not legal at this stage: notLegalNow, and nothing is recorded but the refusal', async () => {
    const number = await dispatched();
    const { status, body } = await as('dan').post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT });
    expect({ status, code: body.code, rule: body.rule }).toEqual({
      status: 409,
      code: 'notLegalNow',
      rule: 'R-DSP-03',
    });
    expect(await eventsOf(number)).toEqual(['registered', 'accepted', 'dispatched']);
    const kept = await desk.database.db('refusals').where({ number }).select('code', 'link', 'role');
    expect(kept).toEqual([{ code: 'notLegalNow', link: 'dispatch', role: 'dispatcher' }]);
  });

  test('of another unit: notYourUnit, for actions and for reading', async () => {
    const number = await dispatched();
    const acted = await as('bob').post(`/api/v1/appeals/${number}/sign`, {});
    const read = await as('bob').get(`/api/v1/appeals/${number}`);
    expect([acted.status, acted.body.code, read.status, read.body.code]).toEqual([
      403,
      'notYourUnit',
      403,
      'notYourUnit',
    ]);
  });

  test('not for the caller’s role: notYourRole, saying whose it is', async () => {
    const number = await dispatched();
    const { status, body } = await as('aud').post(`/api/v1/appeals/${number}/sign`, {});
    expect({ status, code: body.code, may: body.data['may'] }).toEqual({
      status: 403,
      code: 'notYourRole',
      may: ['handler', 'responsibleLeader', 'leaderInCharge'],
    });
  });

  test('from a page that has not seen the latest: stale', async () => {
    const number = await dispatched();
    const { status, body } = await as('han').post(`/api/v1/appeals/${number}/sign`, { seen: 1 });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'stale' });
    const seen = (await as('han').get(`/api/v1/appeals/${number}`)).body.version;
    expect((await as('han').post(`/api/v1/appeals/${number}/sign`, { seen })).status).toBe(200);
  });

  test('to a unit that does not exist or does not handle: unitUnknown', async () => {
    const number = await register();
    for (const unit of ['u9-9', 'u1']) {
      const { status, body } = await as('dan').post(`/api/v1/appeals/${number}/dispatch`, { unit });
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'unitUnknown' });
    }
  });
});

describe('a repeated request', () => {
  test('with the same key and body acts once and answers the same', async () => {
    const number = await register();
    const send = () =>
      as('dan').post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT }, { headers: { 'Idempotency-Key': 'once' } });
    const [first, ...others] = await Promise.all(Array.from({ length: 12 }, send));
    const again = await send();
    expect([first, ...others, again].map((a) => [a?.status, a?.body])).toEqual(
      Array.from({ length: 13 }, () => [200, { number, version: 3 }]),
    );
    expect(await eventsOf(number)).toEqual(['registered', 'accepted', 'dispatched']);
  });

  test('with the same key and another body: keyReused, and nothing happens', async () => {
    const number = await register();
    const headers = { 'Idempotency-Key': 'twice' };
    await as('dan').post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT }, { headers });
    const { status, body } = await as('dan').post(
      `/api/v1/appeals/${number}/dispatch`,
      { unit: OTHER_UNIT },
      { headers },
    );
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'keyReused' });
    const registering = { headers: { 'Idempotency-Key': 'registering' } };
    const first = await as('ann').post('/api/v1/appeals', COMPLAINT, registering);
    const second = await as('ann').post('/api/v1/appeals', COMPLAINT, registering);
    const other = await as('ann').post('/api/v1/appeals', { ...COMPLAINT, title: '另一件' }, registering);
    expect(second.body).toEqual({ ...first.body, repeated: true });
    expect([other.status, other.body.code]).toEqual([422, 'keyReused']);
  });

  test('the key that the server made is told, so that a request without one can be repeated', async () => {
    const number = await register();
    const first = await as('dan').post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT });
    const key = first.headers.get('idempotency-key') ?? '';
    const again = await as('dan').post(
      `/api/v1/appeals/${number}/dispatch`,
      { unit: UNIT },
      { headers: { 'Idempotency-Key': key } },
    );
    expect(again.body).toEqual(first.body);
  });

  test('a key that is no key is refused: badHeader', async () => {
    for (const key of [' ', 'x'.repeat(201), 'schlüssel']) {
      const { status, body } = await as('ann').post('/api/v1/appeals', COMPLAINT, {
        headers: { 'Idempotency-Key': Buffer.from(key).toString('latin1') },
      });
      expect([status, body.code]).toEqual([400, 'badHeader']);
    }
  });
});

describe('a body that is not as it should be', () => {
  const code = async (send: { raw: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string> }) => {
    const { status, body } = await as('ann').post('/api/v1/appeals', undefined, send);
    return [status, body.code];
  };
  const fields = async (more: object) => {
    const { status, body } = await as('ann').post('/api/v1/appeals', { ...COMPLAINT, ...more });
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
    const { status } = await as('ann').post('/api/v1/appeals', { ...COMPLAINT, message: '第一行\n\t第二行😀𠮷' });
    expect(status).toBe(201);
  });

  test('a text is too long: textTooLong, counted in characters', async () => {
    expect(await fields({ title: '路'.repeat(501) })).toEqual([422, 'textTooLong', ['/title textTooLong']]);
    const { status } = await as('ann').post('/api/v1/appeals', { ...COMPLAINT, title: '𠮷'.repeat(500) });
    expect(status).toBe(201);
  });

  test('20 MB are refused, whether or not the body says how long it is: bodyTooLarge', async () => {
    const megabyte = new Uint8Array(1024 * 1024).fill(0x20);
    expect(await code({ raw: new Uint8Array(20 * 1024 * 1024).fill(0x20) })).toEqual([413, 'bodyTooLarge']);
    let sent = 0;
    const stream = new ReadableStream({
      pull: (controller) => (sent++ < 20 ? controller.enqueue(megabyte) : controller.close()),
    });
    expect(await as('ann').stream('/api/v1/appeals', stream)).toEqual([413, 'bodyTooLarge']);
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
    const number = await register({ receivedAt: ahead(60) });
    const { body } = await as('aud').get<{ receivedAt: string }>(`/api/v1/appeals/${number}`);
    expect(Date.parse(body.receivedAt)).toBeLessThanOrEqual(Date.now());
  });

  test('fields that are missing, unknown, or of the wrong kind are all named: invalidInput', async () => {
    const { body, status } = await as('ann').post('/api/v1/appeals', {
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
    const proto = await as('ann').post('/api/v1/appeals', undefined, { raw: '{"__proto__":{"x":1},"constructor":1}' });
    expect([proto.status, proto.body.code]).toEqual([422, 'invalidInput']);
  });

  test('a record that lacks elements is refused by name, or waits when nobody is on the line (R-REG-08)', async () => {
    const { time: _time, ...elements } = ELEMENTS;
    const { status, body } = await as('ann').post('/api/v1/appeals', { ...COMPLAINT, elements });
    expect([status, body.code, body.data]).toEqual([422, 'elementMissing', { missing: ['time'] }]);
    const asked = await as('ann').post('/api/v1/appeals', {
      ...COMPLAINT,
      elements,
      askForMissing: true,
      following: undefined,
    });
    expect(asked.status).toBe(201);
    const { body: supplied, status: ok } = await as('ann').post(`/api/v1/appeals/${asked.body.number}/supplyElements`, {
      unknown: ['time'],
      time: '诉求人记不清',
    });
    expect([ok, supplied.version]).toEqual([200, 2]);
    expect((await as('ann').get(`/api/v1/appeals/${asked.body.number}`)).body.stage).toBe('received');
  });
});

test('an address, a method or a cursor that does not exist is said so', async () => {
  expect((await as('ann').get('/api/v1/nothing')).body.code).toBe('notFound');
  const wrong = await as('ann').delete('/api/v1/appeals');
  expect([wrong.status, wrong.body.code, wrong.headers.get('allow')]).toEqual([405, 'methodNotAllowed', 'POST, GET']);
  expect((await as('ann').get('/api/v1/tasks?cursor=nonsense')).body.code).toBe('invalidInput');
});

test('words come in the reader’s language, the other one beside them', async () => {
  const zh = await as('ann').get<{ title: string; inOtherLanguage: { title: string } }>('/api/v1/nothing');
  const en = await as('ann').get<{ title: string }>('/api/v1/nothing', {
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
