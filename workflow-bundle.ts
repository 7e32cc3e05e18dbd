import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

const here = (path: string): string => join(__dirname, path);

export const WORKFLOWS_PATH = here('workflows/index.ts');

/**
 * The rules hold no state: pure functions and constants, evaluated once for all cases of a worker. Without this every case
 * evaluates the whole domain and its libraries anew, which costs most of its memory and of the time to open it.
 */
const SHARED_BY_ALL_CASES: readonly string[] = [
  here('domain/loop/index.ts'),
  here('domain/loop/evolve.ts'),
  here('domain/loop/gate.ts'),
];

/** the workflows as the worker runs them */
export const bundleWorkflows = (): Promise<WorkflowBundleWithSourceMap> =>
  bundleWorkflowCode({
    workflowsPath: WORKFLOWS_PATH,
    preloadModules: [...SHARED_BY_ALL_CASES],
    logger: new DefaultLogger('ERROR'),
  });
