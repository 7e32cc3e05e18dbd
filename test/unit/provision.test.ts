import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolder, layDataFolder, readSettings, writeSecret } from '../../cli/services/data-folder';
import { keepSignIns, markShown, signInsToShow } from '../../cli/services/first-sign-ins';
import { freePort, portIsFree } from '../../cli/services/free-port';
import { PlainFailure, reasonOf } from '../../cli/services/plain-failure';
import { identify, isRunning, untilGone } from '../../cli/services/process-identity';
import { claimDataFolder, releaseDataFolder, runningInstance, writeRun } from '../../cli/services/run-file';
import { supervise, type ProcessPlan, type SupervisedProcess } from '../../cli/services/supervised-process';
import { firstClosedFolder, reachableBy } from '../../cli/services/unprivileged-user';

let scratch: string;
beforeEach(() => (scratch = mkdtempSync(join(tmpdir(), 'huiying-unit-'))));
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('the data folder', () => {
  test('is laid with its parents, and secrets in it are for their owner alone', () => {
    const folder = dataFolder(join(scratch, 'a', 'b'));
    layDataFolder(folder, null);
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    writeFileSync(folder.operatorToken, 'old', { mode: 0o644 });
    writeSecret(folder.operatorToken, 'new');
    expect(statSync(folder.operatorToken).mode & 0o777).toBe(0o600);
  });

  test('that cannot be written is refused in a sentence', () => {
    expect(() => layDataFolder(dataFolder('/proc/huiying'), null)).toThrow(PlainFailure);
  });

  test('whose password is lost is refused, not given a new one', () => {
    const folder = dataFolder(scratch);
    expect(readSettings(folder)).toBeNull();
    mkdirSync(folder.postgres);
    expect(() => readSettings(folder)).toThrow(PlainFailure);
    writeFileSync(folder.settings, '{ "postgresPort": 5 ');
    expect(() => readSettings(folder)).toThrow(PlainFailure);
  });

  test('keeps the first sign-ins until a start has shown them', () => {
    const folder = dataFolder(scratch);
    expect(signInsToShow(folder)).toEqual([]);
    const accounts = [{ role: 'agent', name: 'agent', password: 'p' }];
    keepSignIns(folder, accounts);
    expect(signInsToShow(folder)).toEqual(accounts);
    markShown(folder);
    expect(signInsToShow(folder)).toEqual([]);
  });
});

describe('who runs on a data folder', () => {
  test('is one at a time; whoever comes second is told who has it', () => {
    const folder = dataFolder(scratch);
    claimDataFolder(folder, 'http://127.0.0.1:1');
    expect(() => claimDataFolder(folder, 'http://127.0.0.1:2')).toThrow(`${process.pid}`);
    expect(runningInstance(folder)?.url).toBe('http://127.0.0.1:1');
    expect(statSync(folder.run).mode & 0o777).toBe(0o600);
    releaseDataFolder(folder);
    expect(runningInstance(folder)).toBeNull();
  });

  test('is nobody after a SIGKILL, even when another process bears the number by now', () => {
    const folder = dataFolder(scratch);
    const { run } = claimDataFolder(folder, 'http://127.0.0.1:1');
    writeRun(folder, {
      ...run,
      supervisor: { pid: process.pid, startMark: 'another' },
      processes: { api: identify(process.pid) },
    });
    expect(runningInstance(folder)).toBeNull();
    expect(claimDataFolder(folder, 'http://127.0.0.1:2').leftOver).toEqual([identify(process.pid)]);
  });
});

describe('an unprivileged account', () => {
  test('reaches a folder only if every folder above lets it pass', () => {
    const stranger = { name: 'stranger', uid: 64_123, gid: 64_123 };
    const inner = join(scratch, 'closed', 'inner');
    mkdirSync(inner, { recursive: true });
    for (const path of [scratch, join(scratch, 'closed'), inner]) chmodSync(path, 0o711);
    expect(reachableBy(stranger, inner)).toBe(true);
    chmodSync(join(scratch, 'closed'), 0o700);
    expect(firstClosedFolder(stranger, inner)).toBe(join(scratch, 'closed'));
  });
});

describe('a port', () => {
  test('in use is not free, and the remembered one is kept while it is', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    expect(await portIsFree(port)).toBe(false);
    expect(await freePort(port)).not.toBe(port);
    await new Promise((resolve) => taken.close(resolve));
    expect(await freePort(port)).toBe(port);
  });
});

describe('a supervised process', () => {
  const plan = (script: string): ProcessPlan => ({
    name: 'trial',
    command: '/bin/sh',
    args: ['-c', script],
    env: { PATH: process.env['PATH'] },
    cwd: '/',
    runAs: null,
    logFile: join(scratch, 'trial.log'),
    stopSignal: 'SIGTERM',
    graceMs: 300,
  });
  const told: string[] = [];
  const started = async (script: string): Promise<SupervisedProcess> => {
    told.length = 0;
    return supervise(plan(script), ({ kind }) => void told.push(kind));
  };

  test('comes back when it is killed, and does not when it is stopped', async () => {
    const trial = await started('exec sleep 60');
    const first = trial.current();
    process.kill(first?.pid ?? 0, 'SIGKILL');
    await until(() => trial.deaths() === 1 && trial.current() !== null);
    const second = trial.current();
    expect(second).not.toEqual(first);
    await trial.stop();
    expect(trial.current()).toBeNull();
    expect(told).toEqual(['started', 'died', 'started', 'stopped']);
  });

  test('that will not hear the stop signal is killed after its grace, with all its children', async () => {
    const trial = await started('trap "" TERM; sleep 61 & echo $!; wait; wait');
    await until(
      () => existsSync(join(scratch, 'trial.log')) && readFileSync(join(scratch, 'trial.log'), 'utf8').includes('\n'),
    );
    const child = identify(Number(readFileSync(join(scratch, 'trial.log'), 'utf8')));
    await trial.stop();
    await untilGone(child, 5_000);
    expect(isRunning(child)).toBe(false);
  });

  test('may be stopped while it waits to be started again', async () => {
    const trial = await started('exit 1');
    await until(() => trial.deaths() >= 2);
    await trial.stop();
    const deaths = trial.deaths();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect({ deaths: trial.deaths(), current: trial.current() }).toEqual({ deaths, current: null });
  });

  test('does not outlive a supervisor that is killed', async () => {
    const module = join(__dirname, '..', '..', 'cli', 'services', 'supervised-process.ts');
    const script = `require('tsx/cjs'); const { supervise } = require(${JSON.stringify(module)});
      supervise(${JSON.stringify(plan('exec sleep 62'))}, (c) => console.log(c.identity.pid));`;
    const supervisor = spawn(process.execPath, ['-e', script], {
      cwd: join(__dirname, '..', '..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((resolve) =>
      supervisor.stdout.once('data', (line: Buffer) => resolve(Number(line.toString()))),
    );
    const orphan = identify(pid);
    expect(isRunning(orphan)).toBe(true);
    supervisor.kill('SIGKILL');
    await until(() => !isRunning(orphan));
  });
});

describe('the command huiying', () => {
  const huiying = join(__dirname, '..', '..', 'cli', 'huiying.mjs');

  test('refuses in two sentences and with a status, never with a stack trace', () => {
    const { status, stderr } = spawnSync(process.execPath, [huiying, 'start'], {
      env: { ...process.env, PORT: 'banana' },
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });
});

test('the reason of a fault is one line, also when a connection was tried on several addresses', () => {
  expect(reasonOf(new AggregateError([new Error('refused\nstack')], ''))).toBe('refused');
});
