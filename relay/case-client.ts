import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { CaseState } from '../domain/loop/state';

/** Temporal's name for the workflow of an appeal; a wire name, never changed */
const WORKFLOW = 'appeal';

/**
 * Starts an appeal's workflow under the appeal's number. A workflow that runs already is left alone; one that has ended is
 * not started again.
 */
export async function startCase(
  client: Client,
  taskQueue: string,
  number: string,
  state: CaseState | undefined,
): Promise<void> {
  try {
    await client.workflow.start(WORKFLOW, {
      workflowId: number,
      taskQueue,
      args: [state ? { number, state } : { number }],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Tells a case that the log has this version; fine when it knows already, or has ended. */
export async function tellCase(client: Client, number: string, version: number): Promise<'heard' | 'noWorkflow'> {
  try {
    await client.workflow
      .getHandle(number)
      .executeUpdate('follow', { args: [{ version }], updateId: `follow-${version}` });
    return 'heard';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'noWorkflow';
    if (isThere(error)) return 'heard';
    throw error;
  }
}

const isThere = (error: unknown): boolean =>
  error instanceof Error && (error.cause as { type?: string } | undefined)?.type === 'there';
