import { moment } from './moment';
import { scenarios } from './scenario';

const scenario = scenarios();

scenario('S-40', 'suzhou-anhui', 'Year without calendar data', async (city) => {
  await city.at('2026-12-28 10:00');
  const number = await city.dispatched({ category: 'complaint' });
  const before = (await city.page(number)).obligations.find((o) => o.kind === 'handle');
  expect(before?.provisional).toBe(true);
  expect(before?.sentence?.zh).toContain('暂定');
  expect((await city.owed(number, 'handle')).due).toBe('2027-01-18 24:00');

  const arrangement = { '2027': { rest: { 元旦: ['01-01'] }, work: {} } };
  const published = await (
    await city.as('administrator')
  ).post('/api/v1/calendars/national', {
    year: 2027,
    name: '试〔2026〕2号',
    arrangement,
    second: { name: '另一来源', arrangement },
  });
  expect([published.status, published.body]).toMatchObject([200, { published: true, knownThrough: '2027-12-24' }]);
  await city.reached();
  expect((await city.owed(number, 'handle')).due).toBe('2027-01-19 24:00');
  expect(await city.eventsOf(number, 'limitsRecomputed')).toMatchObject([
    {
      cause: 'calendar',
      moved: [{ dueWas: moment('2027-01-18 24:00'), dueIs: moment('2027-01-19 24:00') }],
    },
  ]);
  const after = (await city.page(number)).obligations.find((o) => o.kind === 'handle' && o.status === 'open');
  expect(after?.provisional).toBe(false);
  expect(after?.sentence?.zh).not.toContain('暂定');
});
