import { figure, type Figure, percentile } from '../figure';
import { floorCase } from '../floor/floor-case';
import type { Laboratory } from '../laboratory';
import { ACTIONS_OF_A_CASE } from '../plain-case';
import type { Row, Scale } from '../row';
import { rush, type Rush, together, totalCpu } from '../rush';

const CLIENTS = 16;
const ROUNDS: Readonly<Record<Scale, number>> = { quick: 2, usual: 5, full: 10 };
const WINDOW_MS = 6_000;
const WARM_UP_MS = 1_500;

/**
 * Plain cases at saturation beside the raw floor, in turns within the same minutes. The product is measured as people meet
 * it, through HTTP; the floor's client sends its Updates straight to the server. Processor time counts everybody on either
 * side: the client, the API where there is one, the worker, Temporal and PostgreSQL.
 */
export const closed: Row = {
  name: 'closed',
  zh: '每秒办结的普通诉求',
  en: 'plain cases closed per second',
  async measure(lab, scale) {
    const floors: Rush[] = [];
    const products: Rush[] = [];
    for (let round = 0; round <= ROUNDS[scale]; round++) {
      floors.push(await atSaturation(lab, ['floor'], (told) => floorCase(lab.client, lab.pool, told)));
      products.push(await atSaturation(lab, ['worker', 'api'], (told) => lab.workers.wholeCase(told)));
    }
    // the first round warms up the code of every process
    const [floor, product] = [together(floors.slice(1)), together(products.slice(1))];
    return [
      figure('plain cases closed, 16 clients', casesPerSecond(product), '/s'),
      figure('floor: cases closed, 16 clients', casesPerSecond(floor), '/s'),
      figure('plain cases closed, of the floor', casesPerSecond(product) / casesPerSecond(floor), 'ratio', {
        atLeast: 0.8,
      }),
      ...cpuFigures(product, floor),
      figure('acknowledgement at saturation, p99', acknowledgedWithin(product, 0.99), 'ms'),
      figure('floor: acknowledgement at saturation, p99', acknowledgedWithin(floor, 0.99), 'ms'),
      figure(
        'acknowledgement at saturation, p99 of the floor',
        acknowledgedWithin(product, 0.99) / acknowledgedWithin(floor, 0.99),
        'ratio',
        { atMost: 1.5 },
      ),
    ];
  },
};

function atSaturation(
  lab: Laboratory,
  own: ('floor' | 'worker' | 'api')[],
  oneCase: Parameters<typeof rush>[0]['oneCase'],
): Promise<Rush> {
  const parts = Object.fromEntries(
    [...own, 'temporal' as const, 'postgres' as const].map((name) => [name, lab.pidOf(name)]),
  );
  return rush({
    clients: CLIENTS,
    warmUpMs: WARM_UP_MS,
    windowMs: WINDOW_MS,
    oneCase,
    parts: { client: process.pid, ...parts },
  });
}

const casesPerSecond = (r: Rush): number => r.acknowledged.length / ACTIONS_OF_A_CASE / r.seconds;

function cpuFigures(product: Rush, floor: Rush): Figure[] {
  if (!product.cpu || !floor.cpu) return [];
  const ofACase = (r: Rush, seconds: number): number => (seconds * ACTIONS_OF_A_CASE) / r.acknowledged.length;
  const byPart = (name: string, r: Rush): Figure[] =>
    Object.entries(r.cpu ?? {}).map(([part, seconds]) =>
      figure(`${name}, ${part}`, ofACase(r, seconds) * 1000, 'CPU-ms'),
    );
  const [whole, floorWhole] = [ofACase(product, totalCpu(product.cpu)), ofACase(floor, totalCpu(floor.cpu))];
  return [
    ...byPart('CPU of a plain case', product),
    ...byPart('floor: CPU of a case', floor),
    figure('CPU of a plain case', whole * 1000, 'CPU-ms'),
    figure('floor: CPU of a case', floorWhole * 1000, 'CPU-ms'),
    figure('CPU of a plain case, of the floor', whole / floorWhole, 'ratio', { atMost: 1.3 }),
  ];
}

/** registrations are acknowledged before their workflow starts, and are no part of this */
function acknowledgedWithin({ acknowledged }: Rush, share: number): number {
  return percentile(
    acknowledged.filter((a) => a.action !== 'register').map((a) => a.ms),
    share,
  );
}
