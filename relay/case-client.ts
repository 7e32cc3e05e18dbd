import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import type { Knex } from 'knex';
import { confirm, orderStart } from '../db/starts';
import type { Action } from '../domain/loop/link';
import type { CaseState } from '../domain/loop/state';

/** Temporal's name for the workflow of an appeal; a wire name, never changed */
const WORKFLOW = 'appeal';

/**
 * Starts an appeal's workflow under the appeal's number. A workflow that runs already is left alone. One that has ended is
 * started again as long as the log says that the appeal is open: the log is the truth, and a second run does nothing twice.
 */
export async function startCase(
  client: Client,
  taskQueue: string,
  number: string,
  state: CaseState | undefined,
): Promise<'started' | 'ranAlready'> {
  try {
    await client.workflow.start(WORKFLOW, {
      workflowId: number,
      taskQueue,
      args: [state ? { number, state } : { number }],
      workflowIdReusePolicy: state?.phase === 'archived' ? 'REJECT_DUPLICATE' : 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'FAIL',
    });
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'ranAlready';
    throw error;
  }
}

/** a case that does not answer within this is set aside: it must not keep others from being told */
const TOLD_WITHIN_MS = 10_000;

/** Tells a case that the log has this version; fine when it knows already. Throws when the case does not answer in time. */
export async function tellCase(client: Client, number: string, version: number): Promise<'heard' | 'noWorkflow'> {
  try {
    await client.withDeadline(Date.now() + TOLD_WITHIN_MS, () =>
      client.workflow.getHandle(number).executeUpdate('follow', { args: [{ version }], updateId: `follow-${version}` }),
    );
    return 'heard';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'noWorkflow';
    if (isThere(error)) return 'heard';
    throw error;
  }
}

/**
 * Sends an action of the platform itself to a case. One without its workflow gets the order to start one, and is to be sent to
 * again. A refusal is an answer: the case has changed since the action was thought of. Throws when the case does not answer in time.
 */
export async function sendAction(
  db: Knex,
  client: Client,
  number: string,
  action: Action,
): Promise<'taken' | 'noWorkflow' | { refused: string }> {
  try {
    const { version } = await client.withDeadline(Date.now() + TOLD_WITHIN_MS, () =>
      client.workflow
        .getHandle(number)
        .executeUpdate<{ version: number }, [Action]>(action.link, { args: [action], updateId: action.id }),
    );
    await confirm(db, [{ number, version }]);
    return 'taken';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) {
      await orderStart(db, number);
      return 'noWorkflow';
    }
    const code = refusalOf(error);
    if (code === null) throw error;
    return { refused: code };
  }
}

/** the code with which the case refused; null for a fault */
function refusalOf(error: unknown): string | null {
  if (!(error instanceof WorkflowUpdateFailedError)) return null;
  const { type, details } = (error.cause ?? {}) as { type?: string; details?: readonly unknown[] };
  return type !== undefined && (details?.length ?? 0) > 0 ? type : null;
}

const isThere = (error: unknown): boolean =>
  error instanceof Error && (error.cause as { type?: string } | undefined)?.type === 'there';

/** The numbers of the appeals whose workflow runs on this queue, as Temporal lists them: one just started may not be among them yet. */
export const runningCases = (client: Client, taskQueue: string): AsyncGenerator<string> =>
  runningWorkflows(client, WORKFLOW, taskQueue);

/** The ids of all workflows of a type that run on this queue. */
export async function* runningWorkflows(client: Client, type: string, taskQueue: string): AsyncGenerator<string> {
  const query = `WorkflowType = '${type}' AND TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query })) yield workflowId;
}

/** Ends a workflow that has nothing to stand on; fine when it is gone already. Its history stays, with the reason. */
export async function endWorkflow(client: Client, id: string, reason: string): Promise<void> {
  try {
    await client.workflow.getHandle(id).terminate(reason);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
