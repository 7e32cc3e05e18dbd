import { COMPLAINT, type Desk, FEEDBACK, openDesk, OTHER_UNIT, UNIT } from './city-desk';
import { Person } from './person';

let desk: Desk;
const people = new Map<string, Person>();
const as = (login: string): Person => people.get(login) ?? Person.nobody(desk.url);

beforeAll(async () => {
  desk = await openDesk({ worker: true });
  for (const login of ['ann', 'dan', 'han', 'lea', 'rea', 'bob', 'aud'])
    people.set(login, await Person.signIn(desk.url, login));
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

  test('with a limit that has passed already: limitPassed', async () => {
    const number = await dispatched();
    await as('han').post(`/api/v1/appeals/${number}/sign`, {});
    await as('lea').post(`/api/v1/appeals/${number}/submitFeedback`, FEEDBACK);
    const rejecting = (dueOn: string) =>
      as('rea').post(`/api/v1/appeals/${number}/rejectFeedback`, { missing: [], requirements: '请补充依据', dueOn });
    const { status, body } = await rejecting('2026-01-05');
    expect({ status, code: body.code, data: body.data }).toEqual({
      status: 409,
      code: 'limitPassed',
      data: { dueOn: '2026-01-05' },
    });
    expect((await rejecting('2026-02-31')).body.code).toBe('dateUnknown');
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

test('nothing of all this was a fault', () => expect(desk.log).toEqual([]));
