import { readIdentity } from '../../db/identity';
import { House } from '../house/house';

const FIVE = {
  callerName: '王五',
  callerUnit: '某厂',
  contactNumber: '13800000000',
  callTime: '九时',
  content: '路灯不亮',
};

/** the five elements of Chongqing's duty record, two of which say who calls (R-REG-03) */
describe('the caller of a duty record', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({ pack: 'chongqing' });
    await house.startWorker();
  });
  afterAll(() => house.close());

  const register = (elements: Record<string, { text: string }>): Promise<string> =>
    house.register({ category: 'help', elements, askForMissing: true, appellant: { kind: 'person' }, following: [] });
  const asTexts = (elements: Record<string, string>) =>
    Object.fromEntries(Object.entries(elements).map(([name, text]) => [name, { text }]));
  const textsOf = async (number: string): Promise<Record<string, string>[]> =>
    house.db('texts').join('events', 'events.text_id', 'texts.id').where({ number }).orderBy('v').pluck('texts.body');
  const identityOf = (number: string) =>
    readIdentity(house.db, { city: house.city, number, by: { id: '1', role: 'agent' }, reason: '回电' });

  test('is kept with the person, and no text of the matter names them', async () => {
    const number = await register(asTexts(FIVE));
    const { callerName: _name, contactNumber: _contact, ...rest } = FIVE;
    expect((await textsOf(number))[0]).toEqual({ title: '路灯不亮', ...rest });
    expect(await identityOf(number)).toMatchObject({ name: '王五', contact: '13800000000' });
    expect(await house.state(number)).toMatchObject({ phase: 'received' });
  });

  test('is found with the identity when asked for later', async () => {
    const { callTime, content } = FIVE;
    const number = await register(asTexts({ callTime, content }));
    const { callerName, callerUnit, contactNumber } = FIVE;
    const texts = { callerName, callerUnit, contactNumber };
    expect(await house.act(number, 'supplyElements', {}, { role: 'agent', texts })).not.toHaveProperty('refused');
    expect(await identityOf(number)).toMatchObject({ name: '王五', contact: '13800000000' });
    expect(await house.state(number)).toMatchObject({ phase: 'received' });
  });
});
