import { House, UNIT } from '../house/house';

describe('a unit ends while somebody gives it work', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
    await house.startWorker();
  });
  afterAll(() => house.close());

  test('what was on its way is refused where it is recorded, and nothing is left with the unit', async () => {
    const [one, other] = [await house.register(), await house.register()];
    expect(await house.act(one, 'dispatch', { unit: 'u2-2', mode: 'transfer' })).not.toHaveProperty('refused');
    const until = new Date(await house.now());
    await house.db('units').where({ id: 'u2-2' }).update({ active_until: until });
    // the API had found the unit standing when the request came
    expect(await house.act(other, 'dispatch', { unit: 'u2-2', mode: 'transfer' })).toMatchObject({
      refused: { code: 'unitGone', detail: { unit: 'u2-2' } },
    });
    expect(await house.act(other, 'dispatch', { unit: UNIT, mode: 'transfer' })).not.toHaveProperty('refused');
    // its own people may still work on what it has, until that is handed over
    expect(await house.act(one, 'sign', {}, { unit: 'u2-2' })).not.toHaveProperty('refused');
    expect(await house.act(one, 'handOver', { from: 'u2-2', to: UNIT })).not.toHaveProperty('refused');
    expect(await house.state(one)).toMatchObject({ orders: [{ unit: UNIT, status: 'signed' }] });
    expect(house.faults).toEqual([]);
  });
});
