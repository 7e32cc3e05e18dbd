import { COMPLAINT, type Desk, FEEDBACK, machine, openDesk, UNIT } from './city-desk';
import { PASSWORD, Person } from './person';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ worker: true });
});
afterAll(() => desk.close());

describe('signing in', () => {
  test('sets a cookie that no script reads and no other site sends', async () => {
    const response = await fetch(`${desk.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login: 'ann', password: PASSWORD }),
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('set-cookie')).toMatch(
      /^huiying_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  test('a wrong password and an unknown login are told in the same words', async () => {
    const nobody = Person.nobody(desk.url);
    const wrong = await nobody.post('/api/v1/session', { login: 'dan', password: 'wrong' });
    const unknown = await nobody.post('/api/v1/session', { login: 'nobody-at-all', password: 'wrong' });
    expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body]);
    expect([wrong.status, wrong.body.code]).toEqual([401, 'wrongPassword']);
  });

  test('without a session, or after signing out, nothing is told: notSignedIn', async () => {
    expect((await Person.nobody(desk.url).get('/api/v1/tasks')).body.code).toBe('notSignedIn');
    const ann = await Person.signIn(desk.url, 'ann');
    expect((await ann.delete('/api/v1/session')).status).toBe(200);
    expect((await ann.get('/api/v1/tasks')).body.code).toBe('notSignedIn');
  });

  test('a session that changes something carries its guard: csrf', async () => {
    const ann = await Person.signIn(desk.url, 'ann');
    const forged = await ann.without('X-CSRF-Token').post('/api/v1/appeals', COMPLAINT);
    expect([forged.status, forged.body.code]).toEqual([403, 'csrf']);
    expect((await ann.without('X-CSRF-Token').get('/api/v1/me')).status).toBe(200);
    const robot = await machine(desk, [{ role: 'agent', unit: null }]);
    expect((await robot.post('/api/v1/appeals', COMPLAINT)).status).toBe(201);
  });

  test('an account that was closed is out at once', async () => {
    const adm = await Person.signIn(desk.url, 'adm');
    await desk.database.db('accounts').where({ login: 'adm' }).update({ active: false });
    expect((await adm.get('/api/v1/me')).body.code).toBe('notSignedIn');
  });

  test('who may not use a route is told before a body is read: forbidden', async () => {
    const dan = await Person.signIn(desk.url, 'dan');
    const { status, body } = await dan.post('/api/v1/appeals', undefined, { raw: 'not even JSON' });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });
});

describe('who appeals', () => {
  const SECRET = ['张三丰', '13900000000'];
  const ordered = async (marks: { confidential?: true }): Promise<string> => {
    const ann = await Person.signIn(desk.url, 'ann');
    const dan = await Person.signIn(desk.url, 'dan');
    const lea = await Person.signIn(desk.url, 'lea');
    const { body } = await ann.post('/api/v1/appeals', { ...COMPLAINT, marks });
    await dan.post(`/api/v1/appeals/${body.number}/dispatch`, { unit: UNIT });
    await lea.post(`/api/v1/appeals/${body.number}/sign`, {});
    // of a confidential appeal the unit hands in the document, and the hotline replies
    const { reply: _reply, replyMethod: _method, ...document } = FEEDBACK;
    const feedback = marks.confidential ? document : FEEDBACK;
    expect((await lea.post(`/api/v1/appeals/${body.number}/submitFeedback`, feedback)).status).toBe(200);
    return body.number;
  };

  test('stands in no answer but that of the identity, whose every reading is written down with its reason (R-IDC-12)', async () => {
    const number = await ordered({});
    const han = await Person.signIn(desk.url, 'han');
    for (const path of ['', '/events', `?number=${number}`]) {
      const target = path.startsWith('?') ? `/api/v1/appeals${path}` : `/api/v1/appeals/${number}${path}`;
      const text = JSON.stringify((await han.get(target)).body);
      for (const secret of SECRET) expect(text).not.toContain(secret);
    }
    const without = await han.post(`/api/v1/appeals/${number}/identity`, {});
    expect([without.status, without.body.code]).toEqual([422, 'invalidInput']);
    const { body } = await han.post<object>(`/api/v1/appeals/${number}/identity`, { reason: '回电核实地点' });
    expect(body).toMatchObject({ name: '张三丰', contact: '13900000000', contactDetails: ['13900000000'] });
    const reads = await desk.database.db('identity_reads').where({ number }).select('role', 'unit', 'reason');
    expect(reads).toEqual([{ role: 'handler', unit: UNIT, reason: '回电核实地点' }]);
  });

  test('is hidden from handling units when the appeal is confidential (R-IDC-11)', async () => {
    const number = await ordered({ confidential: true });
    const han = await Person.signIn(desk.url, 'han');
    const { status, body } = await han.post(`/api/v1/appeals/${number}/identity`, { reason: '回电' });
    expect([status, body.code, body.rule]).toEqual([403, 'identityHidden', 'R-IDC-11']);
    expect(await desk.database.db('identity_reads').where({ number })).toEqual([]);
    expect(JSON.stringify((await han.get(`/api/v1/appeals/${number}`)).body)).not.toContain('测试person');
    const ann = await Person.signIn(desk.url, 'ann');
    expect((await ann.post(`/api/v1/appeals/${number}/identity`, { reason: '回电' })).status).toBe(200);
    expect(JSON.stringify((await ann.get(`/api/v1/appeals/${number}`)).body)).toContain('测试person');
  });

  test('an appellant follows the own appeal by number and query code, and only by both (R-SYS-07)', async () => {
    const ann = await Person.signIn(desk.url, 'ann');
    const { body } = await ann.post('/api/v1/appeals', COMPLAINT);
    const nobody = Person.nobody(desk.url);
    const path = `/api/v1/public/appeals/${body.number}`;
    const { status, body: own } = await nobody.get(`${path}?code=${body.queryCode}`);
    expect([status, own]).toEqual([200, expect.objectContaining({ number: body.number, outcome: null })]);
    const wrong = await nobody.get(`${path}?code=${body.queryCode === '00000000' ? '00000001' : '00000000'}`);
    expect([wrong.status, wrong.body.code]).toEqual([404, 'unknownAppeal']);
  });
});
