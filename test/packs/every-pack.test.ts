import { DefaultLogger, Runtime } from '@temporalio/worker';
import { isProcessedBy } from '../../domain/policy/processing-forms';
import { loadPolicy, packIds } from '../../packs/load';
import { City } from '../scenarios/city';
import { CityClock } from '../scenarios/city-clock';
import { modesOf, WAYS } from './course';

/** the packs of the product; the rehearsal is an invented city for trials */
const PACKS = packIds().filter((pack) => pack !== 'rehearsal');

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** links at the desk, each with the form of processing that it is */
const FORMS = [
  ['answerDirectly', 'directAnswer'],
  ['referCaller', 'referCaller'],
  ['handleDirectly', 'directHandling'],
] as const;

test('every pack of the product is there', () => {
  expect(PACKS).toHaveLength(14);
});

let clock: CityClock;
beforeAll(async () => {
  clock = await CityClock.start();
});
afterAll(() => clock.stop());

describe.each(PACKS)('the pack %s', (pack) => {
  const policy = loadPolicy(pack);
  let city: City;
  beforeAll(async () => {
    city = await City.open(pack, undefined, clock);
  });
  afterEach(() => city.rest());
  afterAll(() => city.close());

  test.each(modesOf(policy))('takes one appeal through %s to the archive', async (mode) => {
    await city.at('2026-03-02 10:00');
    const way = WAYS[mode];
    if (!way) throw new Error(`no way is written for the mode ${mode}`);
    const number = await way(city);
    expect(await city.state(number)).toMatchObject({ phase: 'archived', owed: [] });
  });

  test('offers at the desk what it names, and everything where it names no form', async () => {
    await city.at('2026-03-02 10:00');
    const number = await city.register({
      category: null,
      following: undefined,
      channel: policy.pack.channels?.[0]?.code ?? 'phone',
    });
    const given = { category: (policy.pack.categories ?? ['help'])[0] };
    await city.act(number, 'accept', given, { role: 'agent' });
    const offered = await city.offered(number, 'agent');
    for (const [link, form] of FORMS)
      expect([link, offered.includes(link)]).toEqual([link, isProcessedBy(policy, form)]);
    expect(offered.includes('transferToPartner')).toBe(pack === 'hainan');
    expect(await city.offered(number, 'dispatcher')).toContain('dispatch');
  });
});
