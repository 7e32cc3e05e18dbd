import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../cli/services/free-port';
import { leash } from '../../cli/services/leash';
import { figure } from '../figure';
import type { Row } from '../row';
import { throwAwayFolder } from '../throw-away-folder';

const START = join(__dirname, '..', '..', 'cli', 'start.mjs');
const PATIENCE_MS = 120_000;
/** what a stop may take: the worker drains, the servers end after it */
const STOP_MS = 30_000;

/** `npm start` on a data folder of its own, twice: how long until it serves. */
export const secondStart: Row = {
  name: 'start',
  zh: '第二次启动',
  en: 'second start',
  async measure() {
    const folder = throwAwayFolder();
    try {
      const port = await freePort();
      const first = await secondsUntilServing(folder.path, port);
      const second = await secondsUntilServing(folder.path, port);
      return [
        figure('first start serves after', first, 's'),
        figure('second start serves after', second, 's', { atMost: 10 }),
      ];
    } finally {
      folder.remove();
    }
  },
};

async function secondsUntilServing(dataDir: string, port: number): Promise<number> {
  const given = Object.entries(process.env).filter(
    ([name]) => name !== 'DATABASE_URL' && !name.startsWith('TEMPORAL_'),
  );
  const since = performance.now();
  const start = spawn(process.execPath, [START], {
    env: { ...Object.fromEntries(given), HUIYING_DATA_DIR: dataDir, PORT: String(port) },
    stdio: 'ignore',
    detached: true,
  });
  const hold = start.pid === undefined ? null : leash(start.pid, 'TERM', STOP_MS);
  const gone = once(start, 'exit');
  try {
    while (!(await isReady(port))) {
      if (start.exitCode !== null || performance.now() - since > PATIENCE_MS)
        throw new Error('npm start does not serve');
      await wait(50);
    }
    return (performance.now() - since) / 1000;
  } finally {
    start.kill('SIGTERM');
    await gone;
    hold?.release();
  }
}

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
