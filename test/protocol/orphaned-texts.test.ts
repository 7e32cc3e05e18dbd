import { dropOrphanedTexts, keepTexts, newText } from '../../db/intake';
import { House } from '../house/house';

describe('texts that no event refers to', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());

  test('are cleared away once no answer can be on its way any more, and no other is', async () => {
    await house.register();
    const kept = await house.db('texts').pluck<string[]>('id');
    const orphan = newText({ words: '我的电话 000' });
    await keepTexts(house.db, house.city, [orphan]);
    expect(await dropOrphanedTexts(house.db)).toBe(0);
    expect(await dropOrphanedTexts(house.db, 0)).toBe(1);
    expect(await house.db('texts').pluck('id')).toEqual(kept);
  });
});
