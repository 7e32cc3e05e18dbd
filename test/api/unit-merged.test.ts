import { COMPLAINT, type Desk, FEEDBACK, machine, openDesk, OTHER_UNIT, UNIT } from './city-desk';
import { Person } from './person';

interface Page {
  stage: string;
  orders: { no: number; unit: { id: string }; status: string }[];
  obligations: { kind: string; dueAt: string | null; status: string; sentence: { zh: string } | null }[];
}

const WHY = { reason: '机构改革方案' };

describe('units with orders in hand, through the API', () => {
  let desk: Desk;
  let adm: Person;
  let dan: Person;
  let ann: Person;

  beforeAll(async () => {
    desk = await openDesk({ worker: true });
    [adm, dan, ann] = (await Promise.all(['adm', 'dan', 'ann'].map((login) => Person.signIn(desk.url, login)))) as [
      Person,
      Person,
      Person,
    ];
  });
  afterAll(() => desk.close());

  const handler = (unit: string, ...more: string[]): Promise<Person> =>
    machine(
      desk,
      [unit, ...more].map((one) => ({ role: 'handler' as const, unit: one })),
    );
  const does = (person: Person, number: string, link: string, body: object = {}) =>
    person.post(`/api/v1/appeals/${number}/${link}`, body);
  const page = async (person: Person, number: string): Promise<Page> =>
    (await person.get<Page>(`/api/v1/appeals/${number}`)).body;
  const dispatched = async (unit: string): Promise<string> => {
    const { number } = (await ann.post('/api/v1/appeals', COMPLAINT)).body;
    expect((await does(dan, number, 'dispatch', { unit })).status).toBe(200);
    return number;
  };
  const until = async (done: () => Promise<boolean>): Promise<void> => {
    for (let i = 0; i < 600 && !(await done()); i++) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await done()).toBe(true);
  };

  test('an enterprise signs, replies and feeds back like any unit [AN-9]', async () => {
    await adm.post('/api/v1/units', { id: 'heating', name: '安心供热有限公司', kind: 'enterprise', parent: 'u1' });
    const number = await dispatched('heating');
    const leader = await machine(desk, [{ role: 'leaderInCharge', unit: 'heating' }]);
    expect((await does(await handler('heating'), number, 'sign')).status).toBe(200);
    expect((await does(leader, number, 'submitFeedback', FEEDBACK)).status).toBe(200);
    expect((await page(dan, number)).stage).toBe('feedbackSubmitted');
  });

  test('its open orders go to the successor as they stand, with the same due instants, and none is orphaned', async () => {
    const old = await handler(OTHER_UNIT);
    const [waiting, signed] = [await dispatched(OTHER_UNIT), await dispatched(OTHER_UNIT)];
    await does(old, signed, 'sign');
    const clocksOf = async (number: string) =>
      (await page(dan, number)).obligations
        .filter((o) => o.status === 'open' || o.status === 'held')
        .map((o) => [o.kind, o.dueAt, o.sentence?.zh])
        .sort();
    const before = [await clocksOf(waiting), await clocksOf(signed)];

    const refused = await adm.post(`/api/v1/units/${OTHER_UNIT}/end`, { into: null, ...WHY });
    expect(refused.body.code).toMatch(/unitsBelow|ordersInHand/);
    const ended = await adm.post<{ rollout: string }>(`/api/v1/units/${OTHER_UNIT}/end`, {
      into: UNIT,
      moveGrants: true,
      ...WHY,
    });
    expect(ended.status).toBe(200);
    expect((await does(dan, await dispatchable(), 'dispatch', { unit: OTHER_UNIT })).body.code).toBe('unitUnknown');

    await until(async () => (await page(dan, signed)).orders[0]?.unit.id === UNIT);
    await until(async () => (await page(dan, waiting)).orders[0]?.unit.id === UNIT);
    expect([await clocksOf(waiting), await clocksOf(signed)]).toEqual(before);
    expect([(await page(dan, waiting)).stage, (await page(dan, signed)).stage]).toEqual(['dispatched', 'signed']);

    // the successor works on; who held a role at the old unit holds it at the successor, and still reads its record
    const successor = await handler(UNIT);
    expect((await does(successor, waiting, 'sign')).status).toBe(200);
    expect((await page(old, signed)).stage).toBe('signed');
    expect((await does(old, signed, 'recordProgress', { progress: '仍在办理' })).status).toBe(200);
    const tasks = await successor.get<{ tasks: { number: string }[] }>('/api/v1/tasks');
    expect(tasks.body.tasks.map((t) => t.number)).toEqual(expect.arrayContaining([waiting, signed]));
  });

  const dispatchable = async (): Promise<string> => (await ann.post('/api/v1/appeals', COMPLAINT)).body.number;
});
