import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Knex } from 'knex';
import { freePort } from '../../cli/services/free-port';
import { changesOf, verifyChanges } from '../../db/change-log';
import { APP_ROLE, connect } from '../../db/connect';
import { type Installation, openInstallation } from '../../fault/installation';
import { signInAll } from '../../fault/person';
import { proveCases } from '../../fault/proof/cases';
import { casesOf, readStore } from '../../fault/store';
import { isArchived } from '../../domain/loop/state';
import { connectClient } from '../../temporal.config';
import { bundleWorkflows } from '../../workflow-bundle';
import { type Acknowledged, recordingLine } from './recording-line';

const HUIYING = resolve(__dirname, '..', '..', 'cli', 'huiying.mjs');
const CITY = 'rehearsal';
const { signal } = new AbortController();

let place: string;
beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  place = mkdtempSync(join(tmpdir(), 'huiying-backup-'));
  // PostgreSQL's account passes through to its cluster
  chmodSync(place, 0o711);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** a command of ours in a process of its own, on this data folder */
function huiying(dataDir: string, port: number, ...args: string[]) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(DATABASE_URL|TEMPORAL_|HUIYING_|PORT|NODE_ENV)/.test(name),
  );
  const child = spawn(process.execPath, [HUIYING, ...args], {
    env: { ...Object.fromEntries(inherited), HUIYING_DATA_DIR: dataDir, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((done) => child.once('exit', done)),
  ]).then(([out, err, status]) => ({ out, err, status }));
  return { said, isOver: () => child.exitCode !== null, stop: () => child.kill('SIGTERM') };
}

async function inStore<T>({ databaseUrl }: Installation, work: (db: Knex) => Promise<T>): Promise<T> {
  const db = connect({ url: databaseUrl, role: APP_ROLE, poolSize: 4 });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

const logOf = async (db: Knex): Promise<Map<string, string>> =>
  new Map((await readStore(db)).events.map(({ number, event }) => [`${number} v${event.v}`, JSON.stringify(event)]));

interface BackedUp {
  backup: string;
  takenAt: number;
  /** acknowledged before the command was given */
  before: readonly Acknowledged[];
  acknowledged: readonly Acknowledged[];
  log: ReadonlyMap<string, string>;
}

/** people work appeals; a backup is taken in the middle of it, and they work on */
async function backedUpDuringADrive(): Promise<BackedUp> {
  const installation = await openInstallation(signal);
  const { folder, url } = installation;
  const line = await recordingLine(url);
  const port = Number(new URL(url).port);
  try {
    const drive = huiying(
      folder.path,
      port,
      'drive',
      '--appeals',
      '60',
      '--seed',
      'backup',
      '--register',
      '--clients',
      '6',
      '--url',
      line.url,
      '--accounts',
      folder.firstSignIns,
    );
    const untilAcknowledged = async (count: number): Promise<void> => {
      while (line.acknowledged.length < count) {
        if (drive.isOver()) throw new Error('the drive is over too early');
        await pause(50);
      }
    };
    await untilAcknowledged(60);
    const before = [...line.acknowledged];
    const backup = join(place, 'backup');
    const { out, err, status } = await huiying(folder.path, port, 'backup', '--to', backup, '--json').said;
    expect(status === 0 ? '' : err).toBe('');
    const { takenAt } = JSON.parse(out) as { takenAt: string };
    const after = line.acknowledged.length;
    await untilAcknowledged(after + 15);
    drive.stop();
    await drive.said;
    const log = await inStore(installation, logOf);
    return { backup, takenAt: Date.parse(takenAt), before, acknowledged: [...line.acknowledged], log };
  } finally {
    await line.close();
    await installation.close();
  }
}

test('a backup taken during a drive, restored into an empty folder, comes up and has lost nothing acknowledged before it', async () => {
  const { backup, takenAt, before, acknowledged, log } = await backedUpDuringADrive();
  expect(readdirSync(place).sort()).toEqual(['backup']);

  const damaged = join(place, 'damaged');
  cpSync(backup, damaged, { recursive: true });
  writeFileSync(join(damaged, 'tables', 'events.tsv.gz'), 'x', { flag: 'a' });
  const target = join(place, 'restored');
  const port = await freePort();
  const refused = await huiying(target, port, 'restore', '--from', damaged).said;
  expect(refused).toMatchObject({ status: 1, err: expect.stringContaining('tables/events.tsv.gz') as string });
  expect(existsSync(target)).toBe(false);

  const { out, err, status } = await huiying(place, port, 'restore', '--from', backup, '--data-dir', target, '--json')
    .said;
  expect(status === 0 ? '' : err).toBe('');
  const told = JSON.parse(out) as { cities: { id: string; open: number }[]; checked: number; startsWaiting: number };
  expect(told).toMatchObject({ startsWaiting: 0, findings: { restarted: 0, ended: 0, forAnOperator: 0 } });

  const installation = await openInstallation(signal, { path: target });
  try {
    await inStore(installation, async (db) => {
      const restored = await logOf(db);
      const heldBack = acknowledged.filter(({ number, version }) => !restored.has(`${number} v${version}`));
      expect(before.length).toBeGreaterThanOrEqual(60);
      expect(before.filter((one) => heldBack.includes(one))).toEqual([]);
      expect(heldBack.filter(({ at }) => at < takenAt)).toEqual([]);
      expect(heldBack.length).toBeGreaterThan(0);
      // alarms have rung since in the restored one; what both have is the same
      const others = [...restored].filter(([key, event]) => log.has(key) && log.get(key) !== event);
      expect(others.filter(([, event]) => (JSON.parse(event) as { at: number }).at < takenAt)).toEqual([]);
      expect(await changesOf(db, CITY, { types: ['restored'], limit: 5 })).toMatchObject([
        { subject: new Date(takenAt).toISOString(), detail: { workflows: { checked: told.checked } } },
      ]);
      expect((await verifyChanges(db)).broken).toEqual([]);
      const client = await connectClient(installation.temporal);
      try {
        const { brokenChains, projectionDifferences, workflowDifferences, notReplaying, unexplained } =
          await proveCases(db, client, await bundleWorkflows());
        expect({ brokenChains, projectionDifferences, workflowDifferences, notReplaying, unexplained }).toEqual({
          brokenChains: [],
          projectionDifferences: [],
          workflowDifferences: [],
          notReplaying: [],
          unexplained: [],
        });
      } finally {
        await client.connection.close();
      }
      await everyOpenCaseAnswers(
        installation,
        [...(await casesOf(db)).values()].filter((c) => !isArchived(c)).map((c) => c.number),
      );
    });
  } finally {
    await installation.close();
  }
}, 300_000);

/** signs in with the passwords of the backup and urges each: done, or refused by a rule, never silent */
async function everyOpenCaseAnswers({ url, folder }: Installation, numbers: readonly string[]): Promise<void> {
  expect(numbers.length).toBeGreaterThan(5);
  const { headers } = (await signInAll(url, folder, signal)).as('agent');
  const statuses = await Promise.all(
    numbers.map(async (number) => {
      const { status } = await fetch(`${url}/api/v1/appeals/${number}/urge`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': `after ${number}` },
        body: '{}',
      });
      return status;
    }),
  );
  expect(statuses.filter((status) => ![200, 201, 409, 422].includes(status))).toEqual([]);
  expect(statuses.filter((status) => status < 300).length).toBeGreaterThan(0);
}
