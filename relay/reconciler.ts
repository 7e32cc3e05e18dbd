import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Knex } from 'knex';
import { alarmsMissed, openCasesAfter, type OpenCase } from '../db/reconcile';
import { orderStart } from '../db/starts';
import { nextAlarm } from '../domain/obligation/obligation';
import type { CaseState, Unregistered } from '../domain/loop/state';
import { tellCase } from './case-client';
import { pause } from './relay';

const EVERY_MS = 60_000;
/** an alarm that has not rung for so long after its instant is looked into */
const MISSED_MS = 30_000;
const AT_ONCE = 50;

/** What was found on one case, and what was done about it. */
export interface Finding {
  number: string;
  found: 'noWorkflow' | 'workflowBehind' | 'workflowAhead' | 'alarmDiffers' | 'workflowEnded';
  done: 'startOrdered' | 'told' | 'forAnOperator';
  log: number;
  workflow: number | null;
}

/** Looks by itself, every minute, into cases whose alarm is overdue. */
export async function runReconciler(options: {
  db: Knex;
  client: Client;
  signal: AbortSignal;
  onFault: (error: unknown) => void;
}): Promise<void> {
  const { db, client, signal, onFault } = options;
  while (!signal.aborted) {
    await pause(EVERY_MS, signal);
    if (signal.aborted) return;
    try {
      for (const open of await alarmsMissed(db, MISSED_MS, AT_ONCE)) await reconcileCase(db, client, open);
    } catch (error) {
      onFault(error);
    }
  }
}

/**
 * Compares every open appeal of the store with its workflow: that it runs, knows the log's version, and has the log's next
 * alarm. Repairs what can be repaired: a missing workflow is started, one that is behind is told. A workflow that is ahead of
 * the log means that the log was restored behind it: that is an operator's case, and is only reported.
 */
export async function reconcileAll(
  db: Knex,
  client: Client,
  onFinding: (finding: Finding) => void,
): Promise<{ checked: number; findings: number }> {
  let checked = 0;
  let findings = 0;
  for (let after = ''; ;) {
    const cases = await openCasesAfter(db, after, AT_ONCE);
    const last = cases.at(-1);
    if (!last) return { checked, findings };
    after = last.number;
    for (const open of cases) {
      checked += 1;
      const finding = await reconcileCase(db, client, open);
      if (finding) {
        findings += 1;
        onFinding(finding);
      }
    }
  }
}

async function reconcileCase(db: Knex, client: Client, open: OpenCase): Promise<Finding | null> {
  const { number } = open;
  const finding = (found: Finding['found'], done: Finding['done'], workflow: number | null): Finding => ({
    number,
    found,
    done,
    log: open.version,
    workflow,
  });
  const handle = client.workflow.getHandle(number);
  let state: CaseState | Unregistered;
  try {
    const { status } = await handle.describe();
    if (status.name !== 'RUNNING') return finding('workflowEnded', 'forAnOperator', null);
    state = await handle.query<CaseState | Unregistered>('state');
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    await orderStart(db, number);
    return finding('noWorkflow', 'startOrdered', null);
  }
  if (state.version > open.version) return finding('workflowAhead', 'forAnOperator', state.version);
  if (state.version < open.version) {
    await tellCase(client, number, open.version);
    return finding('workflowBehind', 'told', state.version);
  }
  if (nextAlarm(state.owed) !== open.alarm_at) return finding('alarmDiffers', 'forAnOperator', state.version);
  return null;
}
