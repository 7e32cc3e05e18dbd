import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { bundleWorkflows } from '../../workflow-bundle';
import { verify } from '../../db/verify';
import { figure } from '../figure';
import { inParallel } from '../in-parallel';
import type { Laboratory } from '../laboratory';
import type { Row, Scale } from '../row';

const CASES: Readonly<Record<Scale, number>> = { quick: 40, usual: 200, full: 500 };
/** chains are verified again and again for so long */
const VERIFY_MS = 3_000;

/** What an auditor's machine verifies a second in one process: event chains, and histories replayed by the present code. */
export const verifying: Row = {
  name: 'verify',
  zh: '校验与重放',
  en: 'verifying and replaying',
  async measure(lab, scale) {
    const numbers = await archivedCases(lab, CASES[scale]);
    return [
      figure('event chains verified, one process', await chainsPerSecond(lab, numbers), '/s', { atLeast: 2_000 }),
      figure('histories replayed, one process', await replaysPerSecond(lab, numbers), '/s', { atLeast: 40 }),
    ];
  },
};

/** plain cases that went the whole way, more of them where there are not enough */
async function archivedCases({ db, workers }: Laboratory, count: number): Promise<string[]> {
  const rows = await db<{ number: string; phase: string; outcome: string }>('appeals')
    .where({ phase: 'archived', outcome: 'solved' })
    .limit(count)
    .select('number');
  const missing = Math.max(0, count - rows.length);
  const more = await inParallel(missing, 8, () => workers.wholeCase(() => undefined));
  return [...rows.map((r) => r.number), ...more];
}

async function chainsPerSecond({ db }: Laboratory, numbers: readonly string[]): Promise<number> {
  const since = performance.now();
  let chains = 0;
  while (performance.now() - since < VERIFY_MS) {
    const { cases, broken } = await verify(db, () => undefined, numbers);
    if (broken > 0) throw new Error(`${broken} events are broken`);
    chains += cases;
  }
  return (chains * 1000) / (performance.now() - since);
}

/** of histories at hand, the worker of the replay being ready: from the first result to the last */
async function replaysPerSecond({ client }: Laboratory, numbers: readonly string[]): Promise<number> {
  const logger = new DefaultLogger('WARN');
  Runtime.install({ logger });
  const workflowBundle = await bundleWorkflows();
  const histories = await Promise.all(
    numbers.map(async (workflowId) => ({
      workflowId,
      history: await client.workflow.getHandle(workflowId).fetchHistory(),
    })),
  );
  const sinks = { relay: { opened: { fn: () => undefined } } };
  let since: number | null = null;
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle, sinks }, histories)) {
    since ??= performance.now();
    if (error) throw new Error(`${workflowId} does not replay: ${error.message}`);
  }
  return ((numbers.length - 1) * 1000) / (performance.now() - (since ?? 0));
}
