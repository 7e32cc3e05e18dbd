import { type Client, isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { keepHistory } from '../corpus/kept-history';

/** gRPC's status of that name */
const NOT_FOUND = 5;
/** where `npm run corpus` wants the histories of this run */
const KEEP_IN = process.env['HUIYING_KEEP_HISTORIES'];

/** Replays the histories of these workflows by the present code; answers what does not replay. */
export async function replayAll(
  client: Client,
  workflowIds: readonly string[],
  bundle: WorkflowBundleOption,
): Promise<string[]> {
  async function* histories() {
    for (const workflowId of workflowIds)
      try {
        let run: string | undefined;
        // the newest run first, then those that it continues
        for (let continued = 0; ; continued++) {
          const history = await client.workflow.getHandle(workflowId, run).fetchHistory();
          if (KEEP_IN !== undefined) keepHistory(KEEP_IN, nameOf(workflowId, continued), history);
          yield { workflowId, history };
          run = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
          if (run === '') break;
        }
      } catch (error) {
        // never started, because the test took Temporal or the relay away
        if (!isNotFound(error)) throw error;
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

/** after the test that drove it, as far as a file name can say that, and the appeal's number */
function nameOf(workflowId: string, continued: number): string {
  const file = expect.getState().testPath?.split(/[\\/]/).at(-1)?.replace('.test.ts', '') ?? 'case';
  return `${file}.run-${continued}.${workflowId}`;
}

/** the server's own answer reaches us as it is, or as the client's class */
const isNotFound = (error: unknown): boolean =>
  error instanceof WorkflowNotFoundError || (isGrpcServiceError(error) && error.code === NOT_FOUND);
