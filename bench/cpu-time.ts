import { readdirSync, readFileSync } from 'node:fs';

/** the kernel counts processor time for user space in hundredths of a second */
const TICKS_PER_SECOND = 100;

/**
 * Processor time that a process and all it started have used until now, in seconds, ended children included; of our own
 * process only what it used itself. Null where the system does not tell (only Linux does).
 */
export function cpuSeconds(root: number): number | null {
  const processes = allProcesses();
  if (!processes) return null;
  let ticks = 0;
  const count = (pid: number): void => {
    ticks += processes.get(pid)?.ticks ?? 0;
    // the services are children of ours and count for themselves
    if (pid !== process.pid) for (const [child, { parent }] of processes) if (parent === pid) count(child);
  };
  count(root);
  return ticks / TICKS_PER_SECOND;
}

/** Memory of one process that stands in RAM, in bytes; null where the system does not tell. */
export function residentBytes(pid: number): number | null {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? '');
  return line ? Number(line[1]) * 1024 : null;
}

function allProcesses(): Map<number, { parent: number; ticks: number }> | null {
  if (process.platform !== 'linux') return null;
  const found = new Map<number, { parent: number; ticks: number }>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = read(`/proc/${name}/stat`);
    if (stat === null) continue;
    // after the command's closing bracket: 1 is the parent, 11 to 14 own and ended children's user and system time
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    found.set(Number(name), { parent: Number(fields[1]), ticks });
  }
  return found;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
