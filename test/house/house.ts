import { randomUUID } from 'node:crypto';
import { type Client, WorkflowUpdateFailedError } from '@temporalio/client';
import { DefaultLogger, Runtime, type WorkflowBundleOption } from '@temporalio/worker';
import type { Knex } from 'knex';
import { createIntake, type Intake } from '../../activities/intake';
import type { AppealActivities } from '../../activities';
import { bodyHash, chain, GENESIS } from '../../db/chain';
import { APP_ROLE, connect } from '../../db/connect';
import { createRecord } from '../../activities/record';
import { FEEDBACK, SUBMITTED } from './feedback';
import { type Clock, postgresClock, postgresNow } from '../../db/clock';
import { eventsSince } from '../../db/case-log';
import { keepTexts, newText } from '../../db/intake';
import { RulesBook } from '../../db/rules';
import { insertCity } from '../../db/seed';
import { orderStart } from '../../db/starts';
import { linkNamed } from '../../domain/loop';
import type { CaseEvent } from '../../domain/loop/event';
import { evolve } from '../../domain/loop/evolve';
import type { Action } from '../../domain/loop/link';
import type { Refusal } from '../../domain/loop/refusal';
import type { Actor, Role } from '../../domain/loop/role';
import { type CaseState, UNREGISTERED, type Unregistered } from '../../domain/loop/state';
import { loadPolicy } from '../../packs/load';
import { connectClient, type TemporalSettings } from '../../temporal.config';
import { bundleWorkflows } from '../../workflow-bundle';
import { runWorkerWith } from '../../worker';
import type { Answer } from '../../workflows/appeal';
import { testDatabase, type TestDatabase } from '../servers/test-database';
import { testTemporal } from '../servers/test-temporal';
import { replayAll } from './replay';

export const UNIT = 'u2-1';

/** the answer of an action: what the workflow said, or why it refused */
export type Acted = Answer | { refused: Refusal };

export interface Opening {
  pack?: string;
  clock?: Clock;
  client?: Client;
  temporal?: TemporalSettings;
  /** the worker reaches the database by this way */
  through?: (url: string) => string;
}

export interface Registering {
  /** fixes chance: below 2000 is sampled for a return visit, in the packs that state no share */
  draw?: number;
  /** the test starts the workflow, not the relay: before any worker is there, whose relay would be faster */
  startedByHand?: { maxEvents?: number };
  withoutState?: boolean;
}

export interface ActOptions {
  role?: Role;
  unit?: string;
  texts?: Record<string, string>;
  seen?: number;
  id?: string;
  body?: string;
  at?: number;
}

let bundle: Promise<WorkflowBundleOption> | undefined;
/** the workflows, bundled once per test file */
export const workflowBundle = (): Promise<WorkflowBundleOption> => {
  bundle ??= bundleWorkflows();
  return bundle;
};

/** A hotline under test: a city of its own in a database of its own, a worker, and hands to act with. */
export class House {
  private stopWorker: AbortController | null = null;
  private working: Promise<void> | null = null;
  private readonly abandoned: { stopWorker: AbortController | null; working: Promise<void> }[] = [];
  readonly faults: string[] = [];

  private constructor(
    private readonly database: TestDatabase,
    /** the worker's way to the database; the test's own is never interrupted */
    private readonly workersDb: Knex,
    readonly temporal: TemporalSettings,
    readonly client: Client,
    readonly clock: Clock,
    readonly city: string,
    private readonly ownsClient: boolean,
  ) {}

  get db(): Knex {
    return this.database.db;
  }

  /** the database as the role that owns the schema: for backups */
  get ownerUrl(): string {
    return this.database.ownerUrl;
  }

