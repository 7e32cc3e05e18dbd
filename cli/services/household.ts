import { type DataFolder } from './data-folder';
import { writeRun, type Run } from './run-file';
import { supervise, type ProcessPlan, type SupervisedProcess } from './supervised-process';

/** The processes of one installation, and the word of them in run.json. */
export interface Household {
  /** Starts a process that belongs to the house: kept alive, named in run.json, ended by `stop`. */
  begin(plan: ProcessPlan): Promise<SupervisedProcess>;
  /** Writes down what other commands may want to know. */
  tell(news: Partial<Run>): void;
  /** Ends API, worker (drained), Temporal, PostgreSQL, in that order. `hurry` ends the patience with all of them. */
  stop(hurry: AbortSignal): Promise<void>;
}

/** Whoever uses another is ended before it. */
const endingOrder = ['api', 'worker', 'temporal', 'postgres'];

/** Opens the house on a claimed data folder. */
export function openHousehold(folder: DataFolder, run: Run, say: (line: string) => void): Household {
  const running: SupervisedProcess[] = [];
  const tell = (news: Partial<Run>): void => {
    Object.assign(run, news);
    writeRun(folder, run);
  };
  return {
    tell,
    async begin(plan) {
      const begun = await supervise(plan, (change) => {
        if (change.kind === 'started') run.processes[plan.name] = change.identity;
        else delete run.processes[plan.name];
        tell({});
        // Before all is ready, whoever waits for the process says what is wrong.
        if (change.kind === 'died' && run.state === 'ready') {
          say(
            `${plan.name} 意外退出，正在重新启动，原因见 ${plan.logFile}。${plan.name} ended unexpectedly and is being started again; the log says why.`,
          );
        }
      });
      running.push(begun);
      return begun;
    },
    async stop(hurry) {
      tell({ state: 'stopping' });
      for (const name of endingOrder) await running.find((process) => process.name === name)?.stop(hurry);
    },
  };
}
