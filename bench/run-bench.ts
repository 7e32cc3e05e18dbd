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
import { secondStart } from './rows/second-start';
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
  secondStart,
];

export interface BenchReport {
  figures: Figure[];
  machine: Machine;
}

/**
 * Brings up a Huiying of its own, measures the rows named (all when none is), and stops everything. `say` is told of the
 * progress, line by line.
 */
export async function runBench(
  options: { only: readonly string[]; scale: Scale; signal: AbortSignal },
  say: (line: string) => void,
): Promise<BenchReport> {
  const { only, scale, signal } = options;
  const lab = await openLaboratory(signal, say);
  try {
    const figures: Figure[] = [];
    for (const row of ROWS.filter((r) => only.length === 0 || only.includes(r.name))) {
      signal.throwIfAborted();
      say(`${row.zh} ${row.en} …`);
      figures.push(...(await row.measure(lab, scale, say)));
    }
    return { figures, machine: thisMachine() };
  } finally {
    await lab.stop();
  }
}
