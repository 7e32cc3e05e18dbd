import { UNIT } from './city';
import { inWords } from './moment';
import { scenarios } from './scenario';

const scenario = scenarios();

const PERMIT = {
  unit: UNIT,
  title: '居住证办理',
  question: '外地人怎样办居住证？',
  laws: [{ name: '居住证暂行条例', article: '第九条' }],
  languages: ['cmn', 'yue'],
  effectiveFrom: '2026-01-01',
  reviewBy: '2026-12-31',
  publish: true,
  reason: '按现行条例',
};

scenario('S-05', 'shenzhen', 'Cantonese call, standard answer [SZ-4, SZ-5]', async (city) => {
  await city.at('2026-03-02 10:00');
  const owner = await city.as('handler', UNIT);
  const { body: entry } = await owner.post<{ id: string }>('/api/v1/knowledge', { ...PERMIT, answer: '第一版' });
  for (const basedOn of [1, 2])
    await owner.post(`/api/v1/knowledge/${entry.id}/versions`, { ...PERMIT, answer: `第 ${basedOn + 1} 版`, basedOn });

  await city.at('2026-06-20 03:00');
  const agent = await city.as('agent');
  const asked = `/api/v1/knowledge?language=yue&q=${encodeURIComponent('居住证怎样办')}`;
  const { body: found } = await agent.get<{ entries: { id: string; version: number; answer: string }[] }>(asked);
  expect(found.entries).toMatchObject([{ id: entry.id, version: 3, answer: '第 3 版' }]);
  const [{ answer } = { answer: '' }] = found.entries;

  const knowledge = (version: number) => ({ knowledge: { entry: entry.id, version }, language: 'yue', answer });
  const call = { category: 'consultation', language: 'yue' };
  const outdated = await city.tryToRegister({ ...call, title: '居住证', following: { answerDirectly: knowledge(2) } });
  expect(outdated.body).toMatchObject({ code: 'knowledgeNotInForce', rule: 'R-KNB-08' });
  const number = await city.register({ ...call, following: { answerDirectly: knowledge(3) } });

  const page = await city.page(number);
  expect(page).toMatchObject({ stage: 'archived', outcome: 'directlyAnswered', language: 'yue', orders: [] });
  expect(inWords(Date.parse(page.receivedAt))).toBe('2026-06-20 03:00');
  const [answered] = await city.eventsOf(number, 'directlyAnswered');
  expect(answered).toMatchObject({ knowledge: { entry: entry.id, version: 3 }, language: 'yue' });
  const whole = await agent.get<{ entry: { answered: number } }>(`/api/v1/knowledge/${entry.id}`);
  expect(whole.body.entry.answered).toBe(1);

  await city.at('2026-06-21 08:00');
  const leader = await city.as('municipalLeader');
  const morning = await leader.get<{ received: { parts: { as: string; count: number }[] } }>('/api/v1/boards/morning');
  const direct = morning.body.received.parts.find((part) => part.as === 'direct');
  expect(direct?.count).toBe(1);
});
