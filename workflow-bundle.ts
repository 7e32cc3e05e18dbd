import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleOption } from '@temporalio/worker';

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

/** what the bundle is made from; every file below counts */
const MADE_FROM = ['workflows', 'domain', 'package-lock.json', 'workflow-bundle.ts'];
const KEPT_IN = here('node_modules/.cache/huiying');

/**
 * The workflows as the worker runs them. Made once per state of the sources and kept beside the installed packages, so that
 * a worker that was killed is back without building anything; where nothing can be kept, it is made each time.
 */
export async function bundleWorkflows(): Promise<WorkflowBundleOption> {
  const kept = join(KEPT_IN, `workflows-${hashOf(MADE_FROM)}.js`);
  if (existsSync(kept)) return { codePath: kept };
  const { code } = await bundleWorkflowCode({
    workflowsPath: WORKFLOWS_PATH,
    preloadModules: [...SHARED_BY_ALL_CASES],
    logger: new DefaultLogger('ERROR'),
  });
  try {
    mkdirSync(KEPT_IN, { recursive: true });
    const unfinished = `${kept}.${process.pid}`;
    writeFileSync(unfinished, code);
    renameSync(unfinished, kept);
  } catch {
    // a read-only installation builds at every start
  }
  return { code };
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths)
    for (const file of filesBelow(path)) hash.update(`${file}\n`).update(readFileSync(here(file)));
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(here(path), { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]))
    .flat()
    .sort();
}
