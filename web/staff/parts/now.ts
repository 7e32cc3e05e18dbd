import { useSyncExternalStore } from 'react';
import { serverNow } from '../api/server-clock';

const TICK_MS = 1_000;
let now = serverNow();
let ticking: ReturnType<typeof setInterval> | null = null;
const watchers = new Set<() => void>();

function watch(onTick: () => void): () => void {
  watchers.add(onTick);
  ticking ??= setInterval(() => {
    now = serverNow();
    for (const watcher of watchers) watcher();
  }, TICK_MS);
  return () => {
    watchers.delete(onTick);
    if (watchers.size > 0 || ticking === null) return;
    clearInterval(ticking);
    ticking = null;
  };
}

/** The server's clock, ticking once a second: one timer for all that count down. In ms since the epoch. */
export const useNow = (): number => useSyncExternalStore(watch, () => now);

/** the same, as far as whole units of `everyMs` go: what shows minutes is drawn once a minute */
export const useNowIn = (everyMs: number): number =>
  useSyncExternalStore(watch, () => Math.floor(now / everyMs) * everyMs);
