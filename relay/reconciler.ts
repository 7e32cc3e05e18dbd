import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Knex } from 'knex';
import { alarmsMissed, openCase, openCasesAfter, type OpenCase } from '../db/reconcile';
import { orderStart } from '../db/starts';
import { nextAlarm } from '../domain/obligation/obligation';
import type { CaseState, Unregistered } from '../domain/loop/state';
import { endWorkflow, tellCase } from './case-client';
import { pause } from './relay';

const EVERY_MS = 60_000;
/** an alarm that has not rung for so long after its instant is looked into */
const MISSED_MS = 30_000;
const AT_ONCE = 20;
/** a workflow that does not answer within this is reported */
const ANSWERS_WITHIN_MS = 10_000;

/** What was found on one case, and what was done about it. */
export interface Finding {
  number: string;
  found:
    | 'noWorkflow'
    | 'workflowBehind'
    | 'workflowAhead'
    | 'alarmDiffers'
    | 'workflowEnded'
    | 'noAnswer'
    | 'archivedInLog'
    | 'notInLog';
  done: 'startOrdered' | 'told' | 'restarted' | 'ended' | 'forAnOperator';
  /** the log's version; null when it does not know the number */
  log: number | null;
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
          const finding = await reconcileCase(db, client, open, { logWasRestored: false });
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
 *
 * Once the operator has said that the log was restored, it is the truth: a workflow that knows more than it, waits for another
 * alarm or does not answer is ended and begins anew from the log.
 */
export async function reconcileAll(
  db: Knex,
  client: Client,
  onFinding: (finding: Finding) => void,
  { logWasRestored = false }: { logWasRestored?: boolean } = {},
): Promise<{ checked: number; findings: number }> {
  let checked = 0;
  let findings = 0;
  for (let after = ''; ;) {
    // an order to start leaves a workflow alone that runs already, be it one of after the restored log
    const cases = await openCasesAfter(db, after, AT_ONCE, { withUnstarted: logWasRestored });
    const last = cases.at(-1);
    if (!last) return { checked, findings };
    after = last.number;
    checked += cases.length;
    for (const found of await Promise.all(cases.map((open) => reconcileCase(db, client, open, { logWasRestored })))) {
      if (!found) continue;
      findings += 1;
      onFinding(found);
    }
  }
}

async function reconcileCase(
  db: Knex,
  client: Client,
  open: OpenCase,
  { logWasRestored }: { logWasRestored: boolean },
): Promise<Finding | null> {
  const { number } = open;
  const finding = (found: Finding['found'], done: Finding['done'], workflow: number | null): Finding => ({
    number,
    found,
    done,
    log: open.version,
    workflow,
  });
  const beyondTelling = async (found: Finding['found'], workflow: number | null): Promise<Finding> => {
    if (!logWasRestored) return finding(found, 'forAnOperator', workflow);
    await endWorkflow(client, number, 'the log was restored to an earlier point');
    await orderStart(db, number);
    return finding(found, 'restarted', workflow);
  };
  let state: CaseState | Unregistered;
  try {
    state = await client.withDeadline(Date.now() + ANSWERS_WITHIN_MS, async () => {
      const handle = client.workflow.getHandle(number);
      const { status } = await handle.describe();
      if (status.name !== 'RUNNING') throw new NotRunning();
      return handle.query<CaseState | Unregistered>('state');
    });
  } catch (error) {
    const gone = error instanceof WorkflowNotFoundError;
    if (!gone && !(error instanceof NotRunning)) return beyondTelling('noAnswer', null);
    if (!(await openCase(db, number))) return null;
    await orderStart(db, number);
    return finding(gone ? 'noWorkflow' : 'workflowEnded', 'startOrdered', null);
  }
  // people act meanwhile: the log is read again, after the workflow
  const log = await openCase(db, number);
  if (!log) return null;
  if (state.version > log.version) return beyondTelling('workflowAhead', state.version);
  if (state.version < log.version) {
    try {
      await tellCase(client, number, log.version);
    } catch {
      return beyondTelling('noAnswer', state.version);
    }
    return finding('workflowBehind', 'told', state.version);
  }
  if (nextAlarm(state.owed) !== log.alarm_at) return beyondTelling('alarmDiffers', state.version);
  return null;
}

class NotRunning extends Error {
  override name = 'NotRunning';
}
