import { SIGN_IN_DEFAULTS } from '../../api/sign-in/settings';
import { changePassword } from '../../db/account-access';
import { grantRight, revokeRight } from '../../db/account-rights';
import { changesOf, type ChangeType, verifyChanges } from '../../db/change-log';
import { insertCity } from '../../db/seed';
import { createAccount } from '../../db/accounts';
import { openSession } from '../../db/sessions';
import { loadPolicy } from '../../packs/load';
import { CITY, type Desk, OTHER_UNIT, openDesk, UNIT } from './city-desk';
import { type Answer, type Got, PASSWORD, Person } from './person';

interface AccountAnswer extends Answer {
  account: {
    id: string;
    login: string;
    active: boolean;
    password: string;
    sessions: number;
    grants: { role: string; unit: string | null }[];
    tokens: { id: number; label: string; expiresAt: string | null }[];
  };
  initialPassword: string;
  token: string;
  id: number;
}

let desk: Desk;
let adm: Person;
beforeAll(async () => {
  desk = await openDesk({ worker: false });
  adm = await Person.signIn(desk.url, 'adm');
});
afterAll(() => desk.close());

const add = (account: object): Promise<Got<AccountAnswer>> => adm.post('/api/v1/accounts', account);
const act = (id: string, action: string, body: object = {}): Promise<Got<AccountAnswer>> =>
  adm.post(`/api/v1/accounts/${id}/${action}`, body);
const idOf = async (login: string): Promise<string> =>
  (await adm.get<{ accounts: { id: string; login: string }[] }>(`/api/v1/accounts?search=${login}`)).body.accounts.find(
    (a) => a.login === login,
  )?.id ?? '';
const typesOf = async (subject: string): Promise<ChangeType[]> =>
  (await changesOf(desk.database.db, CITY, { subject, limit: 50 })).map((c) => c.type).reverse();

const NEW_PASSWORD = 'Kite-River-Lamp-81';

describe('an account that an administrator adds', () => {
  test('comes with an initial password that opens nothing but the choice of another one', async () => {
    const { status, body } = await add({
      login: 'new-handler',
      name: '新来的',
      grants: [{ role: 'handler', unit: UNIT }],
    });
    expect([status, body.account.password]).toEqual([201, 'initial']);
    const first = await Person.signIn(desk.url, 'new-handler', body.initialPassword);
    expect((await first.get('/api/v1/me')).body).toMatchObject({ withInitialPassword: true });
    const barred = await first.get('/api/v1/tasks');
    expect([barred.status, barred.body.code]).toEqual([403, 'initialPassword']);
    const changed = await first.post('/api/v1/me/password', { present: body.initialPassword, next: NEW_PASSWORD });
    expect(changed.status).toBe(200);
    expect((await first.get('/api/v1/tasks')).status).toBe(200);
    expect(await typesOf(body.account.id)).toEqual(['accountAdded', 'passwordChanged']);
    const again = await Person.signIn(desk.url, 'new-handler', NEW_PASSWORD);
    expect((await again.get('/api/v1/me')).body).toMatchObject({ withInitialPassword: false });
  });

  test('cannot begin with an initial password that has run out', async () => {
    const { body } = await add({ login: 'late', name: '迟到的' });
    await desk.database.db('accounts').where({ login: 'late' }).update({ initial_until: new Date() });
    const { status, body: no } = await Person.nobody(desk.url).post('/api/v1/session', {
      login: 'late',
      password: body.initialPassword,
    });
    expect([status, no.code]).toEqual([401, 'initialPasswordExpired']);
  });

  test('needs a login of its own, units that there are, and roles that fit them', async () => {
    expect((await add({ login: 'ann', name: '又一个' })).body).toMatchObject({ status: 409, code: 'loginTaken' });
    const nowhere = await add({ login: 'x1', name: '甲', grants: [{ role: 'handler', unit: 'u9-9' }] });
    expect([nowhere.status, nowhere.body.code]).toEqual([422, 'unitUnknown']);
    const without = await add({ login: 'x1', name: '甲', grants: [{ role: 'agent' }, { role: 'handler' }] });
    expect(without.body.fields).toMatchObject([{ path: '/grants/1/unit', code: 'required' }]);
    const within = await add({ login: 'x1', name: '甲', grants: [{ role: 'agent', unit: UNIT }] });
    expect(within.body.fields).toMatchObject([{ path: '/grants/0/unit', code: 'notForThisRole' }]);
    expect((await add({ login: 'Big Letters', name: '甲' })).body.fields).toMatchObject([{ path: '/login' }]);
    expect(await idOf('x1')).toBe('');
  });
});

