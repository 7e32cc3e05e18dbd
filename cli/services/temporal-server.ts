import { setTimeout as pause } from 'node:timers/promises';
import { msToTs } from '@temporalio/common/lib/time';
import { connectClient, type TemporalSettings } from '../../temporal.config';
import { PlainFailure, reasonOf } from './plain-failure';
import { type ProcessPlan, type SupervisedProcess } from './supervised-process';

/** The development server on this machine. */
export interface DevServer {
  binary: string;
  port: number;
  /** Port of the web pages; null: none are served. */
  uiPort: number | null;
  namespace: string;
  /** Where it keeps its state; null: in memory. */
  stateFile: string | null;
}

/** Closed histories are kept for a year, so that auditors find them and numbers are not started twice meanwhile. */
const RETENTION = '365 days';

/** How to run it: on 127.0.0.1 only. */
export function devServerPlan(server: DevServer, cwd: string, logFile: string): ProcessPlan {
  return {
    name: 'temporal',
    command: server.binary,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(server.port), '--log-level', 'warn'],
      ...(server.uiPort === null ? ['--headless'] : ['--ui-ip', '127.0.0.1', '--ui-port', String(server.uiPort)]),
      ...(server.namespace === 'default' ? [] : ['--namespace', server.namespace]),
      // with a write-ahead log a backup reads one instant of the file and holds up nobody who writes
      ...(server.stateFile === null ? [] : ['--db-filename', server.stateFile, '--sqlite-pragma', 'journal_mode=wal']),
    ],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'UTC' },
    cwd,
    runAs: null,
    logFile,
    stopSignal: 'SIGTERM',
    graceMs: 5_000,
  };
}

/** Resolves once the namespace can be worked in. Throws PlainFailure when the server keeps dying, with the place of its log. */
export async function untilServing(
  settings: TemporalSettings,
  server: SupervisedProcess,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    if ((await temporalFault(settings)) === null) return;
    if (server.deaths() >= 5) {
      throw new PlainFailure(
        `Temporal 无法启动，原因见 ${server.logFile}。`,
        `Temporal does not start; ${server.logFile} says why.`,
      );
    }
    await pause(100, undefined, { signal });
  }
}

/** Lets the namespace keep closed histories for 365 days instead of the development server's one. */
export async function keepHistoriesAYear(settings: TemporalSettings): Promise<void> {
  const client = await connectClient(settings);
  try {
    const workflowExecutionRetentionTtl = msToTs(RETENTION);
    await client.workflowService.updateNamespace({
      namespace: settings.namespace,
      config: { workflowExecutionRetentionTtl },
    });
  } finally {
    await client.connection.close();
  }
}

/** What a Temporal server says of itself. */
export interface TemporalFacts {
  serverVersion: string;
  /** How long the namespace keeps closed histories, in days. */
  retentionDays: number;
}

/** Asks the server for its version and the namespace's retention; rejects when it cannot be reached or has no such namespace. */
export async function temporalFacts(settings: TemporalSettings): Promise<TemporalFacts> {
  const client = await connectClient(settings);
  try {
    const [info, namespace] = await Promise.all([
      client.workflowService.getSystemInfo({}),
      client.workflowService.describeNamespace({ namespace: settings.namespace }),
    ]);
    const seconds = Number(namespace.config?.workflowExecutionRetentionTtl?.seconds ?? 0);
    return { serverVersion: info.serverVersion ?? '', retentionDays: seconds / 86_400 };
  } finally {
    await client.connection.close();
  }
}

/** Why the namespace cannot be worked in; null when it can. */
export async function temporalFault(settings: TemporalSettings): Promise<string | null> {
  try {
    await temporalFacts(settings);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}
