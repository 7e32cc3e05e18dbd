import { DefaultLogger, Runtime } from '@temporalio/worker';
import { CATEGORIES } from '../../domain/policy/category';
import { City, SECOND, UNIT } from '../scenarios/city';
import { CityClock } from '../scenarios/city-clock';
import { inWords } from '../scenarios/moment';
import { answered, takenOn, throughLevels, toTheArchive, WAYS } from './course';

Runtime.install({ logger: new DefaultLogger('ERROR') });

const DISPATCHER = { role: 'dispatcher' } as const;

let clock: CityClock;
beforeAll(async () => {
  clock = await CityClock.start();
});
afterAll(() => clock.stop());

/** a city of one pack for the tests of a `describe` */
function cityOf(pack: string): () => City {
  let city: City;
  beforeAll(async () => {
    city = await City.open(pack, undefined, clock);
  });
  afterEach(() => city.rest());
  afterAll(() => city.close());
  return () => city;
}

describe('Hangzhou', () => {
  const city = cityOf('hangzhou');

  test('takes a call to 12345 at 03:00 on a rest day, with that instant [HZ-1] [HZ-2]', async () => {
    await city().at('2026-02-17 03:00');
    const number = await city().register({ category: 'help', channel: 'phone' });
    expect(city().policy.pack.hotlineNames?.join()).toContain('12345');
    const page = await city().page(number);
    expect(page).toMatchObject({ channel: 'phone', stage: 'accepted' });
    expect(inWords(Date.parse(page.acceptedAt ?? ''))).toBe('2026-02-17 03:00');
  });

  test('accepts a matter of any category; none is lost [HZ-3]', async () => {
    await city().at('2026-03-02 10:00');
    const numbers: string[] = [];
    for (const category of CATEGORIES) numbers.push(await city().register({ category, channel: 'phone' }));
    const { body } = await (await city().as('auditor')).get<{ appeals: { number: string }[] }>('/api/v1/appeals');
    expect(body.appeals.map((row) => row.number)).toEqual(expect.arrayContaining(numbers));
    for (const number of numbers) expect(await city().offered(number, 'dispatcher')).toContain('dispatch');
  });
});

describe('Beijing', () => {
  const city = cityOf('beijing');

  test('classification decides the sub-centre, and the centre coordinates [BJ-3]', async () => {
    await city().at('2026-03-02 10:00');
    const administrator = await city().as('administrator');
    const catalogue = [
      { unit: UNIT, categories: ['criticism', 'suggestion'], subjects: ['公交', '地铁'] },
      { unit: SECOND, categories: ['criticism', 'suggestion'], subjects: ['窗口', '办事'] },
    ];
    for (const duty of catalogue) {
      const added = await administrator.post('/api/v1/dispatch-catalogue', { ...duty, basis: '分中心职责清单' });
      expect(added.status).toBe(201);
    }
    for (const [title, unit] of [
      ['公交车次太少', UNIT],
      ['办事窗口态度生硬', SECOND],
    ] as const) {
      const number = await city().register({ category: 'criticism', title });
      const path = `/api/v1/appeals/${number}/suggested-units`;
      const { body } = await (await city().as('dispatcher')).get<Suggested>(path);
      expect(body.suggestions.map((one) => one.unit.id)).toEqual([unit]);
      await city().act(number, 'dispatch', { mode: 'transfer', unit }, DISPATCHER);
      expect(await city().offered(number, 'handler', unit)).toContain('sign');
    }
  });
});

describe('Dezhou', () => {
  const city = cityOf('dezhou');

  test('takes one appeal through its five links, each with instant and person [DZ-1] [DZ-2]', async () => {
    await city().at('2026-03-02 10:00');
    const number = await takenOn(city(), { category: 'complaint' });
    await city().act(number, 'dispatch', { mode: 'transfer', unit: UNIT }, DISPATCHER);
    await toTheArchive(city(), number);
    const { procedure } = await city().page(number);
    expect(procedure.map(({ name }) => name)).toEqual(city().policy.pack.loopLinks?.names);
    for (const { at, by } of procedure) expect([typeof at, typeof by]).toEqual(['string', 'string']);
  });

  test('dispatch reaches a fourth level and comes back up [DZ-7]', async () => {
    await city().at('2026-03-02 10:00');
    const number = await throughLevels(city(), 4);
    const { orders } = await city().state(number);
    expect(orders.map((o) => [o.unit, o.under ?? null])).toEqual([
      ['u2-1', null],
      ['u3-1-1', 1],
      ['u4-1-1-1', 2],
    ]);
    const passed = async (type: 'partSubmitted' | 'partAccepted') =>
      (await city().eventsOf(number, type)).map((e) => [e.order, e.by?.unit]);
    expect(await passed('partSubmitted')).toEqual([
      [3, 'u4-1-1-1'],
      [2, 'u3-1-1'],
    ]);
    expect(await passed('partAccepted')).toEqual([
      [3, 'u3-1-1'],
      [2, 'u2-1'],
    ]);
    expect((await city().page(number)).stage).toBe('archived');
  });
});

