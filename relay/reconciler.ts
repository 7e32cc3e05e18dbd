import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Knex } from 'knex';
import { alarmsMissed, openCase, openCasesAfter, type OpenCase } from '../db/reconcile';
import { orderStart } from '../db/starts';
import { nextAlarm } from '../domain/obligation/obligation';
import type { CaseState, Unregistered } from '../domain/loop/state';
import { tellCase } from './case-client';
import { pause } from './relay';

const EVERY_MS = 60_000;
/** an alarm that has not rung for so long after its instant is looked into */
const MISSED_MS = 30_000;
const AT_ONCE = 50;
/** a workflow that does not answer within this is reported */
const ANSWERS_WITHIN_MS = 10_000;

/** What was found on one case, and what was done about it. */
export interface Finding {
  number: string;
  found: 'noWorkflow' | 'workflowBehind' | 'workflowAhead' | 'alarmDiffers' | 'workflowEnded' | 'noAnswer';
  done: 'startOrdered' | 'told' | 'forAnOperator';
  log: number;
  workflow: number | null;
}

/** Looks by itself, every minute, into every case whose alarm is overdue; what it finds is reported. */
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
      for (let after = ''; !signal.aborted;) {
        const missed = await alarmsMissed(db, MISSED_MS, after, AT_ONCE);
        const last = missed.at(-1);
        if (!last) break;
        after = last.number;
        for (const open of missed) {
          const finding = await reconcileCase(db, client, open);
          if (finding) onFault(new Error(`appeal ${finding.number}: ${finding.found}, ${finding.done}`));
        }
      }
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
    state = await client.withDeadline(Date.now() + ANSWERS_WITHIN_MS, async () => {
      const { status } = await handle.describe();
      if (status.name !== 'RUNNING') throw new NotRunning();
      return handle.query<CaseState | Unregistered>('state');
    });
  } catch (error) {
    const gone = error instanceof WorkflowNotFoundError;
    if (!gone && !(error instanceof NotRunning)) return finding('noAnswer', 'forAnOperator', null);
    if (!(await openCase(db, number))) return null;
    await orderStart(db, number);
    return finding(gone ? 'noWorkflow' : 'workflowEnded', 'startOrdered', null);
  }
  // people act meanwhile: the log is read again, after the workflow
  const log = await openCase(db, number);
  if (!log) return null;
  if (state.version > log.version) return finding('workflowAhead', 'forAnOperator', state.version);
  if (state.version < log.version) {
    try {
      await tellCase(client, number, log.version);
    } catch {
      return finding('noAnswer', 'forAnOperator', state.version);
    }
    return finding('workflowBehind', 'told', state.version);
  }
  if (nextAlarm(state.owed) !== log.alarm_at) return finding('alarmDiffers', 'forAnOperator', state.version);
  return null;
}

class NotRunning extends Error {
  override name = 'NotRunning';
}
