import { changesOf } from '../../db/change-log';
import { SIGN_IN_DEFAULTS } from '../../api/sign-in/settings';
import { CITY, type Desk, openDesk } from './city-desk';
import { type Got, type Answer, PASSWORD, Person } from './person';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ worker: false });
});
afterAll(() => desk.close());

const tryToSignIn = (login: string, password: string, url = desk.url): Promise<Got<Answer>> =>
  Person.nobody(url).post('/api/v1/session', { login, password });

/** what a sign-in is told, as far as it may not depend on whether there is such an account */
const told = ({ status, body }: Got<Answer>) => ({ status, code: body.code });

async function failedUntilLocked(login: string): Promise<void> {
  for (let i = 0; i < SIGN_IN_DEFAULTS.attempts; i++)
    expect(told(await tryToSignIn(login, 'guess'))).toEqual({ status: 401, code: 'wrongPassword' });
}

/** as if the lock had run out */
const letLockRunOut = (login: string) =>
  desk.database.db.raw(
    `update sign_in_failures set locked_until = now() - interval '1 second' where login_hash = encode(sha256(convert_to(?, 'UTF8')), 'hex')`,
    [login],
  );

describe('a login with failed sign-ins', () => {
  test('is locked after some of them, and the right password does not help then', async () => {
    await failedUntilLocked('bob');
    const locked = await tryToSignIn('bob', PASSWORD);
    expect(told(locked)).toEqual({ status: 429, code: 'loginLocked' });
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(60 * SIGN_IN_DEFAULTS.lockMinutes - 30);
    expect((await Person.signIn(desk.url, 'han').then((han) => han.get('/api/v1/me'))).status).toBe(200);
    const [event] = await changesOf(desk.database.db, CITY, { types: ['accountLocked'], limit: 1 });
    expect(event).toMatchObject({ by: 'huiying', detail: { failures: SIGN_IN_DEFAULTS.attempts } });
  });

  test('is locked all the same where there is no such account, so that nobody learns which there are', async () => {
    await failedUntilLocked('nobody-at-all');
    const [there, notThere] = [await tryToSignIn('bob', 'guess'), await tryToSignIn('nobody-at-all', 'guess')];
    expect(told(notThere)).toEqual(told(there));
    expect({ ...notThere.body, data: null, detail: null, inOtherLanguage: null }).toEqual({
      ...there.body,
      data: null,
      detail: null,
      inOtherLanguage: null,
    });
  });

  test('is locked twice as long by each further failure', async () => {
    await letLockRunOut('bob');
    expect(told(await tryToSignIn('bob', 'guess')).code).toBe('wrongPassword');
    const { body } = await tryToSignIn('bob', 'guess');
    expect(Number(body.data['seconds'])).toBeGreaterThan(2 * 60 * SIGN_IN_DEFAULTS.lockMinutes - 30);
    expect(Number(body.data['seconds'])).toBeLessThanOrEqual(2 * 60 * SIGN_IN_DEFAULTS.lockMinutes);
  });

  test('is opened by an administrator, who finds it in the list, and by nobody else', async () => {
    const adm = await Person.signIn(desk.url, 'adm');
    const listed = await adm.get<{ accounts: { id: string; lockedUntil: string | null }[] }>(
      '/api/v1/accounts?search=bob',
    );
    const [bob] = listed.body.accounts;
    expect(bob?.lockedUntil).not.toBeNull();
    const dan = await Person.signIn(desk.url, 'dan');
    expect((await dan.post(`/api/v1/accounts/${bob?.id}/unlock`, {})).body.code).toBe('forbidden');
    expect((await adm.post(`/api/v1/accounts/${bob?.id}/unlock`, {})).status).toBe(200);
    expect((await tryToSignIn('bob', PASSWORD)).status).toBe(201);
    const [event] = await changesOf(desk.database.db, CITY, { types: ['accountUnlocked'], limit: 1 });
    expect(event).toMatchObject({ subject: bob?.id });
  });

  test('has as many guesses when they are sent side by side', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => tryToSignIn('lea', 'guess')));
    expect(all.filter((got) => got.status === 401)).toHaveLength(SIGN_IN_DEFAULTS.attempts);
    expect(all.filter((got) => got.status === 429)).toHaveLength(20 - SIGN_IN_DEFAULTS.attempts);
  });

  test('lets in everybody who knows the password, however many come at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 3 * SIGN_IN_DEFAULTS.attempts }, () => tryToSignIn('vic', PASSWORD)),
    );
    expect(new Set(all.map((got) => got.status))).toEqual(new Set([201]));
  });

  test('is as before once the right password came in time', async () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 1; i < SIGN_IN_DEFAULTS.attempts; i++) await tryToSignIn('vic', 'guess');
      expect((await tryToSignIn('vic', PASSWORD)).status).toBe(201);
    }
  });
});

test('one address that tries many logins is stopped: tooManyRequests', async () => {
  const { url } = await desk.another({ signIn: { ...SIGN_IN_DEFAULTS, addressAttempts: 3 } });
  for (let i = 0; i < 3; i++) expect((await tryToSignIn(`login-${i}`, 'guess', url)).status).toBe(401);
  expect(told(await tryToSignIn('rea', PASSWORD, url))).toEqual({ status: 429, code: 'tooManyRequests' });
});

test('whoever asks the public directory wrongly shuts out nobody else', async () => {
  const ask = (place: string, query: string): Promise<Response> =>
    fetch(`${desk.url}/api/v1/public/directory${query}`, { headers: { 'X-Forwarded-For': place } });
  for (let i = 0; i < 102; i++) expect((await ask(`10.0.0.${i % 3}`, '?colour=red')).status).toBe(422);
  expect((await ask('10.0.0.9', '')).status).toBe(200);
});

describe('a session', () => {
  /** as if everybody of this login had asked for nothing so long */
  const leaveIdle = (login: string, minutes: number) =>
    desk.database.db.raw(
      `update sessions set seen_at = now() - ? * interval '1 minute' where account = (select id from accounts where login = ?)`,
      [minutes, login],
    );

  test('ends when its person asked for nothing for a while', async () => {
    const ann = await Person.signIn(desk.url, 'ann');
    await leaveIdle('ann', SIGN_IN_DEFAULTS.idleMinutes - 1);
    expect((await ann.get('/api/v1/me')).status).toBe(200);
    await leaveIdle('ann', SIGN_IN_DEFAULTS.idleMinutes);
    expect((await ann.get('/api/v1/me')).body.code).toBe('notSignedIn');
  });

  test('is kept open by what its person asks, and not by what the page asks by itself', async () => {
    const rea = await Person.signIn(desk.url, 'rea');
    const seen = async () =>
      (
        await desk.database
          .db('sessions as s')
          .join('accounts as a', 'a.id', 's.account')
          .where('a.login', 'rea')
          .first<{ seen_at: number }>('s.seen_at')
      )?.seen_at ?? 0;
    await leaveIdle('rea', 30);
    const before = await seen();
    expect((await rea.get('/api/v1/tasks', { headers: { 'X-By-Itself': '1' } })).status).toBe(200);
    expect(await seen()).toBe(before);
    await rea.get('/api/v1/tasks');
    expect(await seen()).toBeGreaterThan(before + 29 * 60_000);
  });

  test('ends at its longest, however busy', async () => {
    const aud = await Person.signIn(desk.url, 'aud');
    await desk.database.db.raw(
      `update sessions set expires_at = now() where account = (select id from accounts where login = 'aud')`,
    );
    expect((await aud.get('/api/v1/me')).body.code).toBe('notSignedIn');
  });
});
