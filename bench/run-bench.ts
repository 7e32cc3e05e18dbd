import { once } from 'node:events';
import type { Figure } from './figure';
import { openLaboratory } from './laboratory';
import { type Machine, thisMachine } from './machine';
import type { Row, Scale } from './row';
import { acknowledged } from './rows/acknowledged';
import { closed } from './rows/closed';
import { cold } from './rows/cold';
import { direct } from './rows/direct';
import { history } from './rows/history';
import { imports } from './rows/import';
import { killed } from './rows/killed';
import { lists } from './rows/lists';
import { scrolling } from './rows/scrolling';
import { secondStart } from './rows/second-start';
import { simulation } from './rows/simulation';
import { verifying } from './rows/verifying';

/** Every row, in the order in which they are measured. */
export const ROWS: readonly Row[] = [
  history,
  closed,
  acknowledged,
  cold,
  direct,
  killed,
  imports,
  verifying,
  lists,
  scrolling,
  simulation,
  secondStart,
];

export interface BenchReport {
  figures: Figure[];
  machine: Machine;
}

/**
 * Brings up a Huiying of its own, measures the rows named (all when none is), and stops everything. A row that cannot be
 * measured is told by `onFault` and the others are measured all the same. Rejects with the signal's reason when it is
 * aborted.
 */
export async function runBench(
  options: { only: readonly string[]; scale: Scale; signal: AbortSignal; onFault: (row: Row, error: unknown) => void },
  say: (line: string) => void,
): Promise<BenchReport> {
  const { only, scale, signal, onFault } = options;
  const lab = await openLaboratory(signal, say);
  const calledOff = once(signal, 'abort').then(() => signal.throwIfAborted());
  const figures: Figure[] = [];
  try {
    for (const row of ROWS.filter((r) => only.length === 0 || only.includes(r.name))) {
      say(`${row.zh} ${row.en} …`);
      try {
        figures.push(...((await Promise.race([row.measure(lab, scale, say), calledOff])) ?? []));
      } catch (error) {
        signal.throwIfAborted();
        onFault(row, error);
      }
    }
    return { figures, machine: thisMachine() };
  } finally {
    await lab.stop();
  }
}