describe('a right', () => {
  test('counts from the next request on, when given and when taken, and both stand in the log once', async () => {
    const id = await idOf('vic');
    const vic = await Person.signIn(desk.url, 'vic');
    const dispatches = async () => (await vic.get('/api/v1/accounts')).status;
    expect(await dispatches()).toBe(403);
    for (let i = 0; i < 2; i++) expect((await act(id, 'grant', { role: 'administrator' })).status).toBe(200);
    expect(await dispatches()).toBe(200);
    for (let i = 0; i < 2; i++) expect((await act(id, 'revoke', { role: 'administrator' })).status).toBe(200);
    expect(await dispatches()).toBe(403);
    expect(await typesOf(id)).toEqual(['rightGranted', 'rightRevoked']);
  });

  test('of a unit is given for that unit alone', async () => {
    const id = await idOf('han');
    const { body } = await act(id, 'grant', { role: 'handler', unit: OTHER_UNIT });
    expect(body.account.grants).toMatchObject([
      { role: 'handler', unit: UNIT },
      { role: 'handler', unit: OTHER_UNIT },
    ]);
    const left = await act(id, 'revoke', { role: 'handler', unit: OTHER_UNIT });
    expect(left.body.account.grants).toMatchObject([{ role: 'handler', unit: UNIT }]);
  });
});

describe('the last administrator', () => {
  test('keeps right and account, although a machine holds the right as well: lastAdministrator', async () => {
    const { db } = desk.database;
    await db('accounts').where({ login: 'administrator' }).update({ active: false });
    const id = await idOf('adm');
    for (const [action, body] of [
      ['revoke', { role: 'administrator' }],
      ['deactivate', {}],
    ] as const) {
      const no = await act(id, action, body);
      expect([action, no.status, no.body.code]).toEqual([action, 409, 'lastAdministrator']);
    }
    expect(await typesOf(id)).toEqual([]);
  });

  test('is left when two take each other’s right away at the same time', async () => {
    const { db } = desk.database;
    const [adm1, { body }] = [await idOf('adm'), await add({ login: 'adm2', name: '另一位' })];
    const adm2 = body.account.id;
    const admin = { role: 'administrator', unit: null } as const;
    for (let round = 0; round < 10; round++) {
      for (const id of [adm1, adm2]) await grantRight(db, { city: CITY, id, by: adm1 }, admin);
      const ends = await Promise.all([
        revokeRight(db, { city: CITY, id: adm2, by: adm1 }, admin),
        revokeRight(db, { city: CITY, id: adm1, by: adm2 }, admin),
      ]);
      expect([...ends].sort()).toEqual(['done', 'lastAdministrator']);
    }
    await grantRight(db, { city: CITY, id: adm1, by: adm2 }, admin);
  });
});

