import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Client, WorkflowUpdateFailedError } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, Runtime, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { Knex } from 'knex';
import { createIntake, type Intake } from '../../activities/intake';
import type { AppealActivities } from '../../activities';
import { createAccount } from '../../db/accounts';
import { bodyHash } from '../../db/chain';
import type { Clock } from '../../db/clock';
import { postgresClock } from '../../db/clock';
import { eventsSince } from '../../db/case-log';
import { keepTexts, newText } from '../../db/intake';
import { RulesBook } from '../../db/rules';
import { insertCity } from '../../db/seed';
import { linkNamed } from '../../domain/loop';
import type { CaseEvent } from '../../domain/loop/event';
import { evolve } from '../../domain/loop/evolve';
import type { Action } from '../../domain/loop/link';
import type { Refusal } from '../../domain/loop/refusal';
import type { Actor, Role } from '../../domain/loop/role';
import { type CaseState, UNREGISTERED, type Unregistered } from '../../domain/loop/state';
import { loadPolicy } from '../../packs/load';
import { connectClient, type TemporalSettings } from '../../temporal.config';
import { runWorkerWith } from '../../worker';
import type { Answer } from '../../workflows/appeal';
import { testDatabase } from '../servers/test-database';
import { testTemporal } from '../servers/test-temporal';
import { replayAll } from './replay';

export const UNIT = 'u2-1';

/** the answer of an action: what the workflow said, or why it refused */
export type Acted = Answer | { refused: Refusal };

export interface ActOptions {
  role?: Role;
  unit?: string;
  texts?: Record<string, string>;
  seen?: number;
  id?: string;
  body?: string;
  at?: number;
}

let bundle: Promise<WorkflowBundleWithSourceMap> | undefined;
/** the workflows, bundled once per test file */
export const workflowBundle = (): Promise<WorkflowBundleWithSourceMap> => {
  bundle ??= bundleWorkflowCode({
    workflowsPath: join(__dirname, '../../workflows/index.ts'),
    logger: new DefaultLogger('ERROR'),
  });
  return bundle;
};

/** A hotline under test: a city of its own in a database of its own, a worker, and hands to act with. */
export class House {
  private stopWorker: AbortController | null = null;
  private working: Promise<void> | null = null;
  readonly faults: string[] = [];

  private constructor(
    readonly db: Knex,
    readonly ownerUrl: string,
    private readonly drop: () => Promise<void>,
    readonly temporal: TemporalSettings,
    readonly client: Client,
    readonly clock: Clock,
    readonly city: string,
    private readonly ownsClient: boolean,
  ) {}

  static async open(
    options: { pack?: string; clock?: Clock; client?: Client; temporal?: TemporalSettings } = {},
  ): Promise<House> {
    try {
      Runtime.install({ logger: new DefaultLogger('ERROR') });
    } catch {
      // installed by an earlier house of this file
    }
    const database = await testDatabase();
    const policy = loadPolicy(options.pack ?? 'suzhou-anhui');
    await insertCity(database.db, policy);
    await createAccount(database.db, { city: policy.city, login: 'tester', name: '测试', password: null, grants: [] });
    const temporal = options.temporal ?? testTemporal();
    const client = options.client ?? (await connectClient(temporal));
    return new House(
      database.db,
      database.ownerUrl,
      database.drop,
      temporal,
      client,
      options.clock ?? postgresClock,
      policy.city,
      options.client === undefined,
    );
  }

  async startWorker(around?: (activities: AppealActivities) => AppealActivities): Promise<void> {
    const stop = new AbortController();
    this.stopWorker = stop;
    this.working = runWorkerWith(
      {
        db: this.db,
        temporal: this.temporal,
        clock: this.clock,
        workflowBundle: await workflowBundle(),
        onFault: (where, error) => this.faults.push(`${where}: ${String(error)}`),
        ...(around ? { around } : {}),
      },
      stop.signal,
    );
  }

  async stop(): Promise<void> {
    this.stopWorker?.abort();
    await this.working;
    this.working = null;
  }

