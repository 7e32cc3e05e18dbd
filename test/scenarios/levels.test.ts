import { SECOND, UNIT } from './city';
import type { Page } from './page';
import { scenarios } from './scenario';

const scenario = scenarios();
/** below the first unit: a street of the third level */
const BELOW = 'u3-1-1';

const unitsOn = ({ orders }: Page): string[] => orders.map(({ unit }) => unit.id);

scenario('SA-3', 'suzhou-anhui', 'One order at three levels, each with its own duties [SA-3]', async (city) => {
  await city.at('2026-03-02 10:00');
  const number = await city.signed({ category: 'complaint' });
  const second = { role: 'handler', unit: UNIT } as const;
  const third = { role: 'handler', unit: BELOW } as const;
  await city.act(number, 'assignOrder', { order: 1, unit: BELOW, dueOn: '2026-03-16' }, second);
  await city.act(number, 'sign', { order: 2 }, third);

  const offeredOn = async (unit: string): Promise<string[]> =>
    (await city.page(number, 'handler', unit)).mayDo.filter(({ order }) => order !== null).map(({ link }) => link);
  expect(await offeredOn(BELOW)).toEqual(expect.arrayContaining(['submitPart', 'assignOrder']));
  expect(await offeredOn(BELOW)).not.toContain('submitFeedback');
  expect(await offeredOn(UNIT)).toEqual(expect.arrayContaining(['submitFeedback', 'assignOrder']));
  const elsewhere = await city.as('handler', SECOND);
  expect((await elsewhere.get(`/api/v1/appeals/${number}`)).status).toBe(403);

  for (const [role, unit] of [
    ['reviewer', null],
    ['handler', UNIT],
    ['handler', BELOW],
  ] as const)
    expect(unitsOn(await city.page(number, role, unit))).toEqual([UNIT, BELOW]);
  expect(await city.owed(number, 'handle')).toMatchObject({ unit: UNIT, due: '2026-03-23 24:00' });
  expect(await city.owed(number, 'part')).toMatchObject({ unit: BELOW, due: '2026-03-16 24:00' });

  await city.at('2026-03-13 10:00');
  await city.act(number, 'submitPart', { order: 2 }, { ...third, texts: { part: '路灯已更换。' } });
  expect(await offeredOn(UNIT)).toContain('acceptPart');
  await city.act(number, 'acceptPart', { order: 2 }, second);
  await city.feedback(number);
  expect(await city.offered(number, 'reviewer')).toContain('approveFeedback');
  await city.act(number, 'approveFeedback');
  expect((await city.page(number)).stage).toBe('closed');
});

scenario(
  'SA-3',
  'suzhou-anhui',
  'Matters of the provincial platform and of leaders keep their origin [SA-3]',
  async (city) => {
    await city.at('2026-03-02 10:00');
    for (const channel of ['provincialPlatform', 'leaderInstruction']) {
      const number = await city.signed({ channel, category: 'complaint' });
      await city.feedback(number);
      await city.act(number, 'approveFeedback');
      expect(await city.page(number)).toMatchObject({ channel, stage: 'closed', outcome: 'solved' });
    }
  },
);

scenario('AN-9', 'an-city', 'A social organisation and an enterprise sign and reply [AN-9]', async (city) => {
  await city.at('2026-03-02 10:00');
  const administrator = await city.as('administrator');
  for (const [id, kind, name] of [
    ['consumers', 'socialOrganisation', '消费者协会'],
    ['heating', 'enterprise', '安心供热公司'],
  ] as const) {
    expect((await administrator.post('/api/v1/units', { id, name, kind, parent: 'u1' })).status).toBe(201);
    const number = await city.signed({ category: 'complaint' }, id);
    expect(await city.owed(number, 'sign')).toMatchObject({ unit: id, status: 'met', late: false });
    expect(await city.owed(number, 'handle')).toMatchObject({ unit: id, due: '2026-03-09 24:00' });
    await city.silentFeedback(number, { role: 'handler', unit: id });
    const told = { role: 'handler', unit: id, texts: { reply: '已恢复供热。' } } as const;
    await city.act(number, 'reply', { method: 'telephone' }, told);
    expect(await city.eventsOf(number, 'replied')).toMatchObject([{ side: 'handlingUnit', by: { unit: id } }]);
    await city.act(number, 'approveFeedback');
    expect((await city.page(number)).stage).toBe('closed');
  }
});
