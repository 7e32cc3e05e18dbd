import { figure } from '../figure';
import { inParallel } from '../in-parallel';
import { timed } from '../plain-case';
import type { Row, Scale } from '../row';

const KILLS: Readonly<Record<Scale, number>> = { quick: 1, usual: 2, full: 5 };
const PEOPLE = 8;

/**
 * The worker is killed and started again at once, while people act on cases that it had in its cache. Told is how long they
 * waited: who was answered first, and who last.
 */
export const killed: Row = {
  name: 'killed',
  zh: '工作进程被杀后的答复',
  en: 'answers after the worker was killed',
  async measure({ workers, pidOf }, scale) {
    const firsts: number[] = [];
    const lasts: number[] = [];
    for (let kill = 0; kill < KILLS[scale]; kill++) {
      const cases = await inParallel(PEOPLE, PEOPLE, () => workers.signedCase());
      process.kill(pidOf('worker'), 'SIGKILL');
      const waits: number[] = [];
      await Promise.all(
        cases.map((n) =>
          timed(
            n,
            (_, ms) => waits.push(ms),
            () => workers.recordContact(n),
          ),
        ),
      );
      firsts.push(Math.min(...waits));
      lasts.push(Math.max(...waits));
    }
    return [
      figure('worker killed: first answer', Math.max(...firsts) / 1000, 's', { atMost: 15 }),
      figure('worker killed: last of those who waited', Math.max(...lasts) / 1000, 's', { atMost: 15 }),
    ];
  },
};
