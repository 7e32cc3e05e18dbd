import { figure } from '../figure';
import { inParallel } from '../in-parallel';
import type { Laboratory } from '../laboratory';
import type { Row, Scale } from '../row';
import { historyOf } from './history';

const CALLS: Readonly<Record<Scale, number>> = { quick: 100, usual: 300, full: 1_000 };
const CLIENTS = 16;
const SAMPLES = 5;

/**
 * Calls that the agent answers at once, beside plain cases in turns. A call counts when its workflow has ended, not when the
 * agent has the answer: what is put off is part of the cost.
 */
export const direct: Row = {
  name: 'direct',
  zh: '直接答复的来电',
  en: 'calls answered directly',
  async measure(lab, scale) {
    const rates: { calls: number[]; plain: number[] } = { calls: [], plain: [] };
    const numbers: string[] = [];
    const plainCases = CALLS[scale] / 5;
    for (let round = 0; round < 2; round++) {
      rates.plain.push(
        await perSecond(
          plainCases,
          () => inParallel(plainCases, CLIENTS, () => lab.workers.wholeCase(() => undefined)),
          lab,
        ),
      );
      rates.calls.push(
        await perSecond(
          CALLS[scale],
          async () => numbers.push(...(await inParallel(CALLS[scale], CLIENTS, () => lab.workers.answerDirectly()))),
          lab,
        ),
      );
    }
    const sizes = await Promise.all(numbers.slice(-SAMPLES).map((number) => historyOf(lab, number)));
    const [calls, plain] = [mean(rates.calls), mean(rates.plain)];
    return [
      figure('directly answered: history', Math.max(...sizes.map((s) => s.events)), 'events', { atMost: 6 }),
      figure('directly answered: workflow tasks', Math.max(...sizes.map((s) => s.tasks)), 'tasks', { atMost: 1 }),
      figure('directly answered, 16 clients', calls, '/s'),
      figure('directly answered, of plain cases', calls / plain, 'ratio', { atLeast: 3 }),
    ];
  },
};

async function perSecond(count: number, work: () => Promise<unknown>, lab: Laboratory): Promise<number> {
  const since = performance.now();
  await work();
  await lab.untilOpened();
  return (count * 1000) / (performance.now() - since);
}

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
