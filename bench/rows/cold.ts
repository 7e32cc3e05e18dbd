import { figure, percentile } from '../figure';
import { inParallel } from '../in-parallel';
import { timed } from '../plain-case';
import type { Row, Scale } from '../row';

const CASES: Readonly<Record<Scale, number>> = { quick: 30, usual: 150, full: 300 };
/** the code of a new process is slow at first, on cold and warm cases alike */
const WARM_UP_CASES = 15;

/**
 * People take hours between two actions, so most meet a case that the worker has long put out of its cache. All cases are
 * cold after the worker was started anew; on each in turn the same action is taken twice, cold and then warm.
 */
export const cold: Row = {
  name: 'cold',
  zh: '不在缓存中的诉求',
  en: 'action on a case that is not in the cache',
  async measure({ workers, freshWorker }, scale) {
    const cases = await inParallel(CASES[scale] + WARM_UP_CASES, 8, () => workers.signedCase());
    await freshWorker();
    const waits: Record<'cold' | 'warm', number[]> = { cold: [], warm: [] };
    for (const number of cases)
      for (const kind of ['cold', 'warm'] as const)
        await timed(
          kind,
          (_, ms) => waits[kind].push(ms),
          () => workers.recordContact(number),
        );
    const [coldly, warmly] = [waits.cold.slice(WARM_UP_CASES), waits.warm.slice(WARM_UP_CASES)];
    return [
      figure('cold action, p50', percentile(coldly, 0.5), 'ms'),
      figure('warm action, p50', percentile(warmly, 0.5), 'ms'),
      figure('cold action, p50 of warm', percentile(coldly, 0.5) / percentile(warmly, 0.5), 'ratio', { atMost: 2 }),
    ];
  },
};
