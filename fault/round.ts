import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { WorkflowBundleOption } from '@temporalio/worker';
import type { Knex } from 'knex';
import { actionId } from '../api/routes/actions';
import { APP_ROLE, connect } from '../db/connect';
import { sweep } from '../relay/sweeper';
import { connectClient } from '../temporal.config';
import { type Blow, blowsOf, type Victim, VICTIMS } from './blows';
import { hurried } from './hurried-policy';
import { type Installation, openInstallation } from './installation';
import { signInAll } from './person';
import { type ActionsProved, proveActions } from './proof/actions';
import { type AlarmsProved, proveAlarms } from './proof/alarms';
import { type CasesProved, proveCases } from './proof/cases';
import { enact, policyOf, readStore, type Rest, restOf } from './store';
import { type Asked, type Day, waysOf, workingDay } from './working-day';

export interface RoundPlan {
  /** decides blows, ways, rests, broken lines; what races decide stays chance */
  seed: string;
  /** how long people work under faults */
  seconds: number;
  /** new actions begun each second */
  perSecond: number;
  /** how often each process is killed */
  kills: number;
  /** The sweeper's 30 seconds of waiting are not waited for: its work is done at once, by its own code. */
  sweepsAtOnce: boolean;
}

/** What a round showed. */
export interface Round {
  seed: string;
  killed: Readonly<Record<Victim, number>>;
  asked: number;
  askedPerSecond: number;
  /** how many appeals took which way */
  ways: Readonly<Record<string, number>>;
  /** from the wish to its answer, repetitions included, in ms */
  longestWaitMs: number;
  /** how often which answer, or which silence, made a person repeat */
  repeated: Readonly<Record<string, number>>;
  /** faults that the API did not know how to tell: an answer 500 loses nothing, and is a fault of ours all the same */
  internal: readonly string[];
  actions: ActionsProved;
  alarms: AlarmsProved;
  cases: CasesProved;
  rest: Rest;
  /** from the last blow's end until nothing was left to be done */
  settledMs: number;
  /** kept when the round does not hold, to be looked into */
  folder: string | null;
}

export interface RoundWorld {
  /** the workflows as they are now, for the replay of the histories */
  bundle: WorkflowBundleOption;
  signal: AbortSignal;
  say: (line: string) => void;
}

/** after the last blow: nobody waits longer for an answer, and nothing is left undone for longer */
const PATIENCE_MS = 150_000;
/** an alarm this young may still be on its way to the log */
const YOUNG_MS = 4_000;
const LOOK_EVERY_MS = 500;

/** Whether nothing was lost, doubled, contradicted or left undone, and every alarm rang once at its instant. */
export function holds({ actions, alarms, cases, rest }: Omit<Round, 'folder'>): boolean {
  const findings = [
    ...[actions.lost, actions.twice, actions.contradicted, alarms.faults],
    ...[cases.brokenChains, cases.projectionDifferences, cases.workflowDifferences, cases.notReplaying],
    cases.unexplained,
  ];
  return (
    findings.every((found) => found.length === 0) &&
    alarms.due === alarms.rung &&
    actions.unanswered === 0 &&
    Object.values(rest).every((left) => left === 0)
  );
}

/** One round on an installation of its own: people work, processes are killed, and when all has settled it is proved. */
export async function runRound(plan: RoundPlan, world: RoundWorld): Promise<Round> {
  const installation = await openInstallation(world.signal);
  let keepFolder = true;
  try {
    const round = await workedAndProved(plan, installation, world);
    keepFolder = !holds(round);
    return { ...round, folder: keepFolder ? installation.folder.path : null };
  } catch (error) {
    keepFolder = !world.signal.aborted;
    if (keepFolder) world.say(`数据保留于 Data kept in ${installation.folder.path}`);
    throw error;
  } finally {
    await installation.close(keepFolder);
  }
}

