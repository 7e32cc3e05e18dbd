import { figure, type Figure, percentile } from '../figure';
import { floorCase, floorThroughHttp } from '../floor/floor-case';
import type { Laboratory, ProcessName } from '../laboratory';
import { ACTIONS_OF_A_CASE, type Told } from '../plain-case';
import type { Row, Scale } from '../row';
import { rush, type Rush, together, totalCpu } from '../rush';

const CLIENTS = 16;
const ROUNDS: Readonly<Record<Scale, number>> = { quick: 1, usual: 4, full: 10 };
const WINDOW_MS = 5_000;
const WARM_UP_MS = 1_000;

/**
 * Plain cases at saturation beside the raw floor, in turns within the same minutes. The product is measured as people meet
 * it, through HTTP; the floor's client sends its Updates straight to the server. The floor behind the thinnest API says
 * how much of the difference is HTTP. Processor time counts everybody on either side: client, API, worker, Temporal and
 * PostgreSQL.
 */
export const closed: Row = {
  name: 'closed',
  zh: '每秒办结的普通诉求',
  en: 'plain cases closed per second',
  async measure(lab, scale) {
    const http = floorThroughHttp(lab.floorDesk);
    const sides: Record<'floor' | 'floorHttp' | 'product', Rush[]> = { floor: [], floorHttp: [], product: [] };
    for (let round = 0; round <= ROUNDS[scale]; round++) {
      sides.floor.push(await atSaturation(lab, ['floor-worker'], (told) => floorCase(lab.floor, told)));
      sides.product.push(await atSaturation(lab, ['worker', 'api'], (told) => lab.workers.wholeCase(told)));
      sides.floorHttp.push(await atSaturation(lab, ['floor-worker', 'floor-api'], (told) => floorCase(http, told)));
    }
    // the first round warms up the code of every process
    const measured = (rushes: readonly Rush[]): Rush => together(rushes.slice(1));
    const [floor, floorHttp, product] = [measured(sides.floor), measured(sides.floorHttp), measured(sides.product)];
    const waited = { product: acknowledgedWithin(product, 0.99), floor: acknowledgedWithin(floor, 0.99) };
    return [
      figure('plain cases closed, 16 clients', casesPerSecond(product), '/s'),
      figure('floor: cases closed, 16 clients', casesPerSecond(floor), '/s'),
      figure('plain cases closed, of the floor', casesPerSecond(product) / casesPerSecond(floor), 'ratio', {
        atLeast: 0.8,
      }),
      figure(
        'plain cases closed, of the floor behind HTTP',
        casesPerSecond(product) / casesPerSecond(floorHttp),
        'ratio',
      ),
      ...cpuFigures({ floor, floorHttp, product }),
      figure('acknowledgement at saturation, p99', waited.product, 'ms'),
      figure('floor: acknowledgement at saturation, p99', waited.floor, 'ms'),
      figure('acknowledgement at saturation, p99 of the floor', waited.product / waited.floor, 'ratio', {
        atMost: 1.5,
      }),
    ];
  },
};

function atSaturation(
  lab: Laboratory,
  own: readonly ProcessName[],
  oneCase: (told: Told) => Promise<unknown>,
): Promise<Rush> {
  const names: readonly ProcessName[] = [...own, 'temporal', 'postgres'];
  return rush({
    clients: CLIENTS,
    warmUpMs: WARM_UP_MS,
    windowMs: WINDOW_MS,
    oneCase,
    parts: { client: process.pid, ...Object.fromEntries(names.map((name) => [name, lab.pidOf(name)])) },
  });
}

const casesPerSecond = (r: Rush): number => r.acknowledged.length / ACTIONS_OF_A_CASE / r.seconds;

function cpuFigures({ floor, floorHttp, product }: Record<'floor' | 'floorHttp' | 'product', Rush>): Figure[] {
  if (!floor.cpu || !floorHttp.cpu || !product.cpu) return [];
  const ofACase = (r: Rush, seconds: number): number => (seconds * 1000 * ACTIONS_OF_A_CASE) / r.acknowledged.length;
  const byPart = (name: string, r: Rush): Figure[] =>
    Object.entries(r.cpu ?? {}).map(([part, seconds]) => figure(`${name}, ${part}`, ofACase(r, seconds), 'CPU-ms'));
  const whole = ofACase(product, totalCpu(product.cpu));
  const floorWhole = ofACase(floor, totalCpu(floor.cpu));
  const floorHttpWhole = ofACase(floorHttp, totalCpu(floorHttp.cpu));
  return [
    ...byPart('CPU of a plain case', product),
    ...byPart('floor: CPU of a case', floor),
    figure('CPU of a plain case', whole, 'CPU-ms'),
    figure('floor: CPU of a case', floorWhole, 'CPU-ms'),
    figure('floor behind HTTP: CPU of a case', floorHttpWhole, 'CPU-ms'),
    figure('CPU of a plain case, of the floor', whole / floorWhole, 'ratio', { atMost: 1.3 }),
    figure('CPU of a plain case, of the floor behind HTTP', whole / floorHttpWhole, 'ratio'),
  ];
}

/** registrations are acknowledged before their workflow starts, and are no part of this */
function acknowledgedWithin({ acknowledged }: Rush, share: number): number {
  return percentile(
    acknowledged.filter((a) => a.action !== 'register').map((a) => a.ms),
    share,
  );
}
