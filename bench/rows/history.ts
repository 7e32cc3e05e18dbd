import { figure, percentile } from '../figure';
import type { Laboratory } from '../laboratory';
import type { Row } from '../row';

const CASES = 5;

/** What a plain case leaves in Temporal: events and bytes of its history, as the server counts them. */
export const history: Row = {
  name: 'history',
  zh: '一件普通诉求的历史',
  en: 'history of a plain case',
  async measure(lab) {
    const sizes: { events: number; bytes: number }[] = [];
    for (let i = 0; i < CASES; i++) sizes.push(await historyOf(lab, await lab.workers.wholeCase(() => undefined)));
    return [
      figure(
        'plain case: events of its history',
        percentile(
          sizes.map((s) => s.events),
          1,
        ),
        'events',
        { atMost: 50 },
      ),
      figure(
        'plain case: size of its history',
        percentile(
          sizes.map((s) => s.bytes),
          1,
        ) / 1024,
        'KB',
        { atMost: 12 },
      ),
    ];
  },
};

/** of a case that has ended, or ends in this moment */
export async function historyOf(
  { client }: Laboratory,
  number: string,
): Promise<{ events: number; bytes: number; tasks: number }> {
  const handle = client.workflow.getHandle(number);
  await handle.result();
  const [{ historyLength, historySize }, { events }] = await Promise.all([handle.describe(), handle.fetchHistory()]);
  const tasks = (events ?? []).filter((e) => e.workflowTaskCompletedEventAttributes).length;
  return { events: historyLength, bytes: historySize ?? 0, tasks };
}