describe('Shenzhen', () => {
  const city = cityOf('shenzhen');

  test('declines an emergency as outside its scope, with the reason [SZ-2]', async () => {
    await city().at('2026-03-02 10:00');
    const number = await city().register({ category: null, following: undefined });
    const refused = await city().refusal(
      number,
      'declareEmergency',
      {},
      { role: 'agent', texts: { danger: '起火。' } },
    );
    expect(refused).toMatchObject({ code: 'emergencyNotInPack', rule: 'R-EMG-05' });
    const declined = { reason: 'SZ-N1', told: true };
    await city().act(number, 'notAccept', declined, { role: 'agent', texts: { explanation: '请拨打119。' } });
    expect(await city().eventsOf(number, 'notAccepted')).toMatchObject([declined]);
    expect(await city().state(number)).toMatchObject({ outcome: 'notAccepted' });
  });

  test('has five categories on the form, and takes each [SZ-3]', async () => {
    await city().at('2026-03-02 10:00');
    const { body } = await (await city().as('agent')).get<{ categories: string[] }>('/api/v1/policy');
    expect(body.categories).toEqual(['consultation', 'reflection', 'suggestion', 'help', 'complaint']);
    for (const category of body.categories)
      expect((await city().page(await city().register({ category }))).category).toBe(category);
    const other = await city().tryToRegister({ category: 'report', following: { accept: {} } });
    expect([other.status, other.body.code]).toEqual([422, 'categoryNotInPack']);
  });

  test('answers a call in Cantonese at 03:00 on a rest day, and keeps the language [SZ-4]', async () => {
    await city().at('2026-06-20 03:00');
    const languages = city().policy.pack.languages?.map(({ code }) => code) ?? [];
    expect(languages).toEqual(['cmn', 'yue', 'en']);
    for (const language of languages) {
      const number = await city().register({ category: 'consultation', language });
      await city().act(number, 'answerDirectly', {}, { role: 'agent', texts: { answer: '请带身份证。' } });
      const page = await city().page(number);
      expect(page).toMatchObject({ language, outcome: 'directlyAnswered', orders: [] });
      expect(inWords(Date.parse(page.receivedAt))).toBe('2026-06-20 03:00');
    }
  });
});

describe('Bengbu', () => {
  const city = cityOf('bengbu');

  test('one query shows an order on all three levels of one system [BB-4] [BB-5]', async () => {
    await city().at('2026-03-02 10:00');
    const number = await WAYS['unifiedCirculation']?.(city());
    const { orders } = await city().page(number ?? '');
    const { body } = await (await city().as('supervisor')).get<Units>('/api/v1/units');
    const levels = orders.map((o) => body.units.find((u) => u.id === o.unit.id)?.level);
    expect([1, ...levels]).toEqual([1, 2, 3]);
    expect(body.units.find((u) => u.level === 1)?.id).toBe('u1');
  });

  test('shows eight named links with instants on the case page [BB-7]', async () => {
    await city().at('2026-03-02 10:00');
    const number = await takenOn(city(), { category: 'complaint' });
    await city().act(number, 'dispatch', { mode: 'transfer', unit: UNIT }, DISPATCHER);
    const notice = { role: 'supervisor', texts: { notice: '请按期办理。' } } as const;
    await city().act(number, 'supervise', { mode: 'written' }, notice);
    await city().act(number, 'replyToSupervision', { no: 1 }, { role: 'handler', texts: { reply: '正在办理。' } });
    await city().act(number, 'sign', {}, { role: 'handler' });
    await answered(city(), number);
    const { procedure } = await city().page(number);
    expect(procedure).toHaveLength(city().policy.pack.loopLinks?.count ?? 0);
    expect(procedure.filter(({ at }) => at === null)).toEqual([]);
  });

  test('reports the assignments that came after ten minutes [BB-8]', async () => {
    await city().at('2026-03-02 10:00');
    const late = await takenOn(city(), { category: 'complaint' });
    const open = await takenOn(city(), { category: 'complaint' });
    const inTime = await takenOn(city(), { category: 'complaint' });
    await city().act(inTime, 'dispatch', { mode: 'transfer', unit: UNIT }, DISPATCHER);
    await city().at('2026-03-02 10:12');
    await city().act(late, 'dispatch', { mode: 'transfer', unit: UNIT }, DISPATCHER);
    const report = '/api/v1/late-duties?kind=dispatch&from=2026-03-02T00:00:00%2B08:00&to=2026-03-03T00:00:00%2B08:00';
    const { body } = await (await city().as('supervisor')).get<Late>(report);
    expect(body.duties.map(({ number, settledAt }) => [number, settledAt !== null])).toEqual([
      [late, true],
      [open, false],
    ]);
    const first = await (await city().as('supervisor')).get<Late>(`${report}&limit=1`);
    const rest = await (await city().as('supervisor')).get<Late>(`${report}&cursor=${first.body.next}`);
    expect([...first.body.duties, ...rest.body.duties]).toEqual(body.duties);
  });
});

