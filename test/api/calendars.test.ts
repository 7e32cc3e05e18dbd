import { changesOf, verifyChanges } from '../../db/change-log';
import { foundCity } from '../../db/seed';
import { RulesBook } from '../../db/rules';
import { loadPolicy } from '../../packs/load';
import { INVENTED_2027 } from '../unit/holiday-notices';
import { CITY, COMPLAINT, type Desk, openDesk } from './city-desk';
import { Person } from './person';

const LOCAL = '/api/v1/calendars/local';
const NATIONAL = '/api/v1/calendars/national';
const BELOW = 'bengbu';

interface Answer {
  code: string;
  fields: { path: string; code: string; zh: string }[];
  version: number;
  published: boolean;
  knownThrough: string;
  sources: string[];
  changedDays: { date: string; was: string; is: string; past: boolean; unit?: string | null }[];
  suspended: string[];
  dues: { open: number; provisional: number; later: number };
  rollouts: { city: string; id: string }[];
  national: { version: number; knownThrough: string; sources: Record<string, string[]> };
  local: { version: number; calendar: { suspensions: { name: string }[] } } | null;
  days: { date: string; kind: string; name: string }[];
  number: string;
}

const notice = (more: object = {}) => ({
  year: 2027,
  name: '通知',
  notice: INVENTED_2027,
  second: { name: '日历本', notice: INVENTED_2027 },
  ...more,
});

const ONE_DAY = { rest: { 元旦: ['01-01'] }, work: {} };

const SUSPENSION = {
  name: '台风甲应急停摆',
  reason: '全市停工',
  decree: '防指〔2026〕1号',
  clocks: null,
  units: ['u2-1'],
  from: '2026-03-04T10:00:00+08:00',
  to: '2026-03-05T12:00:00+08:00',
};

