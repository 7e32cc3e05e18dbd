import { setTimeout as wait } from 'node:timers/promises';
import { cpuSeconds } from './cpu-time';
import type { Told } from './plain-case';

/** What clients that never pause got done in a window of time. */
export interface Rush {
  seconds: number;
  /** milliseconds until each acknowledgement that fell into the window, by action */
  acknowledged: { action: string; ms: number }[];
  /** processor time over the window, in seconds, by part; null where the system does not tell */
  cpu: Readonly<Record<string, number>> | null;
}

/**
 * So many clients at once, each with one case after the other. Measured is what was acknowledged within the window, after a
 * warm-up; then every client ends the case it is in, outside the window.
 */
export async function rush(options: {
  clients: number;
  warmUpMs: number;
  windowMs: number;
  oneCase: (told: Told) => Promise<unknown>;
  /** whose processor time counts: process ids by name */
  parts: Readonly<Record<string, number>>;
}): Promise<Rush> {
  const { clients, warmUpMs, windowMs, oneCase, parts } = options;
  let ends = false;
  let measures = false;
  const acknowledged: Rush['acknowledged'] = [];
  const told: Told = (action, ms) => {
    if (measures) acknowledged.push({ action, ms });
  };
  const client = async (): Promise<void> => {
    while (!ends) await oneCase(told);
  };
  const running = Promise.all(Array.from({ length: clients }, client));
  const window = async (): Promise<Pick<Rush, 'seconds' | 'cpu'>> => {
    await wait(warmUpMs);
    const [before, since] = [cpuOf(parts), performance.now()];
    measures = true;
    await wait(windowMs);
    measures = false;
    const [after, seconds] = [cpuOf(parts), (performance.now() - since) / 1000];
    ends = true;
    return { seconds, cpu: before && after && merged([after, before], (now, then) => now - then) };
  };
  const [measured] = await Promise.all([window(), running]);
  return { ...measured, acknowledged };
}

/** several windows of the same work as one */
export function together(rushes: readonly Rush[]): Rush {
  const cpu = rushes.flatMap((r) => (r.cpu ? [r.cpu] : []));
  return {
    seconds: rushes.reduce((sum, r) => sum + r.seconds, 0),
    acknowledged: rushes.flatMap((r) => r.acknowledged),
    cpu: cpu.length < rushes.length ? null : merged(cpu, (a, b) => a + b),
  };
}

/** processor time of all parts, in seconds */
export const totalCpu = (cpu: Readonly<Record<string, number>>): number =>
  Object.values(cpu).reduce((sum, seconds) => sum + seconds, 0);

function cpuOf(parts: Readonly<Record<string, number>>): Record<string, number> | null {
  const counted = Object.entries(parts).map(([name, pid]) => [name, cpuSeconds(pid)] as const);
  return counted.some(([, seconds]) => seconds === null)
    ? null
    : (Object.fromEntries(counted) as Record<string, number>);
}

/** part by part; all name the same parts */
const merged = (
  all: readonly Readonly<Record<string, number>>[],
  by: (a: number, b: number) => number,
): Readonly<Record<string, number>> =>
  all.reduce((one, other) =>
    Object.fromEntries(Object.entries(one).map(([name, seconds]) => [name, by(seconds, other[name] ?? 0)])),
  );
