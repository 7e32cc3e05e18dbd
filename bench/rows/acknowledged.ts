import { figure, percentile } from '../figure';
import type { Row, Scale } from '../row';
import { pacedCases } from '../paced';

const SECONDS: Readonly<Record<Scale, number>> = { quick: 10, usual: 40, full: 120 };

/** How long a person waits for the acknowledgement of an action while nothing is in a hurry. */
export const acknowledged: Row = {
  name: 'acknowledged',
  zh: '每秒 5 个动作时的答复时间',
  en: 'acknowledgement at 5 actions a second',
  async measure(lab, scale) {
    const paced = pacedCases(lab.workers, 5);
    await paced.during(SECONDS[scale] * 1000);
    const waits = await paced.end();
    const all = waits.filter((w) => w.action !== 'register').map((w) => w.ms);
    return [
      figure('acknowledgement at 5 actions/s, p50', percentile(all, 0.5), 'ms', { atMost: 40 }),
      figure('acknowledgement at 5 actions/s, p99', percentile(all, 0.99), 'ms', { atMost: 150 }),
    ];
  },
};
