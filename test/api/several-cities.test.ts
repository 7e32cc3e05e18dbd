import { changesOf, verifyChanges } from '../../db/change-log';
import { CITY, COMPLAINT, type Desk, openDesk, UNIT } from './city-desk';
import { Person } from './person';
import { personOf } from './person-of-city';

const BELOW = 'bengbu';
const CALL = { category: 'help', title: '井盖缺失', channel: 'phone', following: { accept: {} } };

interface Added {
  city: { id: string; zh: string; pack: string; parent: string | null };
  accounts: { role: string; login: string; password: string }[];
  operatorToken: string;
  code: string;
}
interface Listed {
  cities: { id: string; parent: string | null; appeals?: { received: number; open: number } }[];
  units: { id: string; name: string; level: number }[];
  appeals: { number: string }[];
  tasks: { number: string }[];
  notifications: { number: string }[];
  city: string;
  silences: string[];
  readings: { ambiguity: string | null; paths: string[] }[];
  defaultsInUse: { clause: string }[];
  code: string;
}

describe('several cities in one installation', () => {
  let desk: Desk;
  let admin: Person;
  let added: Added;
  /** the first city's appeal and the other's */
  let number: string;
  let theirs: string;
  let queryCode: string;

  const operator = (): Person => Person.withToken(desk.url, added.operatorToken);

  beforeAll(async () => {
    desk = await openDesk({ worker: true });
    admin = await Person.signIn(desk.url, 'adm');
    const { status, body } = await admin.post<Added>('/api/v1/cities', { pack: BELOW, trial: true });
    expect(status).toBe(201);
    added = body;
    number = (await (await Person.signIn(desk.url, 'ann')).post('/api/v1/appeals', COMPLAINT)).body.number;
    const registered = await operator().post('/api/v1/appeals', CALL);
    ({ number: theirs, queryCode } = registered.body);
  });
  afterAll(() => desk.close());

  test('a city comes with its own pack, units, people and token, and stands in its own log of changes', async () => {
    expect(added.city).toMatchObject({ id: BELOW, zh: '蚌埠', pack: BELOW, parent: CITY });
    expect(added.accounts.map((a) => a.login)).toEqual(
      expect.arrayContaining(['bengbu-agent', 'bengbu-administrator']),
    );
    const { body: policy } = await operator().get<Listed>('/api/v1/policy');
    expect(policy.city).toBe(BELOW);
    expect(policy.silences).toContain('timeLimits');
    expect(policy.readings.find((one) => one.ambiguity === 'AMB-02')).toMatchObject({ paths: ['dispatchLimit'] });
    expect(policy.defaultsInUse.map((one) => one.clause)).toContain('platformDefaults.hourMode');
    const { body } = await operator().get<Listed>('/api/v1/units');
    expect([...new Set(body.units.map((u) => u.level))]).toEqual([1, 2, 3]);
    expect(body.units.find((u) => u.id === 'u1')?.name).toContain('蚌埠');
    const { db } = desk.database;
    const changes = await changesOf(db, BELOW, { types: ['cityAdded'], limit: 10 });
    expect(changes).toMatchObject([{ subject: BELOW, detail: { pack: BELOW, parent: CITY } }]);
    expect((await verifyChanges(db)).broken).toEqual([]);
  });

  test('it is refused for who is no administrator, an unknown pack, an id that is taken, and a parent that is not below', async () => {
    const refused = async (person: Person, body: object): Promise<[number, string]> => {
      const answer = await person.post('/api/v1/cities', body);
      return [answer.status, answer.body.code];
    };
    expect(await refused(await Person.signIn(desk.url, 'dan'), { pack: 'hangzhou' })).toEqual([403, 'forbidden']);
    expect(await refused(admin, { pack: 'nowhere' })).toEqual([422, 'packUnknown']);
    expect(await refused(admin, { pack: BELOW })).toEqual([409, 'cityTaken']);
    await operator().post('/api/v1/accounts', { login: 'hangzhou-operator', name: '占用' });
    expect(await refused(admin, { pack: 'hangzhou' })).toEqual([409, 'loginTaken']);
    expect(await refused(operator(), { pack: 'hangzhou', parent: CITY })).toEqual([403, 'cityNotBelow']);
    expect(await refused(operator(), { pack: 'hangzhou', parent: null })).toEqual([403, 'cityNotBelow']);
  });

  test('two appeals of one moment have two numbers, and an appellant follows the own one by number alone', async () => {
    expect(theirs).not.toBe(number);
    const nobody = Person.nobody(desk.url);
    expect((await nobody.get(`/api/v1/public/appeals/${theirs}?code=${queryCode}`)).status).toBe(200);
    const wrongCode = queryCode === '00000000' ? '00000001' : '00000000';
    expect((await nobody.get(`/api/v1/public/appeals/${theirs}?code=${wrongCode}`)).status).not.toBe(200);
  });

  test('nobody of one city sees an appeal of another, whatever the role and whichever the way', async () => {
    const of = async (city: string, other: string): Promise<void> => {
      for (const role of ['auditor', 'dispatcher', 'supervisor', 'administrator'] as const) {
        const person = await personOf(desk, city, role);
        for (const path of ['', '/events', '/bundle']) {
          const seen = await person.get(`/api/v1/appeals/${other}${path}`);
          const isShut = seen.body.code === 'unknownAppeal' || seen.body.code === 'forbidden';
          expect([role, path, isShut]).toEqual([role, path, true]);
        }
        const { body } = await person.get<Listed>(`/api/v1/appeals?number=${other}`);
        expect(body.appeals).toEqual([]);
      }
      const dispatcher = await personOf(desk, city, 'dispatcher');
      const { body } = await dispatcher.get<Listed>('/api/v1/tasks');
      expect(body.tasks.map((row) => row.number)).not.toContain(other);
      const acted = await dispatcher.post(`/api/v1/appeals/${other}/dispatch`, { unit: UNIT });
      expect([acted.status, acted.body.code]).toEqual([404, 'unknownAppeal']);
      const identity = await (
        await personOf(desk, city, 'agent')
      ).post(`/api/v1/appeals/${other}/identity`, {
        reason: '核对',
      });
      expect(identity.status).toBe(404);
    };
    await of(CITY, theirs);
    await of(BELOW, number);
  });

  test('units of the same id in two cities are two units, each with its own orders', async () => {
    const dispatched = async (city: string, of: string): Promise<number> =>
      (await (await personOf(desk, city, 'dispatcher')).post(`/api/v1/appeals/${of}/dispatch`, { unit: UNIT })).status;
    expect([await dispatched(CITY, number), await dispatched(BELOW, theirs)]).toEqual([200, 200]);
    const rows = async (city: string): Promise<string[]> => {
      const handler = await personOf(desk, city, 'handler', UNIT);
      return (await handler.get<Listed>('/api/v1/appeals')).body.appeals.map((row) => row.number);
    };
    expect([await rows(CITY), await rows(BELOW)]).toEqual([[number], [theirs]]);
    const stranger = await personOf(desk, CITY, 'handler', UNIT);
    expect((await stranger.post(`/api/v1/appeals/${theirs}/sign`, {})).body.code).toBe('unknownAppeal');
  });

  test('the same row of the same source is one appeal in each city; an order from above keeps its origin', async () => {
    const row = {
      externalId: '2026-0001',
      channel: 'provincialPlatform',
      title: '省级平台交办',
      message: '请核查办理。',
      user: '甲',
    };
    const handed = async (person: Person): Promise<string> => {
      const body = { source: 'province', rows: [{ receivedAt: '2026-03-02T10:00:00+08:00', ...row }] };
      const answer = await person.post<{ rows: { number: string }[] }>('/api/v1/imports', body);
      expect(answer.status).toBe(200);
      return answer.body.rows[0]?.number ?? '';
    };
    const first = await handed(await personOf(desk, CITY, 'agent'));
    const second = await handed(operator());
    expect(first).not.toBe(second);
    expect(await handed(operator())).toBe(second);
    const page = await operator().get<{ channel: string }>(`/api/v1/appeals/${second}`);
    expect(page.body.channel).toBe('provincialPlatform');
  });

  test('a city below is seen from above as a count, and never from below', async () => {
    const { body } = await admin.get<Listed>('/api/v1/cities?figures=true');
    expect(body.cities.map(({ id, parent }) => [id, parent])).toEqual([
      [CITY, null],
      [BELOW, CITY],
    ]);
    expect(body.cities[1]?.appeals).toMatchObject({ received: 2, open: 2 });
    const own = await operator().get<Listed>('/api/v1/cities');
    expect(own.body.cities.map(({ id }) => id)).toEqual([BELOW]);
  });

  test('the administrator of a bare city chooses a password first; the people of a trial one need not', async () => {
    const { body } = await admin.post<Added>('/api/v1/cities', { pack: 'dezhou' });
    expect(body.accounts.map(({ role }) => role)).toEqual(['administrator']);
    const comes = async ({ accounts: [one] }: Added) =>
      (await (await Person.signIn(desk.url, one?.login ?? '', one?.password)).get('/api/v1/me')).body;
    expect(await comes(body)).toMatchObject({ withInitialPassword: true });
    expect(await comes(added)).toMatchObject({ withInitialPassword: false });
  });
});
