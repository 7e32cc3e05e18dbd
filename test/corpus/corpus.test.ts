import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { ALARM_WORDS } from '../../api/words/vocabulary';
import { LOOP } from '../../domain/loop';
import { workflowBundle } from '../house/house';
import { ONE_OF_EACH } from '../unit/loop-one-of-each';
import { heldIn, keptHistories } from './kept-history';

/** legal effects of silence have an event of their own; they ring nothing */
const SILENT = ['countAsReceived', 'deemAccepted', 'endReopenWindow'];

describe('the corpus of recorded histories', () => {
  const corpus = keptHistories();
  // a replaying worker tells of its coming and going to nobody
  beforeAll(() => void Runtime.install({ logger: new DefaultLogger('ERROR') }));

  test('holds at least forty', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(40);
  });

  test('leaves out no kind of event, no rung, no Update and no continue-as-new', () => {
    const held = new Set(corpus.flatMap(({ history }) => [...heldIn(history)]));
    const wanted = [
      ...Object.keys(ONE_OF_EACH).map((type) => `event ${type}`),
      ...Object.keys(ALARM_WORDS).flatMap((does) => (SILENT.includes(does) ? [] : [`rung ${does}`])),
      ...[...LOOP.map((l) => l.name), 'follow'].map((name) => `update ${name}`),
      'continued as new',
    ];
    expect(wanted.filter((one) => !held.has(one))).toEqual([]);
  });

  test('is replayed by the present code, every one', async () => {
    async function* histories() {
      for (const { name, history } of corpus) yield await Promise.resolve({ workflowId: workflowIdOf(name), history });
    }
    const failures: string[] = [];
    for await (const result of Worker.runReplayHistories(
      { workflowBundle: await workflowBundle(), sinks: { relay: { opened: { fn: () => undefined } } } },
      histories(),
    ))
      if (result.error) failures.push(`${result.workflowId}: ${result.error.message}`);
    expect(failures).toEqual([]);
  });
});

/** a kept history is named after what it tells, and ends in the number of its appeal */
const workflowIdOf = (name: string): string => name.split('.').at(-1) ?? name;
