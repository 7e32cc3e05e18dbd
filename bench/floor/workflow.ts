import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { FloorActivities } from './worker';

/**
 * The raw floor: the smallest workflow that could do what an appeal's does. One update per action, one local activity that
 * inserts one row, one timer that is armed anew; no rules, no state, no log.
 */
const { insertRow } = proxyLocalActivities<FloorActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/** any limit of a case: never reached here */
const LIMIT_MS = 5 * 86_400_000;

const actUpdate = defineUpdate<number, [{ last: boolean }]>('act');

export async function floor(): Promise<void> {
  const { workflowId } = workflowInfo();
  let version = 1;
  let isOver = false;
  setHandler(actUpdate, async ({ last }) => {
    version += 1;
    await insertRow(workflowId, version);
    isOver = last;
    return version;
  });
  while (!isOver) {
    const known = version;
    await condition(() => version !== known || isOver, LIMIT_MS);
  }
  await condition(allHandlersFinished);
}
