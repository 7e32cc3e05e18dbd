import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
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

const isThere = (error: unknown): boolean =>
  error instanceof Error && (error.cause as { type?: string } | undefined)?.type === 'there';