describe('a password that was compared', () => {
  test('opens no session and sets no other one, once somebody has set another meanwhile', async () => {
    const { db } = desk.database;
    const { id } = (await add({ login: 'compared', name: '换密码的' })).body.account;
    const account = { city: CITY, id, by: id };
    const { password_hash: present } = await db('accounts').where({ id }).first<{ password_hash: string }>();
    expect(await openSession(db, id, SIGN_IN_DEFAULTS, { passwordHash: present })).not.toBeNull();
    expect((await act(id, 'resetPassword')).status).toBe(200);
    expect(await openSession(db, id, SIGN_IN_DEFAULTS, { passwordHash: present })).toBeNull();
    expect(await changePassword(db, account, { present, next: NEW_PASSWORD }, null)).toBe('passwordMoved');
    expect(await typesOf(id)).toEqual(['accountAdded', 'passwordReset']);
  });
});

describe('an account that is closed', () => {
  test('is out at once, session and token alike, and in again when it is reactivated', async () => {
    const id = await idOf('dan');
    const dan = await Person.signIn(desk.url, 'dan');
    const { body } = await act(id, 'tokens', { label: '接口' });
    const machine = Person.withToken(desk.url, body.token);
    const come = async () => [(await dan.get('/api/v1/me')).status, (await machine.get('/api/v1/me')).status];
    expect(await come()).toEqual([200, 200]);
    expect((await act(id, 'deactivate')).body.account.active).toBe(false);
    expect(await come()).toEqual([401, 401]);
    expect((await Person.nobody(desk.url).post('/api/v1/session', { login: 'dan', password: PASSWORD })).status).toBe(
      401,
    );
    await act(id, 'reactivate');
    expect(await come()).toEqual([401, 200]);
    expect(await typesOf(id)).toEqual(['tokenIssued', 'accountDeactivated', 'accountReactivated']);
  });
});

describe('a token', () => {
  test('is shown once, works until it is revoked or its days are over, and stands nowhere in the log', async () => {
    const id = await idOf('aud');
    const { status, body } = await act(id, 'tokens', { label: '报表', days: 30 });
    expect(status).toBe(201);
    const machine = Person.withToken(desk.url, body.token);
    expect((await machine.get('/api/v1/me')).status).toBe(200);
    const listed = await adm.get<AccountAnswer>(`/api/v1/accounts/${id}`);
    expect(listed.body.account.tokens).toMatchObject([{ id: body.id, label: '报表' }]);
    expect(JSON.stringify(await changesOf(desk.database.db, CITY, { limit: 200 }))).not.toContain(body.token);
    await desk.database.db('api_tokens').where({ id: body.id }).update({ expires_at: new Date() });
    expect((await machine.get('/api/v1/me')).body.code).toBe('notSignedIn');
    const other = await act(id, 'tokens', { label: '报表' });
    expect((await adm.delete(`/api/v1/accounts/${id}/tokens/${other.body.id}`)).status).toBe(200);
    expect((await Person.withToken(desk.url, other.body.token).get('/api/v1/me')).body.code).toBe('notSignedIn');
  });
});

describe('a password', () => {
  test('is reset to an initial one, which ends the sessions', async () => {
    const id = await idOf('rea');
    const rea = await Person.signIn(desk.url, 'rea');
    const { body } = await act(id, 'resetPassword');
    expect((await rea.get('/api/v1/me')).body.code).toBe('notSignedIn');
    const old = await Person.nobody(desk.url).post('/api/v1/session', { login: 'rea', password: PASSWORD });
    expect(old.body.code).toBe('wrongPassword');
    const again = await Person.signIn(desk.url, 'rea', body.initialPassword);
    expect((await again.get('/api/v1/tasks')).body.code).toBe('initialPassword');
    expect(await typesOf(id)).toEqual(['passwordReset']);
  });

  test.each([
    ['short', 'Kite-81'],
    ['common', 'password123456'],
    ['a run of keys', '1qaz2wsx3edc4rfv'],
    ['a repetition', 'aaaaaaaaaaaaaaaa'],
    ['made from the login', 'lea-lea-lea-2026'],
    ['made from the hotline', 'huiying12345'],
  ])('that is %s is refused: passwordTooWeak', async (_how, next) => {
    const lea = await Person.signIn(desk.url, 'lea');
    const { status, body } = await lea.post('/api/v1/me/password', { present: PASSWORD, next });
    expect([status, body.code]).toEqual([422, 'passwordTooWeak']);
  });

  test('that its holder changes ends the other sessions, and wants the present one', async () => {
    const [here, there] = [await Person.signIn(desk.url, 'han'), await Person.signIn(desk.url, 'han')];
    const wrong = await here.post('/api/v1/me/password', { present: 'not this', next: NEW_PASSWORD });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'wrongPassword']);
    const same = await here.post('/api/v1/me/password', { present: PASSWORD, next: PASSWORD });
    expect(same.body.code).toBe('passwordUnchanged');
    expect((await here.post('/api/v1/me/password', { present: PASSWORD, next: NEW_PASSWORD })).status).toBe(200);
    expect((await here.get('/api/v1/me')).status).toBe(200);
    expect((await there.get('/api/v1/me')).body.code).toBe('notSignedIn');
  });
});

