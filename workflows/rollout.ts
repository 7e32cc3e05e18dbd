import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { RolloutActivities } from '../activities/rollout';

/** An administrator's change on its way to the open appeals of a city; the store knows what it carries and how far it is. */
export interface RolloutStart {
  id: string;
  /** it has begun in an earlier run */
  begun?: true;
}

const { beginRollout, carryRollout, finishRollout } = proxyActivities<RolloutActivities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '15s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '10s' },
});

/** the store has news: it is paused no longer */
const wakeSignal = defineSignal('wake');

/** one that stands still looks again by itself, should the signal be lost */
const PAUSED_FOR = '1m';
const AGAIN_AFTER = '10s';

export async function rollout({ id, begun }: RolloutStart): Promise<void> {
  let woken = false;
  setHandler(wakeSignal, () => {
    woken = true;
  });
  const standStill = async (): Promise<void> => {
    woken = false;
    await condition(() => woken, PAUSED_FOR);
  };
  const goOn = () => continueAsNew<typeof rollout>({ id, begun: true });

  if (!begun) await beginRollout(id);
  for (let page = await carryRollout(id); page !== 'all'; page = await carryRollout(id)) {
    if (page === 'paused') await standStill();
    if (workflowInfo().continueAsNewSuggested) return goOn();
  }
  for (let end = await finishRollout(id); end !== 'finished'; end = await finishRollout(id)) {
    await (end === 'paused' ? standStill() : condition(() => woken, AGAIN_AFTER));
    if (workflowInfo().continueAsNewSuggested) return goOn();
  }
}
