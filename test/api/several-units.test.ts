import { COMPLAINT, type Desk, FEEDBACK, machine, openDesk, OTHER_UNIT, UNIT } from './city-desk';
import { Person } from './person';

interface Field {
  title?: string;
  items?: { properties?: Record<string, Field> };
}
interface Page {
  orders: { no: number; unit: { id: string }; under: number | null; part: string | null; mode: string }[];
  mayDo: { link: string; order: number | null; form: { properties: Record<string, Field> } }[];
}

const BELOW = 'u3-1-1';

describe('several units on one appeal, through the API', () => {
  let desk: Desk;
  let number: string;
  let office: Person;
  let below: Person;
  /** handler of two units of the same appeal */
  let both: Person;
  let han: Person;
  let bob: Person;

  const does = (person: Person, link: string, body: object = {}) =>
    person.post(`/api/v1/appeals/${number}/${link}`, body);
  const page = (person: Person) => person.get<Page>(`/api/v1/appeals/${number}`);
  const offered = async (person: Person): Promise<[string, number | null][]> =>
    (await page(person)).body.mayDo
      .filter(
        (o) => !['attachFile', 'addNote', 'recordProgress', 'handToColleague', 'requestNoPublication'].includes(o.link),
      )
      .map((o) => [o.link, o.order]);

  beforeAll(async () => {
    desk = await openDesk({ worker: true });
    office = await machine(desk, [{ role: 'hotlineOffice', unit: null }]);
    below = await machine(desk, [{ role: 'handler', unit: BELOW }]);
    both = await machine(desk, [
      { role: 'handler', unit: UNIT },
      { role: 'handler', unit: OTHER_UNIT },
    ]);
    han = await Person.signIn(desk.url, 'han');
    bob = await Person.signIn(desk.url, 'bob');
    const ann = await Person.signIn(desk.url, 'ann');
    number = (await ann.post('/api/v1/appeals', COMPLAINT)).body.number;
  });
  afterAll(() => desk.close());

  test('the form of a dispatch has words for the fields of each co-handling unit', async () => {
    const form = (await page(office)).body.mayDo.find((o) => o.link === 'dispatch')?.form;
    const coUnits = form?.properties['coUnits'];
    expect(coUnits?.title).toBe('协办单位');
    expect(coUnits?.items?.properties?.['unit']?.title).toBe('承办单位');
  });

  test('every unit named has to exist', async () => {
    const { body } = await does(office, 'dispatch', { unit: UNIT, coUnits: [{ unit: OTHER_UNIT }, { unit: 'u9' }] });
    expect({ code: body.code, data: body.data }).toEqual({ code: 'unitUnknown', data: { unit: 'u9' } });
    const again = await does(office, 'dispatch', { unit: UNIT, coUnits: [{ unit: UNIT }] });
    expect(again.body.code).toBe('unitTwice');
  });

  test('each unit sees the appeal and is offered its own order alone', async () => {
    expect((await page(bob)).status).toBe(403);
    expect((await does(office, 'dispatch', { unit: UNIT, coUnits: [{ unit: OTHER_UNIT }] })).status).toBe(200);
    expect((await page(bob)).body.orders).toMatchObject([
      { no: 1, unit: { id: UNIT }, under: null, part: null, mode: 'transfer' },
      { no: 2, unit: { id: OTHER_UNIT }, under: 1, part: 'coHandling' },
    ]);
    expect(await offered(bob)).toContainEqual(['sign', 2]);
    expect((await offered(bob)).filter(([, order]) => order === 1)).toEqual([]);
    expect((await does(bob, 'sign', { order: 1 })).body.code).toBe('notYourUnit');
    expect((await does(bob, 'sign')).status).toBe(200);
    expect((await does(bob, 'submitFeedback', { ...FEEDBACK, order: 2 })).body.code).toBe('onlyTheLead');
    expect(await offered(bob)).toContainEqual(['submitPart', 2]);
    expect(await offered(bob)).not.toContainEqual(['submitFeedback', 2]);
    expect(await offered(han)).not.toContainEqual(['submitPart', 1]);
  });

  test('whoever acts for two units of the appeal names the order', async () => {
    expect(await offered(both)).toEqual(
      expect.arrayContaining([
        ['sign', 1],
        ['submitPart', 2],
      ]),
    );
    expect((await does(both, 'sign', { order: 1 })).status).toBe(200);
    expect((await does(both, 'submitPart', { order: 2, part: '已核查。' })).status).toBe(200);
    expect(await offered(both)).toContainEqual(['acceptPart', 2]);
    expect((await does(bob, 'acceptPart', { order: 2 })).body.code).toBe('notYourUnit');
    expect((await does(both, 'acceptPart', { order: 2 })).status).toBe(200);
  });

  test('a unit assigns to those below it and to no other, and they come to see the appeal', async () => {
    const { body } = await does(han, 'assignOrder', { unit: 'u2-3' });
    expect({ code: body.code, data: body.data }).toEqual({ code: 'unitNotBelow', data: { unit: 'u2-3', own: UNIT } });
    expect((await does(han, 'assignOrder', { unit: 'u3-2-1' })).body.code).toBe('unitNotBelow');
    expect((await page(below)).status).toBe(403);
    expect((await does(han, 'assignOrder', { unit: BELOW })).status).toBe(200);
    expect((await does(below, 'sign')).status).toBe(200);
    expect((await does(below, 'submitPart', { part: '已修好。' })).status).toBe(200);
    expect((await page(below)).body.orders.map((o) => [o.no, o.unit.id, o.under, o.part])).toEqual([
      [1, UNIT, null, null],
      [2, OTHER_UNIT, 1, 'coHandling'],
      [3, BELOW, 1, 'assigned'],
    ]);
  });
});
