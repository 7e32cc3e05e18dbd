import { verifyChanges } from '../../db/change-log';
import { COMPLAINT, type Desk, openDesk, OTHER_UNIT, UNIT } from './city-desk';
import { Person } from './person';

interface Unit {
  id: string;
  level: number;
  parent: string | null;
  kind: string;
  active: boolean;
}
interface Suggested {
  suggestions: { unit: { id: string }; subjects: string[]; reason: { zh: string; en: string } }[];
  none: { zh: string } | null;
}
interface Lines {
  lines: { id: string; number: string; unit: string; name: string }[];
  line: { id: string };
}

const WHY = { reason: '机构改革' };
const LATER = { from: '2026-01-01T00:00:00+08:00', until: '2099-01-01T00:00:00+08:00' };

describe('the organisation in the hands of an administrator', () => {
  let desk: Desk;
  let adm: Person;
  let dan: Person;
  let ann: Person;

  beforeAll(async () => {
    desk = await openDesk({ worker: false, patienceMs: 50 });
    [adm, dan, ann] = (await Promise.all(['adm', 'dan', 'ann'].map((login) => Person.signIn(desk.url, login)))) as [
      Person,
      Person,
      Person,
    ];
  });
  afterAll(() => desk.close());

  const units = async (): Promise<Map<string, Unit>> =>
    new Map((await adm.get<{ units: Unit[] }>('/api/v1/units')).body.units.map((u) => [u.id, u]));
  const add = (unit: object) => adm.post<{ unit: Unit; code: string }>('/api/v1/units', unit);
  const changes = (type: string) =>
    desk.database.db('changes').where({ type }).select<{ subject: string }[]>('subject');

  describe('units', () => {
    test('stand at any level below the platform, and a move takes everything below along (R-ORG-21) [CQ-20]', async () => {
      const below = { kind: 'government', telephones: ['0557-3000001'] };
      await add({ ...below, id: 'park', name: '开发区管委会', parent: 'u1' });
      await add({ ...below, id: 'park-build', name: '开发区建设局', parent: 'park' });
      await add({ ...below, id: 'park-build-east', name: '东区建设所', parent: 'park-build' });
      expect((await units()).get('park-build-east')).toMatchObject({ level: 4, active: true });
      const moved = await adm.post('/api/v1/units/park-build', { parent: UNIT });
      expect(moved.status).toBe(200);
      expect([...(await units()).values()].filter((u) => u.id.startsWith('park')).map((u) => [u.id, u.level])).toEqual([
        ['park', 2],
        ['park-build', 3],
        ['park-build-east', 4],
      ]);
      await adm.post('/api/v1/units/park-build', { parent: 'park-build-east' }).then(({ status, body }) => {
        expect([status, body.code]).toEqual([422, 'unitBelowItself']);
      });
    });

    test('are refused by code where the id is taken, or the one above is unknown', async () => {
      expect((await add({ id: UNIT, name: '某局', kind: 'government', parent: 'u1' })).body.code).toBe('unitIdTaken');
      expect((await add({ id: 'x', name: '某局', kind: 'government', parent: 'u99' })).body.code).toBe('unitNotKnown');
      expect((await adm.post('/api/v1/units/u1', { kind: 'government' })).body.code).toBe('platformStays');
    });

    test('a social organisation and an enterprise are units like any other (R-ORG-17)', async () => {
      await add({ id: 'heating', name: '安心供热有限公司', kind: 'enterprise', parent: 'u1' });
      await add({ id: 'consumers', name: '消费者协会', kind: 'socialOrganisation', parent: 'u1' });
      expect((await units()).get('heating')).toMatchObject({ kind: 'enterprise', active: true });
    });

    test('each change is an event of the chained log, and one that changes nothing is none', async () => {
      const before = (await changes('unitChanged')).length;
      await adm.post('/api/v1/units/heating', { name: '安心供热公司' });
      await adm.post('/api/v1/units/heating', { name: '安心供热公司' });
      expect((await changes('unitChanged')).length).toBe(before + 1);
      expect(await verifyChanges(desk.database.db)).toMatchObject({ broken: [] });
    });

    test('are not for others than administrators to change', async () => {
      expect((await dan.post('/api/v1/units', {})).body.code).toBe('forbidden');
    });

    test('one without a successor ends only with nothing in hand', async () => {
      const ended = await adm.post('/api/v1/units/consumers/end', { into: null, ...WHY });
      expect([ended.status, ended.body]).toEqual([200, { rollout: null }]);
      expect((await units()).get('consumers')).toMatchObject({ active: false });
      expect((await adm.post('/api/v1/units/consumers/end', { into: null, ...WHY })).body.code).toBe('unitEnded');
      expect((await adm.post(`/api/v1/units/${UNIT}/end`, { into: null, ...WHY })).body.code).toBe('unitsBelow');
    });
  });

  describe('the dispatch catalogue', () => {
    const assign = (duty: object) =>
      adm.post<{ duty: { id: string }; code: string }>('/api/v1/dispatch-catalogue', duty);
    const suggested = async (appeal: object): Promise<Suggested> => {
      const { number } = (await ann.post('/api/v1/appeals', { ...COMPLAINT, ...appeal })).body;
      return (await dan.get<Suggested>(`/api/v1/appeals/${number}/suggested-units`)).body;
    };

    test('says so where no duty is in force', async () => {
      const { suggestions, none } = await suggested({});
      expect([suggestions, none?.zh]).toEqual([[], expect.stringContaining('没有现行的职责')]);
    });

    test('suggests the unit whose duty the appeal speaks of, with the reason in words', async () => {
      await assign({ unit: UNIT, subjects: ['路灯', '照明'], basis: '《城市照明管理规定》', from: LATER.from });
      await assign({ unit: OTHER_UNIT, subjects: ['路灯'], areas: ['开发区'], basis: '开发区权责清单' });
      const { suggestions } = await suggested({});
      expect(suggestions.map((s) => [s.unit.id, s.subjects])).toEqual([[UNIT, ['路灯']]]);
      expect(suggestions[0]?.reason.zh).toBe(
        '诉求提到“路灯”；按派单目录，自 2026-01-01 起由住房和城乡建设局负责，依据：《城市照明管理规定》。',
      );
      const there = await suggested({ message: '开发区人民路的路灯坏了。' });
      expect(there.suggestions.map((s) => s.unit.id)).toEqual([OTHER_UNIT, UNIT]);
    });

    test('knows no duty twice, ends one at an instant and keeps it', async () => {
      const duty = { unit: OTHER_UNIT, subjects: ['占道经营'], basis: '城市管理权责清单' };
      const { body } = await assign(duty);
      expect((await assign(duty)).body.code).toBe('dutyStands');
      expect((await adm.post(`/api/v1/dispatch-catalogue/${body.duty.id}/end`, {})).status).toBe(200);
      const standing = await dan.get<{ duties: { id: string }[] }>('/api/v1/dispatch-catalogue');
      const all = await dan.get<{ duties: { id: string }[] }>('/api/v1/dispatch-catalogue?ended=1');
      expect(standing.body.duties.map((d) => d.id)).not.toContain(body.duty.id);
      expect(all.body.duties.map((d) => d.id)).toContain(body.duty.id);
      expect((await assign(duty)).status).toBe(201);
    });
  });

  describe('the directory of merged lines', () => {
    const enter = (line: object) => adm.post<Lines & { code: string }>('/api/v1/directory', line);
    const ask = async (q: string) =>
      (await dan.get<Lines>(`/api/v1/directory?q=${encodeURIComponent(q)}`)).body.lines.map((l) => l.number);

    test('finds the unit by number, by name and by what people say [SZ-1] [GM-5]', async () => {
      await enter({ number: '968800', name: '市政照明热线', unit: UNIT, subjects: ['路灯'], mergedOn: '2015-07-01' });
      await enter({ number: '968801', name: '城管热线', unit: OTHER_UNIT, subjects: ['占道', '油烟'] });
      expect(await ask('968801')).toEqual(['968801']);
      expect(await ask('96880')).toEqual(['968800', '968801']);
      expect(await ask('照明')).toEqual(['968800']);
      expect(await ask('门口路灯坏了')).toEqual(['968800']);
      expect(await ask('楼下 油烟')).toEqual(['968801']);
      expect(await ask('没有的事')).toEqual([]);
    });

    test('calls from merged lines stand in one work list, each with the line that was dialled [BJ-1]', async () => {
      const by = (line: string) => ann.post('/api/v1/appeals', { ...COMPLAINT, line });
      const numbers = [(await by('968800')).body.number, (await by('968801')).body.number];
      const list = await dan.get<{ tasks: { number: string }[] }>('/api/v1/tasks?limit=200');
      expect(list.body.tasks.map((t) => t.number)).toEqual(expect.arrayContaining(numbers));
      const page = await dan.get<{ line: string }>(`/api/v1/appeals/${numbers[1]}`);
      expect(page.body.line).toBe('968801');
      expect((await by('968899')).body.code).toBe('lineNotInDirectory');
    });

    test('everybody may read it, and it holds no persons [GM-5]', async () => {
      const { status, body } = await Person.nobody(desk.url).get<Lines>('/api/v1/public/directory?q=968800');
      expect([status, body.lines.map((l) => l.name)]).toEqual([200, ['市政照明热线']]);
    });

    test('holds a number once, and is changed and taken out by administrators alone', async () => {
      expect((await enter({ number: '968800', name: '另一热线', unit: UNIT })).body.code).toBe('lineTaken');
      const { body } = await enter({ number: '968802', name: '供水热线', unit: UNIT });
      await adm.post(`/api/v1/directory/${body.line.id}`, { unit: OTHER_UNIT });
      expect((await adm.get<Lines>('/api/v1/directory?q=968802')).body.lines[0]?.unit).toBe(OTHER_UNIT);
      expect((await dan.delete(`/api/v1/directory/${body.line.id}`)).body.code).toBe('forbidden');
      expect((await adm.delete(`/api/v1/directory/${body.line.id}`)).status).toBe(200);
      expect(await ask('968802')).toEqual([]);
      expect((await enter({ number: '968802', name: '供水热线', unit: UNIT })).status).toBe(201);
    });
  });

  describe('rosters and deputies', () => {
    const accountOf = async (login: string): Promise<string> =>
      String((await desk.database.db('accounts').where({ login }).first<{ id: number }>('id')).id);

    test('who is on duty now stands in the roster, and a roster gives no rights', async () => {
      const account = await accountOf('dan');
      const set = await adm.post<{ id: string }>('/api/v1/roster', { account, role: 'dispatcher', ...LATER });
      expect(set.status).toBe(201);
      const now = await ann.get<{ entries: { name: string; role: string }[] }>('/api/v1/roster');
      expect(now.body.entries.map((e) => [e.name, e.role])).toEqual([['dan', 'dispatcher']]);
      const other = await adm.post('/api/v1/roster', { account, role: 'reviewer', ...LATER });
      expect(other.body.code).toBe('grantNotHeld');
      expect((await adm.delete(`/api/v1/roster/${set.body.id}`)).status).toBe(200);
      expect((await ann.get<{ entries: object[] }>('/api/v1/roster')).body.entries).toEqual([]);
    });

    test('a deputy acts for the absent person, in that person’s roles, under the deputy’s own name', async () => {
      const [absent, deputy] = [await accountOf('dan'), await accountOf('vic')];
      const vic = await Person.signIn(desk.url, 'vic');
      const { number } = (await ann.post('/api/v1/appeals', COMPLAINT)).body;
      const two = { unit: UNIT, coUnits: [{ unit: OTHER_UNIT }] };
      const dispatch = async () => (await vic.post(`/api/v1/appeals/${number}/dispatch`, two)).body.code;
      expect(await dispatch()).toBe('notYourRole');
      const named = await adm.post<{ id: string }>('/api/v1/deputies', { absent, deputy, ...LATER });
      // refused as a dispatcher is: several units are named by the hotline office (R-DSP-04)
      expect(await dispatch()).toBe('leadNamedByOther');
      const me = await vic.get<{ account: { id: string }; grants: { role: string }[] }>('/api/v1/me');
      expect([me.body.account.id, me.body.grants.map((g) => g.role)]).toEqual([deputy, ['dispatcher', 'visitor']]);
      await adm.post(`/api/v1/deputies/${named.body.id}/end`, {});
      expect(await dispatch()).toBe('notYourRole');
      expect((await vic.get<{ grants: { role: string }[] }>('/api/v1/me')).body.grants.map((g) => g.role)).toEqual([
        'visitor',
      ]);
    });

    test('nobody is one’s own deputy, and a time that ends before it begins is none', async () => {
      const [one, other] = [await accountOf('dan'), await accountOf('vic')];
      const name = async (body: object) => (await adm.post('/api/v1/deputies', body)).body.code;
      expect(await name({ absent: one, deputy: one, ...LATER })).toBe('deputyOfOneself');
      expect(await name({ absent: one, deputy: other, from: LATER.until, until: LATER.from })).toBe('periodEmpty');
      expect(await name({ absent: one, deputy: '999999', ...LATER })).toBe('accountNotKnown');
    });
  });
});