  /** Ends the worker, replays every workflow that was started here, and drops the database. */
  async close(): Promise<void> {
    await this.stop();
    const numbers = (await this.db('appeals').select('number')).map((r: { number: string }) => r.number);
    const failures = await replayAll(this.client, numbers, await workflowBundle());
    await this.drop();
    if (this.ownsClient) await this.client.connection.close();
    if (failures.length > 0) throw new Error(`histories that do not replay:\n${failures.join('\n')}`);
  }

  async register(given: Partial<Intake> = {}, by: Actor = { id: '1', role: 'agent' }): Promise<string> {
    const intake = createIntake({ db: this.db, rules: new RulesBook(this.db), clock: this.clock });
    const accept = linkNamed('accept');
    if (!accept) throw new Error('no link accept');
    const id = randomUUID();
    const [result] = await intake({ city: this.city, by, action: { id, body: id } }, [
      {
        channel: 'phone',
        category: 'complaint',
        marks: {},
        title: '路灯不亮',
        elements: Object.fromEntries(
          ['time', 'place', 'person', 'cause', 'course', 'result'].map((e) => [e, { text: `${e} 的内容` }]),
        ),
        askForMissing: false,
        appellant: { kind: 'person', name: '甲某', contact: '000' },
        following: [{ link: accept, input: {}, texts: {} }],
        ...given,
      },
    ]);
    if (!result || 'refused' in result) throw new Error(`not registered: ${JSON.stringify(result)}`);
    return result.number;
  }

  /** an action as the API sends it; a refusal comes back as data */
  async act(number: string, link: string, input: unknown = {}, options: ActOptions = {}): Promise<Acted> {
    const action = await this.action(link, input, options);
    return this.send(number, action);
  }

  async action(link: string, input: unknown, options: ActOptions = {}): Promise<Action> {
    const l = linkNamed(link);
    if (!l) throw new Error(`no link ${link}`);
    const role = options.role ?? l.who[0] ?? 'agent';
    const text = options.texts ? newText(options.texts) : null;
    if (text) await keepTexts(this.db, this.city, [text]);
    const unit =
      options.unit ?? (role === 'handler' || role.endsWith('Leader') || role === 'leaderInCharge' ? UNIT : undefined);
    return {
      link,
      id: options.id ?? randomUUID(),
      by: { id: '1', role, ...(unit && role !== 'municipalLeader' ? { unit } : {}) },
      at: options.at ?? (await this.now()),
      body: options.body ?? bodyHash({ link, input, texts: options.texts ?? {} }),
      input,
      ...(options.seen === undefined ? {} : { seen: options.seen }),
      ...(text ? { parts: Object.keys(options.texts ?? {}), text: text.ref } : {}),
    };
  }

  async send(number: string, action: Action): Promise<Acted> {
    for (let tries = 0; ; tries++)
      try {
        return await this.client.workflow
          .getHandle(number)
          .executeUpdate<Answer, [Action]>(action.link, { args: [action], updateId: action.id });
      } catch (error) {
        const refused = refusalOf(error);
        if (refused) return { refused };
        // not yet started by the relay
        if (tries > 100 || !(error instanceof Error) || error.name !== 'WorkflowNotFoundError') throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
  }

  async now(): Promise<number> {
    const { rows } = await this.db.raw<{ rows: { now: string }[] }>(
      `select floor(extract(epoch from clock_timestamp()) * 1000)::text as now`,
    );
    return this.clock(Number(rows[0]?.now));
  }

  events(number: string): Promise<CaseEvent[]> {
    return eventsSince(this.db, number, 0);
  }

  async types(number: string): Promise<string[]> {
    return (await this.events(number)).map((e) => e.type);
  }

  /** the state as the log folds to it */
  async state(number: string): Promise<CaseState> {
    const state = (await this.events(number)).reduce<CaseState | Unregistered>(evolve, UNREGISTERED);
    if (state.phase === 'unregistered') throw new Error(`${number} is not registered`);
    return state;
  }

  workflowState(number: string): Promise<CaseState> {
    return this.client.workflow.getHandle(number).query<CaseState>('state');
  }
}

function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof WorkflowUpdateFailedError)) return null;
  const details = (error.cause as { details?: unknown[] } | undefined)?.details;
  const first = details?.[0] as Refusal | undefined;
  return first && 'code' in first ? first : null;
}
