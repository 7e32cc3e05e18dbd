import { createRecord, type RecordDependencies } from './record';

export type { Step, Taken } from './record';

/** the effects that workflows ask for */
export function createActivities(dependencies: RecordDependencies) {
  return { record: createRecord(dependencies) };
}

export type AppealActivities = ReturnType<typeof createActivities>;