describe('working calendars', () => {
  let desk: Desk;
  let admin: Person;
  let elsewhere: Person;

  const rules = () => new RulesBook(desk.database.db);
  const calendarOf = async (city: string) => (await rules().inForce(city, Date.now())).calendar;

  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    admin = await Person.signIn(desk.url, 'adm');
    const below = await foundCity(desk.database.db, {
      policy: { ...loadPolicy(BELOW), city: BELOW },
      names: { zh: '蚌埠', en: 'Bengbu' },
      parent: CITY,
      by: 'huiying',
      loginPrefix: `${BELOW}-`,
      as: 'bare',
    });
    elsewhere = Person.withToken(desk.url, below.operatorToken);
    await (await Person.signIn(desk.url, 'ann')).post('/api/v1/appeals', COMPLAINT);
  });
  afterAll(() => desk.close());

  test('a preview of the yearly notice says what would change, and publishes nothing', async () => {
    const { status, body } = await admin.post<Answer>(NATIONAL, notice({ preview: true }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 2, published: false, knownThrough: '2027-12-24', rollouts: [] });
    expect(body.changedDays[0]).toMatchObject({ date: '2026-12-27', was: 'weekend', is: 'makeupWorkday' });
    expect((await calendarOf(CITY)).version).toBe(1);
  });

  test('a notice is refused with every day on which its second source differs', async () => {
    const second = { name: '日历本', notice: INVENTED_2027.replace('9月15日（周三）', '9月16日（周四）') };
    const { status, body } = await admin.post<Answer>(NATIONAL, notice({ second }));
    expect([status, body.code]).toEqual([422, 'calendarFaulty']);
    expect(body.fields.map(({ path, code }) => [path, code])).toEqual([
      ['/second', 'sourcesDiffer'],
      ['/second', 'sourcesDiffer'],
    ]);
    expect(body.fields[0]?.zh).toContain('2027-09-15：通知为放假日，“日历本”为工作日');
  });

  test('a notice without a second source is refused from 2020 on', async () => {
    const { body } = await admin.post<Answer>(NATIONAL, notice({ second: undefined }));
    expect(body.fields.map(({ code }) => code)).toEqual(['secondSourceMissing']);
    const both = await admin.post<Answer>(NATIONAL, notice({ arrangement: { 2027: ONE_DAY } }));
    const none = await admin.post<Answer>(NATIONAL, { year: 2027, name: '空表', arrangement: {} });
    expect(none.body.fields[0]).toMatchObject({ path: '/arrangement', code: 'empty' });
    expect([both.body.code, both.body.fields[0]?.code]).toEqual(['invalidInput', 'noticeOrArrangement']);
  });

  test('it is the first city’s administrators who publish it, and nobody else', async () => {
    const { status, body } = await elsewhere.post<Answer>(NATIONAL, notice());
    expect([status, body.code]).toEqual([403, 'notFirstCity']);
    const agent = await Person.signIn(desk.url, 'ann');
    expect((await agent.post<Answer>(NATIONAL, notice())).body.code).toBe('forbidden');
  });

  test('published, it holds in every city, is carried to open appeals, and stands in each log of changes', async () => {
    const { status, body } = await admin.post<Answer>(NATIONAL, notice());
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 2, published: true, sources: ['通知', '日历本'] });
    expect(body.rollouts.map(({ city }) => city)).toEqual([CITY, BELOW]);
    for (const city of [CITY, BELOW]) {
      const calendar = await calendarOf(city);
      expect([calendar.version, calendar.isWorkingDay('2026-12-27')]).toEqual([2, true]);
      const [change] = await changesOf(desk.database.db, city, { types: ['calendarPublished'], limit: 1 });
      expect(change).toMatchObject({ subject: 'cn', detail: { version: 2, year: 2027, sources: ['通知', '日历本'] } });
    }
    expect((await verifyChanges(desk.database.db)).broken).toEqual([]);
    const again = await admin.post<Answer>(NATIONAL, notice());
    expect([again.status, again.body.code]).toEqual([409, 'calendarUnchanged']);
  });

  test('a city publishes its own: days, hours and suspensions, for itself alone', async () => {
    const calendar = { suspensions: [SUSPENSION], officeHours: { days: { '2027-02-04': [['08:30', '12:00']] } } };
    const preview = await admin.post<Answer>(LOCAL, { calendar, basedOn: null, reason: '台风', preview: true });
    expect(preview.body).toMatchObject({ version: 1, published: false, suspended: [SUSPENSION.name], rollouts: [] });
    const { body } = await admin.post<Answer>(LOCAL, { calendar, basedOn: null, reason: '台风' });
    expect(body).toMatchObject({ version: 1, published: true, rollouts: [{ city: CITY }] });
    const clock = (await calendarOf(CITY)).forClock('handle', 'u2-1');
    expect([clock.localVersion, clock.kind('2026-03-04')]).toEqual([1, 'suspended']);
    expect((await calendarOf(BELOW)).localVersion).toBeNull();
    const again = await admin.post<Answer>(LOCAL, { calendar, basedOn: 1, reason: '台风', preview: true });
    expect([again.status, again.body.code]).toEqual([409, 'calendarUnchanged']);
    const [change] = await changesOf(desk.database.db, CITY, { types: ['localCalendarPublished'], limit: 1 });
    expect(change?.detail).toMatchObject({ version: 1, suspensions: [{ decree: SUSPENSION.decree }] });
  });

  test('what contradicts itself is refused, field by field', async () => {
    const calendar = {
      rest: [{ name: '本市假日', from: '2027-04-08', through: '2027-04-07' }],
      suspensions: [{ ...SUSPENSION, units: ['u9-9'] }],
    };
    const { status, body } = await admin.post<Answer>(LOCAL, { calendar, basedOn: 1, reason: '假日' });
    expect([status, body.code]).toEqual([422, 'calendarFaulty']);
    expect(body.fields.map(({ path, code }) => [path, code])).toEqual([
      ['/calendar/rest/0/through', 'endBeforeStart'],
      ['/calendar/suspensions/0/units/0', 'unitUnknownHere'],
    ]);
  });

  test('hours of a day of the week hold for the city or for one unit; each slip in them is refused at its place, in words', async () => {
    const refused = async (officeHours: object) => {
      const given = { calendar: { officeHours }, basedOn: 1, reason: '窗口时间', preview: true };
      const { status, body } = await admin.post<Answer>(LOCAL, given);
      expect(status).toBe(422);
      return body.fields.map(({ path, code }) => `${path.replace('/calendar/officeHours', '')} ${code}`);
    };
    const monday = (...periods: string[][]) => refused({ weekdays: { monday: periods } });
    expect(await monday(['8:30', '12:00'], ['13:00', '24:00'])).toEqual([
      '/weekdays/monday/0/0 clockUnknown',
      '/weekdays/monday/1/1 clockUnknown',
    ]);
    expect(await monday(['08:30', '12:00'], ['11:00', '17:00'])).toEqual(['/weekdays/monday hoursOverlap']);
    expect(await monday(['12:00', '08:30'])).toEqual(['/weekdays/monday hoursOverlap']);
    expect(await monday()).toEqual(['/weekdays/monday hoursMissing']);
    expect(await refused({ weekdays: { someday: [['08:30', '12:00']] } })).toEqual(['/weekdays/someday unknownField']);
    expect(await refused({ days: { '2027-02-30': [['08:30', '12:00']] } })).toEqual(['/days/2027-02-30 dateUnknown']);

    const friday = [['09:00', '12:00']];
    const calendar = {
      suspensions: [SUSPENSION],
      officeHours: { weekdays: { friday } },
      units: { 'u2-2': { officeHours: { weekdays: { friday: [['09:00', '20:00']] } } } },
    };
    const { body } = await admin.post<Answer>(LOCAL, { calendar, basedOn: 1, reason: '窗口时间', preview: true });
    expect(body).toMatchObject({
      published: false,
      changedHours: [
        { unit: null, on: '2027-02-04', is: null },
        { unit: null, on: 'friday', was: null, is: friday },
        { unit: 'u2-2', on: 'friday', was: null, is: [['09:00', '20:00']] },
      ],
    });
  });

  test('of two versions made from the same one only the first is published', async () => {
    const calendar = { suspensions: [] };
    const send = () => admin.post<Answer>(LOCAL, { calendar, basedOn: 1, reason: '台风过境' });
    const codes = (await Promise.all([send(), send()])).map(({ status, body }) => [status, body.code]);
    expect(codes).toEqual(
      expect.arrayContaining([
        [200, undefined],
        [409, 'calendarMoved'],
      ]),
    );
  });

  test('anybody signed in reads the calendars, and the days of a year that are no plain ones', async () => {
    const agent = await Person.signIn(desk.url, 'ann');
    const { body } = await agent.get<Answer>('/api/v1/calendars?year=2026');
    expect(body.national).toMatchObject({ version: 2, knownThrough: '2027-12-24' });
    expect(body.national.sources['2027']).toEqual(['通知', '日历本']);
    expect(body.local).toMatchObject({ version: 2, calendar: { suspensions: [] } });
    expect(body.days[0]).toEqual({ date: '2026-01-01', kind: 'holiday', name: '元旦' });
    expect(body.days.at(-1)).toEqual({ date: '2026-12-27', kind: 'makeupWorkday', name: '元旦' });
  });

  test('a version is written once', async () => {
    const { db } = desk.database;
    await expect(db('local_calendars').update({ version: 9 })).rejects.toThrow(/written once|permission denied/);
    await expect(db('calendars').where({ version: 2 }).delete()).rejects.toThrow(/written once|permission denied/);
  });
});
