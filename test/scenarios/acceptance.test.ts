import type { City } from './city';
import { inWords } from './moment';
import { scenarios } from './scenario';

const scenario = scenarios();
const AGENT = { role: 'agent' } as const;

interface Pack {
  acceptedMatters: { code: string; text: string }[];
}

async function matters(city: City): Promise<Pack['acceptedMatters']> {
  const { body } = await (await city.as('agent')).get<{ pack: Pack }>('/api/v1/policy');
  return body.pack.acceptedMatters;
}

/** one appeal of each kind of matter that the city's list names is taken on; answers their numbers by the kind's code */
async function takenOn(
  city: City,
  appeals: Readonly<Record<string, Record<string, unknown>>>,
): Promise<Readonly<Record<string, string>>> {
  const numbers: Record<string, string> = {};
  const named = await matters(city);
  expect(named.map(({ code }) => code)).toEqual(Object.keys(appeals));
  for (const { code, text } of named) {
    const number = await city.register({ title: text, following: undefined, ...appeals[code] });
    await city.act(number, 'accept', {}, AGENT);
    expect(await city.page(number)).toMatchObject({ stage: 'accepted', category: appeals[code]?.['category'] });
    numbers[code] = number;
  }
  return numbers;
}

/** one appeal is declined for each reason that the city's list names, given what that reason asks for beside it */
async function declined(
  city: City,
  asked: Readonly<Record<string, { given?: object; input?: object; words?: true }>>,
): Promise<void> {
  const agent = await city.as('agent');
  const { body } = await agent.get<{ nonAcceptanceReasons: { code: string }[] }>('/api/v1/policy');
  expect(body.nonAcceptanceReasons.map(({ code }) => code)).toEqual(Object.keys(asked));
  for (const [reason, { given, input, words }] of Object.entries(asked)) {
    const number = await city.register({ category: 'complaint', following: undefined, ...given });
    const texts = words ? { texts: { explanation: '已向来电人说明。' } } : {};
    await city.act(number, 'notAccept', { reason, told: true, ...input }, { ...AGENT, ...texts });
    expect(await city.eventsOf(number, 'notAccepted')).toMatchObject([{ reason, told: true, ...input }]);
    expect(await city.page(number)).toMatchObject({ stage: 'closed', outcome: 'notAccepted' });
  }
}

scenario(
  'SA-1',
  'suzhou-anhui',
  'The network centre takes a message on in the night of a holiday [SA-1]',
  async (city) => {
    await city.at('2026-02-17 02:10');
    const message = '小区门口路灯三天不亮，请修复。';
    const number = await city.register({ channel: 'website', category: 'complaint', message });
    const page = await city.page(number);
    expect(page).toMatchObject({ channel: 'website', stage: 'accepted' });
    const instants = [page.receivedAt, page.acceptedAt ?? ''].map((at) => inWords(Date.parse(at)));
    expect(instants).toEqual(['2026-02-17 02:10', '2026-02-17 02:10']);
  },
);

scenario('SA-5', 'suzhou-anhui', 'Six accepted matters, seven reasons to decline [SA-5]', async (city) => {
  await city.at('2026-03-02 10:00');
  await takenOn(city, {
    'SZA-A1': { category: 'consultation' },
    'SZA-A2': { category: 'complaint' },
    'SZA-A3': { category: 'suggestion' },
    'SZA-A4': { category: 'opinion' },
    'SZA-A5': { category: 'suggestion' },
    'SZA-A6': { category: 'help' },
  });
  const unlisted = await city.register({ category: 'criticism', following: undefined });
  expect(await city.refusal(unlisted, 'accept', {}, AGENT)).toMatchObject({ code: 'categoryNotInPack' });

  await declined(city, {
    'SZA-N1': {},
    'SZA-N2': {},
    'SZA-N3': {},
    'SZA-N4': {},
    'SZA-N5': { input: { line: '120' } },
    'SZA-N6': {},
    'SZA-N7': { words: true },
  });
});

scenario('AN-1', 'an-city', 'Five accepted kinds, with consumer and market matters [AN-1]', async (city) => {
  await city.at('2026-03-02 10:00');
  const { 'AN-A4': consumer = '', 'AN-A5': market = '' } = await takenOn(city, {
    'AN-A1': { category: 'consultation' },
    'AN-A2': { category: 'suggestion' },
    'AN-A3': { category: 'report' },
    'AN-A4': { category: 'complaint', marks: { consumer: true } },
    'AN-A5': { category: 'report', marks: { unfairCompetition: true, realName: true } },
  });
  expect((await city.owed(consumer, 'statute')).why.statute).toBe('LAW-CONSUMER-46');
  expect((await city.page(market)).marks).toMatchObject({ unfairCompetition: true, confidential: true });
});

scenario('AN-2', 'an-city', 'Nine reasons to decline [AN-2]', async (city) => {
  await city.at('2026-03-02 10:00');
  const old = await city.signed({ category: 'complaint' });
  await city.feedback(old);
  await city.act(old, 'approveFeedback');
  await declined(city, {
    'AN-N1': {},
    'AN-N2': { input: { line: '96333' } },
    'AN-N3': {},
    'AN-N4': {},
    'AN-N5': {},
    'AN-N6': { given: { repeatOf: old } },
    'AN-N7': {},
    'AN-N8': {},
    'AN-N9': { given: { marks: { consumer: true } } },
  });
});

scenario('SA-7', 'suzhou-anhui', 'A clear question is answered at once [SA-7]', async (city) => {
  await city.at('2026-03-02 10:00');
  const number = await city.register({ category: 'consultation' });
  const forms = ['answerDirectly', 'handleDirectly'];
  expect(await city.offered(number, 'agent')).toEqual(expect.arrayContaining(forms));
  expect(await city.offered(number, 'dispatcher')).toContain('dispatch');
  expect(await city.offered(number, 'hotlineOffice')).toContain('submitForInstruction');
  await city.act(number, 'answerDirectly', {}, { ...AGENT, texts: { answer: '请带身份证到窗口办理。' } });
  expect(await city.page(number)).toMatchObject({ stage: 'archived', outcome: 'directlyAnswered', orders: [] });
});
