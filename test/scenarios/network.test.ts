import { SECOND, UNIT } from './city';
import { scenarios } from './scenario';

const scenario = scenarios();
const DISPATCHER = { role: 'dispatcher' } as const;
const TRANSFER = { mode: 'transfer' } as const;

scenario('S-20', 'bengbu', 'Ten minutes to assignment [BB-8]', async (city) => {
  await city.at('2026-02-16 23:55');
  const inTime = await city.register({ category: 'complaint' });
  const late = await city.register({ category: 'complaint' });
  expect((await city.owed(inTime, 'dispatch')).due).toBe('2026-02-17 00:05');

  await city.at('2026-02-17 00:05');
  await city.act(inTime, 'dispatch', { ...TRANSFER, unit: UNIT }, DISPATCHER);
  expect(await city.owed(inTime, 'dispatch')).toMatchObject({ status: 'met', late: false });
  expect(await city.told(inTime, 'supervisor')).toEqual([]);

  await city.at('2026-02-17 00:05:01');
  await city.act(late, 'dispatch', { ...TRANSFER, unit: UNIT }, DISPATCHER);
  expect(await city.owed(late, 'dispatch')).toMatchObject({ status: 'met', late: true });
  expect(await city.told(late, 'supervisor')).toEqual([['redCard', '2026-02-17 00:05']]);
  expect(await city.owedOf(late, 'handle')).toMatchObject([{ unit: UNIT, due: null }]);
});

scenario('S-21', 'beijing', 'Sub-centre [BJ-2] [BJ-7] [BJ-8] [BJ-9]', async (city) => {
  await city.at('2026-03-02 10:00');
  const suggestion = await city.register({ category: 'suggestion', title: '公交车次太少' });
  const criticism = await city.register({ category: 'criticism', title: '窗口态度' });
  expect(await city.offered(suggestion, 'dispatcher')).toContain('dispatch');

  await city.act(
    suggestion,
    'dispatch',
    { ...TRANSFER, unit: UNIT },
    { ...DISPATCHER, texts: { note: '属公共服务行业，转该分中心。' } },
  );
  await city.act(criticism, 'dispatch', { ...TRANSFER, unit: SECOND }, DISPATCHER);
  const list = async (unit: string): Promise<string[]> => {
    const { body } = await (await city.as('handler', unit)).get<{ tasks: { number: string }[] }>('/api/v1/tasks');
    return body.tasks.map((row) => row.number);
  };
  expect([await list(UNIT), await list(SECOND)]).toEqual([[suggestion], [criticism]]);
  const own = await city.as('handler', UNIT);
  expect((await own.get(`/api/v1/appeals/${suggestion}`)).status).toBe(200);
  expect((await own.get<{ code: string }>(`/api/v1/appeals/${criticism}`)).body.code).toBe('notYourUnit');
  const centre = await (await city.as('supervisor')).get<{ appeals: { number: string }[] }>('/api/v1/appeals');
  expect(centre.body.appeals.map((row) => row.number)).toEqual(expect.arrayContaining([suggestion, criticism]));

  for (const [number, unit] of [
    [suggestion, UNIT],
    [criticism, SECOND],
  ] as const) {
    await city.act(number, 'sign', {}, { role: 'handler', unit });
    await city.feedback(number, { unit });
    await city.act(number, 'approveFeedback', {}, { role: 'reviewer' });
    expect(await city.state(number)).toMatchObject({ phase: 'closed', outcome: 'solved' });
  }
});
