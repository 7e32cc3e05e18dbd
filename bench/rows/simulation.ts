import { setTimeout as wait } from 'node:timers/promises';
import { fillStore } from '../a-million-appeals';
import { cpuSeconds, residentBytes } from '../cpu-time';
import { Desk } from '../desk';
import { figure, percentile } from '../figure';
import { LARGE_CITY, largeStore, type LargeStore } from '../large-store';
import type { Laboratory } from '../laboratory';
import type { Row } from '../row';

/** what is to hold is said of so many appeals; fewer are told for information */
const APPEALS = 1_200_000;
const SECONDS = 60;
const MEBIBYTES = 512;
const OLDER_SHARE = 0.2;
/** a complaint's limit of 15 working days becomes 10: most due dates move */
const DRAFT = { changes: [{ field: 'timeLimits.complaint.value', value: 10 }] };
const POLL_MS = 100;

interface Told {
  id: string;
  status: string;
  fault: string | null;
  progress: { done: number };
}

/** A draft tried on every appeal of the large store, ordered over HTTP: how long it takes, and what its process needs meanwhile. */
export const simulation: Row = {
  name: 'simulation',
  zh: '政策草案试算',
  en: 'trying a policy on the past',
  async measure(lab, scale, say) {
    const store = await largeStore(lab, scale, say);
    const older = store.appeals * OLDER_SHARE;
    await fillStore(store.url, LARGE_CITY, {
      first: store.appeals + 1,
      count: older,
      oldest: 480,
      newest: 400,
      openShare: 0,
    });
    const appeals = store.appeals + older;
    const { seconds, done, peakBytes, cpu, answersMs } = await simulated(lab, store);
    if (done !== appeals) throw new Error(`${done} of ${appeals} appeals were tried`);
    const name = `trying a policy on the past, ${appeals} appeals`;
    return [
      figure(name, seconds, 's', ...(appeals === APPEALS ? [{ atMost: SECONDS }] : [])),
      figure(`${name}: memory of the API that runs it`, peakBytes / 2 ** 20, 'MiB', { atMost: MEBIBYTES }),
      figure(`${name}: one appeal`, (seconds * 1e6) / appeals, 'µs'),
      ...(cpu === null ? [] : [figure(`${name}: CPU of one appeal, PostgreSQL in`, (cpu * 1e6) / appeals, 'µs')]),
      figure('asking the same API meanwhile, p99', percentile(answersMs, 0.99), 'ms'),
    ];
  },
};

async function simulated(
  lab: Laboratory,
  { url, people }: LargeStore,
): Promise<{ seconds: number; done: number; peakBytes: number; cpu: number | null; answersMs: number[] }> {
  const api = await lab.anotherApi(url);
  const used = (): number | null => {
    const [ofApi, ofPostgres] = [cpuSeconds(lab.pidOf('api-2')), cpuSeconds(lab.pidOf('postgres'))];
    return ofApi === null || ofPostgres === null ? null : ofApi + ofPostgres;
  };
  const desk = new Desk(api.url);
  try {
    const twoYearsAgo = new Date(Date.now() - 2 * 365 * 86_400_000).toISOString();
    const usedBefore = used();
    const since = performance.now();
    const { id } = await desk.post<Told>(people.administrator, '/api/v1/simulations', { ...DRAFT, from: twoYearsAgo });
    const answersMs: number[] = [];
    for (let peakBytes = 0; ;) {
      await wait(POLL_MS);
      const asked = performance.now();
      const { body } = await desk.get<Told>(people.administrator, `/api/v1/simulations/${id}`);
      answersMs.push(performance.now() - asked);
      peakBytes = Math.max(peakBytes, residentBytes(lab.pidOf('api-2')) ?? 0);
      if (body.status === 'done') {
        const seconds = (performance.now() - since) / 1000;
        const usedAfter = used();
        const cpu = usedAfter === null || usedBefore === null ? null : usedAfter - usedBefore;
        return { seconds, done: body.progress.done, peakBytes, cpu, answersMs };
      }
      if (body.status !== 'ordered' && body.status !== 'running') throw new Error(body.fault ?? body.status);
    }
  } finally {
    desk.close();
    await api.stop();
  }
}