describe('Nanjing', () => {
  const city = cityOf('nanjing');

  test('an enterprise’s appeal is registered and closed [NJ-1]', async () => {
    await city().at('2026-03-02 10:00');
    expect(city().policy.pack.acceptedMatters?.map(({ code }) => code)).toHaveLength(5);
    const enterprise = { kind: 'legalPerson', name: '测试商贸有限公司', contact: '000' };
    const number = await takenOn(city(), { category: 'opinion', title: '园区用电负荷不足', appellant: enterprise });
    await city().act(number, 'dispatch', { mode: 'transfer', unit: UNIT }, DISPATCHER);
    await toTheArchive(city(), number);
    expect(await city().state(number)).toMatchObject({ outcome: 'solved', phase: 'archived' });
  });
});

describe('the generic channels', () => {
  const city = cityOf('generic-intake');

  test('record, hand over, feed back, tell the appellant: the whole path on one case [GI-5]', async () => {
    await city().at('2026-03-02 10:00');
    const number = await WAYS['transfer']?.(city());
    const { procedure } = await city().page(number ?? '');
    expect(procedure.map(({ name, at }) => [name, at !== null])).toEqual([
      ['record', true],
      ['hand over', true],
      ['unit feeds back to 12345', true],
      ['12345 tells the appellant', true],
    ]);
    expect(await city().eventsOf(number ?? '', 'replied')).toMatchObject([{ side: 'platform' }]);
  });

  test('nothing closes without a reply to the appellant, whose clock is shown [GI-6]', async () => {
    await city().at('2026-03-02 10:00');
    const number = await takenOn(city(), { category: 'complaint' });
    await city().act(number, 'dispatch', { mode: 'transfer', unit: UNIT }, DISPATCHER);
    await city().act(number, 'sign', {}, { role: 'handler' });
    await city().silentFeedback(number);
    expect(await city().refusal(number, 'approveFeedback', {}, { role: 'reviewer' })).toMatchObject({
      code: 'replyMissing',
    });
    await city().at('2026-03-04 10:00');
    expect((await city().page(number)).citizenClock).toMatchObject({ days: 2 });
    await city().act(number, 'reply', { method: 'telephone' }, { role: 'agent', texts: { reply: '已办结。' } });
    await city().act(number, 'approveFeedback', {}, { role: 'reviewer' });
    expect((await city().page(number)).citizenClock).toMatchObject({ days: 2 });
  });
});

describe('the generic mechanism', () => {
  const city = cityOf('generic-mechanism');

  test('each kind of matter is registered [GM-1]', async () => {
    await city().at('2026-03-02 10:00');
    const kinds = city().policy.pack.categories ?? [];
    expect(kinds).toEqual(['consultation', 'help', 'complaint', 'report', 'suggestion']);
    for (const category of kinds)
      expect((await city().page(await city().register({ category }))).category).toBe(category);
  });

  test('the unit replies to the citizen and feeds back to the hotline, and both are kept [GM-4]', async () => {
    await city().at('2026-03-02 10:00');
    const number = (await WAYS['transfer']?.(city())) ?? '';
    expect(await city().eventsOf(number, 'replied')).toMatchObject([{ side: 'handlingUnit' }]);
    expect(await city().eventsOf(number, 'feedbackSubmitted')).toHaveLength(1);
    const { texts } = await city().page(number);
    const kept = texts.filter((t) => t.type === 'feedbackSubmitted').flatMap((t) => t.parts.map((part) => part.name));
    expect(kept).toEqual(expect.arrayContaining(['directAnswer', 'reply']));
  });
});

interface Suggested {
  suggestions: { unit: { id: string } }[];
}
interface Units {
  units: { id: string; level: number }[];
}
interface Late {
  duties: { number: string; settledAt: string | null }[];
  next: string | null;
}
