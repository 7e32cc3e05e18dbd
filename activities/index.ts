import { createRecord, type RecordDependencies } from './record';
import { createRolloutActivities, type RolloutDependencies } from './rollout';

export type { Step, Taken } from './record';

/** the effects that workflows ask for */
export function createActivities(dependencies: RecordDependencies & RolloutDependencies) {
  return { record: createRecord(dependencies), ...createRolloutActivities(dependencies) };
}

export type AppealActivities = ReturnType<typeof createActivities>;
