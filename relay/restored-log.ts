import type { Client } from '@temporalio/client';
import type { Knex } from 'knex';
import { leapNumbers } from '../db/backup/leap-numbers';
import { postgresNow } from '../db/clock';
import { casesAmong, startsWaiting } from '../db/reconcile';
import { endWorkflow, runningCases, runningWorkflows, tellCase } from './case-client';
import { type Finding, reconcileAll } from './reconciler';
import { pause } from './relay';

const AT_ONCE = 100;
const LOOK_EVERY_MS = 200;
/** an order to start can be lost to a relay that found the workflow running in the moment before it was ended */
const MOST_LOOKS = 3;

/** Temporal's name for the workflow of a rollout (rollout-starter.ts) */
const ROLLOUT = 'rollout';

/** What it took to bring the workflows to a restored log. */
export interface Settled {
  /** open appeals compared with their workflows */
  checked: number;
  findings: Readonly<Record<Finding['done'], number>>;
  /** appeals whose workflow waits to be started still; the relay goes on with them */
  startsWaiting: number;
  /** rollouts whose workflow was ended: those that are due begin anew where the store says they are */
  rolloutsEnded: number;
}

export interface SettleOptions {
  /** workflows of other queues are somebody else's */
  taskQueue: string;
  onFinding: (finding: Finding) => void;
  patienceMs: number;
  signal: AbortSignal;
}

/**
 * Brings every workflow to a log that was restored, which is the truth from now on (record protocol, 3b and 8). A workflow of
 * an appeal that the log does not know is ended; one of an appeal that was archived meanwhile hears of it; then every open
 * appeal is compared, and one whose workflow is missing, behind or ahead gets one that knows what the log knows. A rollout
 * begins anew where the store says it is. Numbers given from now on are none that was given after the backup.
 *
 * A worker must run, and nobody may act on appeals meanwhile. Waits up to `patienceMs` for the starts that it ordered.
 */
export async function settleRestoredLog(
  db: Knex,
  client: Client,
  { taskQueue, onFinding, patienceMs, signal }: SettleOptions,
): Promise<Settled> {
  const findings: Record<Finding['done'], number> = {
    startOrdered: 0,
    told: 0,
    restarted: 0,
    ended: 0,
    forAnOperator: 0,
  };
  const tell = (finding: Finding): void => {
    findings[finding.done] += 1;
    onFinding(finding);
  };
  await leapNumbers(db, await postgresNow(db));
  for await (const numbers of inGroups(runningCases(client, taskQueue))) {
    signal.throwIfAborted();
    const known = await casesAmong(db, numbers);
    for (const found of await Promise.all(numbers.map((number) => settleRunning(client, number, known.get(number)))))
      if (found) tell(found);
  }
  let rolloutsEnded = 0;
  for await (const id of runningWorkflows(client, ROLLOUT, taskQueue)) {
    await endWorkflow(client, id, 'the log was restored');
    rolloutsEnded += 1;
  }
  for (let look = 1; ; look++) {
    signal.throwIfAborted();
    const before = findings.restarted;
    const { checked } = await reconcileAll(db, client, tell, { logWasRestored: true });
    const waiting = await startsLeft(db, patienceMs, signal);
    if (findings.restarted === before || look === MOST_LOOKS)
      return { checked, findings, startsWaiting: waiting, rolloutsEnded };
  }
}

/** how many starts are still ordered when none is left, or the patience is at its end */
async function startsLeft(db: Knex, patienceMs: number, signal: AbortSignal): Promise<number> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const waiting = await startsWaiting(db);
    if (waiting === 0 || performance.now() > until || signal.aborted) return waiting;
    await pause(LOOK_EVERY_MS, signal);
  }
}

/** a workflow that runs although the log has no open appeal of its number */
async function settleRunning(
  client: Client,
  number: string,
  known: { version: number; isArchived: boolean } | undefined,
): Promise<Finding | null> {
  if (!known) {
    await endWorkflow(client, number, 'the restored log does not know this appeal');
    return { number, found: 'notInLog', done: 'ended', log: null, workflow: null };
  }
  if (!known.isArchived) return null;
  const finding = { number, found: 'archivedInLog', log: known.version, workflow: null } as const;
  try {
    await tellCase(client, number, known.version);
    return { ...finding, done: 'told' };
  } catch {
    // archived in the log: nothing is left that its workflow could do
    await endWorkflow(client, number, 'archived in the restored log');
    return { ...finding, done: 'ended' };
  }
}

async function* inGroups(numbers: AsyncIterable<string>): AsyncGenerator<string[]> {
  let group: string[] = [];
  for await (const number of numbers) {
    group.push(number);
    if (group.length < AT_ONCE) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
