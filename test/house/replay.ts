import type { Client } from '@temporalio/client';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';

/** Replays the histories of these workflows by the present code; answers what does not replay. */
export async function replayAll(
  client: Client,
  workflowIds: readonly string[],
  bundle: WorkflowBundleOption,
): Promise<string[]> {
  async function* histories() {
    for (const workflowId of workflowIds)
      try {
        yield { workflowId, history: await client.workflow.getHandle(workflowId).fetchHistory() };
      } catch (error) {
        // never started, because the test took Temporal or the relay away
        if (!(error instanceof Error) || error.name !== 'WorkflowNotFoundError') throw error;
      }
  }
  const failures: string[] = [];
  for await (const result of Worker.runReplayHistories(
    { workflowBundle: bundle, sinks: { relay: { opened: { fn: () => undefined } } } },
    histories(),
  ))
    if (result.error) failures.push(`${result.workflowId}: ${result.error.message}`);
  return failures;
}
