import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { Knex } from 'knex';
import { canonical } from '../../db/chain';
import { rebuild } from '../../db/rebuild';
import { countOwed } from '../../db/unexplained';
import { verify } from '../../db/verify';
import { isArchived } from '../../domain/loop/state';
import { caseOf, casesOf } from '../store';

/** Every case of a round, looked at from each side. All lists are empty when all is well. */
export interface CasesProved {
  appeals: number;
  archived: number;
  brokenChains: readonly string[];
  /** rows of projections that the log, folded again, does not give */
  projectionDifferences: readonly string[];
  /** no workflow, or one whose state is not what the log folds to */
  workflowDifferences: readonly string[];
  /** histories that the present code does not replay */
  notReplaying: readonly string[];
  /** open obligations that nothing about their cases explains */
  unexplained: readonly string[];
}

const AT_ONCE = 8;

/** Chains, projections, workflows and their histories: each against the log. The installation is whole and may go on ringing. */
export async function proveCases(db: Knex, client: Client, bundle: WorkflowBundleOption): Promise<CasesProved> {
  const brokenChains: string[] = [];
  await verify(db, ({ number, v, fault }) => brokenChains.push(`${number} v${v}: ${fault}`));
  const projectionDifferences: string[] = [];
  const { unreadable } = await rebuild(db, {
    apply: false,
    onDifference: ({ table, number, row, found, columns }) =>
      projectionDifferences.push(`${table} ${number} ${row}: ${found} ${columns.join(', ')}`),
  });
  projectionDifferences.push(...unreadable.map(({ number, reason }) => `${number}: ${reason}`));
  const unexplained: string[] = [];
  await countOwed(db, ({ number, id, phase, orderStatus }) =>
    unexplained.push([number, id, phase, orderStatus ?? ''].join(' ').trim()),
  );
  const cases = await casesOf(db);
  const numbers = [...cases.keys()];
  const workflowDifferences: string[] = [];
  const waiting = [...numbers];
  const compareNext = async (): Promise<void> => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
      const difference = await workflowAgainstStore(db, client, number);
      if (difference) workflowDifferences.push(`${number}: ${difference}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, compareNext));
  return {
    appeals: numbers.length,
    archived: [...cases.values()].filter(isArchived).length,
    brokenChains,
    projectionDifferences,
    workflowDifferences,
    unexplained,
    notReplaying: await replayed(client, numbers, bundle),
  };
}

const LOOKS = 20;

/** An alarm may ring between the two readings, so states are compared at the same version, as soon as there is one. */
async function workflowAgainstStore(db: Knex, client: Client, number: string): Promise<string | null> {
  const handle = client.workflow.getHandle(number);
  let found = '';
  for (let look = 0; look < LOOKS; look++) {
    const stored = await caseOf(db, number);
    if (!stored) return 'no projection';
    try {
      const { status } = await handle.describe();
      const heard: unknown = await handle.query('state');
      const ended = isArchived(stored) ? 'COMPLETED' : 'RUNNING';
      if (canonical(heard) === canonical(stored)) {
        if (status.name === ended) return null;
        found = `${status.name}, and the log says ${stored.phase}`;
      } else {
        found = `v${(heard as { version?: number }).version} and the log's v${stored.version} are not the same`;
      }
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'no workflow';
      found = error instanceof Error ? error.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return found;
}

async function replayed(
  client: Client,
  numbers: readonly string[],
  workflowBundle: WorkflowBundleOption,
): Promise<string[]> {
  async function* histories() {
    for (const workflowId of numbers)
      yield { workflowId, history: await client.workflow.getHandle(workflowId).fetchHistory() };
  }
  const failures: string[] = [];
  const options = { workflowBundle, sinks: { relay: { opened: { fn: () => undefined } } } };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories()))
    if (error) failures.push(`${workflowId}: ${error.message}`);
  return failures;
}
