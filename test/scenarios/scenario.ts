import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Counting } from './adopted';
import { City } from './city';

/** The packs that the scenarios name, and two in which the city has settled how it counts. */
const CITIES = {
  'suzhou-anhui': { pack: 'suzhou-anhui' },
  'an-city': { pack: 'an-city' },
  chongqing: { pack: 'chongqing' },
  bengbu: { pack: 'bengbu' },
  beijing: { pack: 'beijing' },
  shenzhen: { pack: 'shenzhen' },
  'an-city in working hours': { pack: 'an-city', confirmed: { hourMode: 'working' } },
  'suzhou-anhui to the end of office hours': {
    pack: 'suzhou-anhui',
    confirmed: { deadlineMoment: 'endOfOfficeHours' },
  },
} as const satisfies Record<string, { pack: string; confirmed?: Counting }>;

export type CityName = keyof typeof CITIES;

/** `in` opens another city, for what a scenario says of the same matter under other parameters */
type Steps = (city: City, also: { in: (name: CityName) => Promise<City> }) => Promise<void>;

export type Scenario = (id: string, city: CityName, title: string, steps: Steps) => void;

/**
 * Call once in a file of scenarios: answers how one is written. A city opens with the first scenario that needs it and is
 * shared by the others of the file; each scenario sets its clock anew and leaves no workflow running.
 */
export function scenarios(): Scenario {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const opened = new Map<CityName, Promise<City>>();
  const open = (name: CityName): Promise<City> => {
    const settled: { pack: string; confirmed?: Counting } = CITIES[name];
    const city = opened.get(name) ?? City.open(settled.pack, settled.confirmed);
    opened.set(name, city);
    return city;
  };
  afterEach(async () => {
    for (const city of opened.values()) await (await city).rest();
  });
  afterAll(async () => {
    for (const city of opened.values()) await (await city).close();
  });
  return (id, name, title, steps) => {
    test(`${id} · ${CITIES[name].pack} · ${title}`, async () => steps(await open(name), { in: open }));
  };
}