async function workedAndProved(
  plan: RoundPlan,
  installation: Installation,
  world: RoundWorld,
): Promise<Omit<Round, 'folder'>> {
  const { folder, databaseUrl, temporal } = installation;
  const db = connect({ url: databaseUrl, role: APP_ROLE, poolSize: 8 });
  try {
    await enact(db, hurried(await policyOf(db)), 'a round of faults');
    const { day, killed, workedMs, overAt } = await workedUnderFaults(plan, installation, world);
    const client = await connectClient(temporal);
    try {
      const patience = AbortSignal.any([world.signal, AbortSignal.timeout(PATIENCE_MS)]);
      const rest = await settled(db, client, plan.sweepsAtOnce, patience);
      return {
        seed: plan.seed,
        killed,
        settledMs: performance.now() - overAt,
        rest,
        internal: internalFaults(join(folder.logs, 'api.log')),
        ...toldBy(day, workedMs),
        ...(await proved(db, client, day.asked, world.bundle)),
      };
    } finally {
      await client.connection.close();
    }
  } finally {
    await db.destroy();
  }
}

/** People work while the blows fall, then everybody waits for an answer. Whatever goes wrong, nobody works on afterwards. */
async function workedUnderFaults(plan: RoundPlan, installation: Installation, { signal, say }: RoundWorld) {
  const { url, folder } = installation;
  const staff = await signInAll(url, folder, signal);
  const over = new AbortController();
  const patience = new AbortController();
  const began = performance.now();
  const working = workingDay(url, staff, { ...plan, over: over.signal, patience: patience.signal });
  try {
    const blows = blowsOf(plan.seed, { seconds: plan.seconds, times: plan.kills });
    const killed = await strikeAll(blows, installation, { signal, say });
    await pause(Math.max(0, began + plan.seconds * 1000 - performance.now()), undefined, { signal });
    over.abort();
    const overAt = performance.now();
    const late = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    late.addEventListener('abort', () => patience.abort());
    await installation.untilWhole(signal);
    const day = await working;
    signal.throwIfAborted();
    return { day, killed, workedMs: overAt - began, overAt };
  } finally {
    over.abort();
    patience.abort();
    await working;
  }
}

/** each blow at its instant; a victim that is still down from an earlier blow is waited for, so that each is killed as often as planned */
async function strikeAll(
  blows: readonly Blow[],
  installation: Installation,
  { signal, say }: Pick<RoundWorld, 'signal' | 'say'>,
): Promise<Record<Victim, number>> {
  const killed = Object.fromEntries(VICTIMS.map((victim) => [victim, 0])) as Record<Victim, number>;
  const began = performance.now();
  for (const { atMs, victims, withChildren } of blows) {
    await pause(Math.max(0, began + atMs - performance.now()), undefined, { signal });
    await installation.kill(victims, withChildren);
    for (const victim of victims) killed[victim] += 1;
    say(`  ${((performance.now() - began) / 1000).toFixed(1)} s  SIGKILL ${victims.join(' + ')}`);
  }
  return killed;
}

/** Resolves when nothing is left undone, or the patience is at its end; answers what was left. */
async function settled(db: Knex, client: Client, sweepsAtOnce: boolean, stop: AbortSignal): Promise<Rest> {
  for (;;) {
    if (sweepsAtOnce) await sweep({ db, client }, 0);
    const rest = await restOf(db, YOUNG_MS);
    if (stop.aborted || Object.values(rest).every((left) => left === 0)) return rest;
    await pause(LOOK_EVERY_MS);
  }
}

function toldBy(day: Day, workedMs: number) {
  const { asked, seen } = day;
  return {
    ways: waysOf(day),
    asked: asked.length,
    askedPerSecond: asked.length / (workedMs / 1000),
    longestWaitMs: seen.longestWaitMs,
    repeated: Object.fromEntries(seen.repeated),
  };
}

/** the API writes each under a number of twelve hexadecimal digits */
const internalFaults = (logFile: string): string[] =>
  readFileSync(logFile, 'utf8')
    .split('\n')
    .filter((line) => /^[0-9a-f]{12} /.test(line));

async function proved(db: Knex, client: Client, asked: readonly Asked[], bundle: WorkflowBundleOption) {
  const cases = await proveCases(db, client, bundle);
  const { now, events, actions, titlesTwice } = await readStore(db);
  const told = proveActions(
    asked.map(({ wish: { who, link, key }, number, endings }) => ({
      id: actionId(who.account, number ?? 'register', key),
      link,
      endings,
    })),
    actions,
    events,
  );
  return {
    cases,
    actions: { ...told, twice: [...told.twice, ...titlesTwice.map((title) => `two appeals of «${title}»`)] },
    alarms: proveAlarms(events, now - YOUNG_MS),
  };
}