  static async open(options: Opening = {}): Promise<House> {
    try {
      Runtime.install({ logger: new DefaultLogger('ERROR') });
    } catch {
      // installed by an earlier house of this file
    }
    const database = await testDatabase();
    const policy = loadPolicy(options.pack ?? 'suzhou-anhui');
    await insertCity(database.db, policy);
    const temporal = options.temporal ?? testTemporal();
    return new House(
      database,
      options.through
        ? connect({ url: options.through(database.ownerUrl), role: APP_ROLE, poolSize: 20 })
        : database.db,
      temporal,
      options.client ?? (await connectClient(temporal)),
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
        db: this.workersDb,
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
    for (const { stopWorker } of this.abandoned) stopWorker?.abort();
    await Promise.all(this.abandoned.map((a) => a.working));
  }

  /** Ends the worker, replays every workflow that was started here, and drops the database. */
  async close(): Promise<void> {
    await this.stop();
    const numbers = (await this.db('appeals').select('number')).map((r: { number: string }) => r.number);
    const failures = await replayAll(this.client, numbers, await workflowBundle());
    if (this.workersDb !== this.db) await this.workersDb.destroy();
    await this.database.drop();
    if (this.ownsClient) await this.client.connection.close();
    if (failures.length > 0) throw new Error(`histories that do not replay:\n${failures.join('\n')}`);
  }

  /** Forgets the worker without ending it, as if its machine had been lost; it is ended with the house. */
  abandonWorker(): void {
    const { stopWorker, working } = this;
    if (working) this.abandoned.push({ stopWorker, working });
    this.stopWorker = null;
    this.working = null;
  }

  async register(given: Partial<Intake> = {}, how: Registering = {}): Promise<string> {
    const by: Actor = { id: '1', role: 'agent' };
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
    const { number } = result;
    if (how.draw !== undefined) await this.fixDraw(number, how.draw);
    if (how.startedByHand) {
      await this.db('starts').where({ number }).delete();
      const state = how.withoutState ? {} : { state: await this.state(number) };
      await this.client.workflow.start('appeal', {
        workflowId: number,
        taskQueue: this.temporal.taskQueue,
        args: [{ number, ...state, ...how.startedByHand }],
      });
    }
    return number;
  }

  registerAnswered(): Promise<string> {
    const [accept, answer] = ['accept', 'answerDirectly'].map((name) => linkNamed(name));
    if (!accept || !answer) throw new Error('no such link');
    return this.register({
      category: 'consultation',
      following: [
        { link: accept, input: {}, texts: {} },
        { link: answer, input: {}, texts: { answer: '请带身份证到窗口办理。' } },
      ],
    });
  }

  async toSigned(how: Registering = {}): Promise<string> {
    const number = await this.register({}, how);
    await this.act(number, 'dispatch', { unit: UNIT, mode: 'transfer' });
    await this.act(number, 'sign');
    return number;
  }

  async toFeedback(how: Registering = {}): Promise<string> {
    const number = await this.toSigned(how);
    await this.act(number, 'submitFeedback', SUBMITTED, { role: 'leaderInCharge', texts: FEEDBACK });
    return number;
  }

  /** the draw that decides on a return visit, as if chance had wanted it; before the workflow has started */
  private async fixDraw(number: string, draw: number): Promise<void> {
    // nobody starts it meanwhile with the draw of before
    await this.db('starts').where({ number }).delete();
    const events = (await this.events(number)).map((e) => (e.type === 'registered' ? { ...e, draw } : e));
    const links = chain(GENESIS, events);
    await this.asOwner(async (owner) => {
      for (const { event, body, prev, hash } of links)
        await owner('events').where({ number, v: event.v }).update({ body, prev, hash });
      await owner.raw(
        `update appeals set head = ?, state = jsonb_set(state, '{draw}', to_jsonb(?::int)) where number = ?`,
        [links.at(-1)?.hash ?? GENESIS, draw, number],
      );
    });
    await orderStart(this.db, number);
  }

  /** what only an owner can do who takes the guards down: for damage that a test wants to see found */
  async asOwner(work: (owner: Knex) => Promise<void>): Promise<void> {
    const owner = connect({ url: this.database.ownerUrl, poolSize: 1 });
    try {
      for (const table of ['events', 'changes']) await owner.raw('alter table ?? disable trigger user', [table]);
      await work(owner);
      for (const table of ['events', 'changes']) await owner.raw('alter table ?? enable trigger user', [table]);
    } finally {
      await owner.destroy();
    }
  }

  /** the step reaches the log, and everybody who could tell the workflow of it is lost */
  async recordLost(number: string, action: Action): Promise<void> {
    const record = createRecord({ db: this.db, rules: new RulesBook(this.db), clock: this.clock });
    const { version } = await this.state(number);
    const taken = await record(number, version, { action });
    if (taken.refused) throw new Error(`refused: ${JSON.stringify(taken.refused)}`);
  }

  /** the same action asked twice of the log, the first answer held back until the second waits for the case's lock */
  async recordTwice(number: string, action: Action): Promise<void> {
    const record = createRecord({ db: this.db, rules: new RulesBook(this.db), clock: this.clock });
    const { version } = await this.state(number);
    const holding = await this.db.transaction();
    await holding.raw('select 1 from appeals where number = ? for update', [number]);
    const both = [1, 2].map(() => record(number, version, { action }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await holding.commit();
    for (const taken of await Promise.all(both)) if (taken.refused) throw new Error(`refused: ${taken.refused.code}`);
  }

  /** the log as a backup would bring it back: at an earlier version; answers how to undo it */
  async restoreBehind(number: string, version: number): Promise<() => Promise<void>> {
    const later = await this.db('events').where({ number }).andWhere('v', '>', version);
    const row = await this.db('appeals').where({ number }).first<Record<string, unknown>>();
    const state = (await this.events(number)).slice(0, version).reduce<CaseState | Unregistered>(evolve, UNREGISTERED);
    await this.asOwner(async (owner) => {
      await owner('events').where({ number }).andWhere('v', '>', version).delete();
      await owner('appeals')
        .where({ number })
        .update({ version, state: JSON.stringify(state) });
    });
    return () =>
      this.asOwner(async (owner) => {
        await owner('appeals')
          .where({ number })
          .update({ version: row.version, state: JSON.stringify(row.state) });
        for (const { seq: _seq, at, recorded_at, ...event } of later)
          await owner('events').insert({ ...event, at: new Date(at), recorded_at: new Date(recorded_at) });
      });
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
      body: options.body ?? bodyHash('test', { link, input, texts: options.texts ?? {} }),
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

  /** as the API does: what the server would not take at once is sent again under the same id */
  async sendUntilTaken(number: string, action: Action): Promise<Acted> {
    for (;;)
      try {
        return await this.send(number, action);
      } catch (error) {
        const type = (error as { cause?: { type?: string } }).cause?.type;
        if (type !== 'UnprocessedUpdate' && !String(error).includes('limit')) throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
  }

  async untilStarted(number: string): Promise<void> {
    while (await this.db('starts').where({ number }).first('number'))
      await new Promise((resolve) => setTimeout(resolve, 20));
  }

  async now(): Promise<number> {
    return this.clock(await postgresNow(this.db));
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