test('all sessions of an account are ended at once', async () => {
  const id = await idOf('ann');
  const [one, two] = [await Person.signIn(desk.url, 'ann'), await Person.signIn(desk.url, 'ann')];
  expect((await act(id, 'endSessions')).body.account.sessions).toBe(0);
  for (const ann of [one, two]) expect((await ann.get('/api/v1/me')).body.code).toBe('notSignedIn');
});

test('the list is read page by page, by part of a name, by role, by unit and by standing', async () => {
  type Page = { accounts: { login: string }[]; next: string | null };
  const logins: string[] = [];
  let cursor = '';
  do {
    const { body } = await adm.get<Page>(`/api/v1/accounts?limit=7${cursor}`);
    logins.push(...body.accounts.map((a) => a.login));
    cursor = body.next === null ? '' : `&cursor=${body.next}`;
  } while (cursor !== '');
  const { rows } = await desk.database.db.raw<{ rows: { login: string }[] }>(
    'select login from accounts order by login',
  );
  expect(logins).toEqual(rows.map((r) => r.login));
  const found = async (query: string) =>
    (await adm.get<Page>(`/api/v1/accounts?limit=200&${query}`)).body.accounts.map((a) => a.login);
  expect(await found(`role=handler&unit=${OTHER_UNIT}`)).toEqual(['bob', 'handler2']);
  expect(await found('active=false')).toEqual(['administrator']);
  expect(await found(`search=${encodeURIComponent('新来')}`)).toEqual(['new-handler']);
  expect(await found('search=%25')).toEqual([]);
});

test('an administrator knows nothing of the accounts of another city, and changes none', async () => {
  const { db } = desk.database;
  await insertCity(db, loadPolicy('an-city'));
  const stranger = await createAccount(db, {
    city: 'an-city',
    login: 'stranger',
    name: 'stranger',
    password: PASSWORD,
    grants: [{ role: 'administrator', unit: null }],
  });
  expect(await idOf('stranger')).toBe('');
  expect((await adm.get(`/api/v1/accounts/${stranger}`)).body.code).toBe('unknownAccount');
  for (const action of ['deactivate', 'resetPassword', 'endSessions', 'unlock']) {
    const no = await act(stranger, action);
    expect([action, no.status, no.body.code]).toEqual([action, 404, 'unknownAccount']);
  }
  expect((await act('not-a-number', 'deactivate')).status).toBe(404);
  const there = await Person.signIn(desk.url, 'stranger');
  expect((await there.get<{ accounts: object[] }>('/api/v1/accounts')).body.accounts).toHaveLength(1);
});

test('the log of changes holds together, with no name and no password in it', async () => {
  const { db } = desk.database;
  expect((await verifyChanges(db)).broken).toEqual([]);
  const text = JSON.stringify(await changesOf(db, CITY, { limit: 200 }));
  for (const secret of ['新来的', NEW_PASSWORD, PASSWORD, 'new-handler']) expect(text).not.toContain(secret);
});
