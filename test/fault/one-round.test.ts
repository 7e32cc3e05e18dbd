import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { tableOf } from '../../fault/report';
import { holds, runRound } from '../../fault/round';
import { bundleWorkflows } from '../../workflow-bundle';

const folders = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('huiying-fault-'));

test('when worker, API, PostgreSQL and Temporal are killed while people work, nothing is lost, doubled or left undone, and every alarm rings', async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const stop = new AbortController();
  const before = folders();
  const round = await runRound(
    { seed: 'one round', seconds: 12, perSecond: 6, kills: 1, sweepsAtOnce: true },
    { bundle: await bundleWorkflows(), signal: stop.signal, say: () => undefined },
  );
  expect(holds(round) ? 'holds' : tableOf('one round', [round])).toBe('holds');
  expect(round.killed).toEqual({ worker: 1, api: 1, postgres: 1, temporal: 1 });
  expect(round.actions.foundOnce).toBe(round.actions.acknowledged);
  expect(round.actions.acknowledged).toBeGreaterThan(20);
  expect(round.alarms.rung).toBeGreaterThan(20);
  expect(folders().filter((name) => !before.includes(name))).toEqual([]);
}, 240_000);
