import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CaseEvent, EventType } from '../../domain/loop/event';
import type { Refusal } from '../../domain/loop/refusal';
import type { Role } from '../../domain/loop/role';
import type { CaseState } from '../../domain/loop/state';
import type { Instant } from '../../domain/limit/instant';
import type { ObligationKind } from '../../domain/obligation/obligation';
import type { Policy } from '../../domain/policy/policy';
import { registrationElements } from '../../domain/policy/stipulations';
import { loadPolicy } from '../../packs/load';
import type { Got, Person } from '../api/person';
import { FEEDBACK, SUBMITTED } from '../house/feedback';
import { type Acted, type ActOptions, House, UNIT, workflowBundle } from '../house/house';
import { replayAll } from '../house/replay';
import { adopt, type Counting } from './adopted';
import { CityClock } from './city-clock';
import { CityDesk } from './city-desk';
import { inWords, moment } from './moment';
import { everOwed, type Owed } from './owed';
import type { Page, Said } from './page';

export { UNIT };
export const SECOND = 'u2-2';
export const THIRD = 'u2-3';

/** a feedback document with all its parts, without the reply to the appellant */
export const DOCUMENT = Object.fromEntries(Object.entries(FEEDBACK).filter(([part]) => part !== 'reply'));

const PATIENCE_MS = 20_000;

/** who acts, and in which words; where no role is given, the first that the link is for */
export type By = Pick<ActOptions, 'role' | 'unit' | 'texts'>;

/**
 * A city of one pack: its store, its worker, its API, and a clock that a scenario sets to its own dates. The first `at`
 * begins the scenario at that moment; the next ones let the time-skipping server run on to it.
 */
export class City {
  /** appeals of the scenario under way */
  private numbers: string[] = [];
  private desk: Promise<CityDesk> | null = null;

  private constructor(
    readonly policy: Policy,
    private readonly house: House,
    private readonly clock: CityClock,
    private readonly ownsClock: boolean,
  ) {}

  /**
   * `confirmed`: counting parameters that this city has settled for itself. `lent`: the clock of whoever opens one city after
   * another, and stops it in the end.
   */
  static async open(pack: string, confirmed?: Counting, lent?: CityClock): Promise<City> {
    const clock = lent ?? (await CityClock.start());
    const temporal = clock.settings(`city-${randomUUID()}`);
    const house = await House.open({ pack, client: clock.client, temporal, clock: () => clock.now });
    const policy = loadPolicy(pack);
    if (confirmed) await adopt(house.db, policy, confirmed);
    await house.startWorker(() => clock.activities(house.db));
    return new City(policy, house, clock, lent === undefined);
  }

  /** It is this moment: what fell due before it has rung, and an act of this very moment is in time (R-SYS-10). */
  async at(words: string): Promise<void> {
    await this.goTo(words, false);
  }

  /** This moment has passed: what fell due at it has rung too. */
  async past(words: string): Promise<void> {
    await this.goTo(words, true);
  }

  private async goTo(words: string, inclusive: boolean): Promise<void> {
    await this.clock.goTo(moment(words), inclusive, this.numbers);
    const rows = await this.house.db<Row>('appeals').whereIn('number', this.numbers).select('number', 'alarm_at');
    for (const { number, alarm_at } of rows)
      if (alarm_at !== null && !this.clock.isYetToRing(alarm_at))
        throw new Error(`at ${words} ${number} has not rung what fell due ${inWords(alarm_at)}`);
  }

  /** registers, and accepts unless `following` says otherwise, as an agent does at the API while the caller talks */
  async register(given: Record<string, unknown> = {}): Promise<string> {
    const elements = Object.fromEntries(registrationElements(this.policy).map((e) => [e, { text: `${e} 的内容` }]));
    const { status, body } = await this.tryToRegister({
      title: '路灯不亮',
      elements,
      appellant: { kind: 'person', name: '甲某', contact: '000' },
      following: { accept: {} },
      ...given,
    });
    if (status !== 201) throw new Error(`not registered: ${JSON.stringify(body)}`);
    return body.number;
  }

  async tryToRegister(body: Record<string, unknown>): Promise<Got<Said>> {
    const answer = await (await this.as('agent')).post<Said>('/api/v1/appeals', body);
    if (answer.status === 201) {
      this.numbers.push(answer.body.number);
      await this.house.untilStarted(answer.body.number);
      await this.clock.quiet([answer.body.number]);
    }
    return answer;
  }

  /** registered, accepted and dispatched in this moment: the number */
  async dispatched(given: Record<string, unknown>, unit = UNIT): Promise<string> {
    const number = await this.register(given);
    await this.act(number, 'dispatch', { unit, mode: 'transfer' }, { role: 'dispatcher' });
    return number;
  }

  /** and signed in the same moment */
  async signed(given: Record<string, unknown>, unit = UNIT): Promise<string> {
    const number = await this.dispatched(given, unit);
    await this.act(number, 'sign', {}, { role: 'handler', unit });
    return number;
  }

  /** a whole feedback document, signed off by the leader in charge who submits it, with the reply to the appellant */
  async feedback(number: string, by: By = {}): Promise<void> {
    await this.act(number, 'submitFeedback', SUBMITTED, { role: 'leaderInCharge', texts: FEEDBACK, ...by });
  }

  /** the document alone: nobody has told the appellant anything */
  async silentFeedback(number: string, by: By = {}): Promise<void> {
    const { replyMethod: _method, ...input } = SUBMITTED;
    await this.act(number, 'submitFeedback', input, { role: 'leaderInCharge', texts: DOCUMENT, ...by });
  }

  /** an action that is taken; answers the version it made */
  async act(number: string, link: string, input: object = {}, by: By = {}): Promise<number> {
    const acted = await this.ask(number, link, input, by);
    if ('refused' in acted) throw new Error(`${link} was refused: ${JSON.stringify(acted.refused)}`);
    return acted.version;
  }

  /** an action that the case refuses; answers why */
  async refusal(number: string, link: string, input: object = {}, by: By = {}): Promise<Refusal> {
    const acted = await this.ask(number, link, input, by);
    if (!('refused' in acted)) throw new Error(`${link} was not refused`);
    return acted.refused;
  }

  private async ask(number: string, link: string, input: object, by: By): Promise<Acted> {
    await this.clock.quiet([number]);
    const acted = await this.house.act(number, link, input, { ...by, at: this.clock.now });
    await this.clock.quiet([number]);
    return acted;
  }

  /** everything of this kind that was ever owed in the case, the oldest first */
  async owedOf(number: string, kind: ObligationKind): Promise<Owed[]> {
    return (await everOwed(this.house.db, number)).filter((o) => o.kind === kind);
  }

  /** the newest of this kind, of a work order where one is named */
  async owed(number: string, kind: ObligationKind, order?: number): Promise<Owed> {
    const owed = (await this.owedOf(number, kind)).filter((o) => order === undefined || o.order === order).at(-1);
    if (!owed) throw new Error(`${number} owes no ${kind}${order === undefined ? '' : ` on order ${order}`}`);
    return owed;
  }

  async eventsOf<T extends EventType>(number: string, type: T): Promise<Extract<CaseEvent, { type: T }>[]> {
    const events = await this.house.events(number);
    return events.filter((e): e is Extract<CaseEvent, { type: T }> => e.type === type);
  }

  /** what rang, and when by the city's clock; of one kind of duty where that is named */
  async rang(number: string, kind?: ObligationKind): Promise<[does: string, at: string][]> {
    const rang = await this.eventsOf(number, 'rang');
    return rang
      .filter((e) => kind === undefined || e.obligation.startsWith(`${kind}-`))
      .map((e) => [e.does, inWords(e.at)]);
  }

  state(number: string): Promise<CaseState> {
    return this.house.state(number);
  }

  /** the appeal as the API shows it to this person */
  async page(number: string, role: Role = 'auditor', unit: string | null = null): Promise<Page> {
    const { status, body } = await (await this.as(role, unit)).get<Page>(`/api/v1/appeals/${number}`);
    if (status !== 200) throw new Error(`no page: ${JSON.stringify(body)}`);
    return body;
  }

  /** the links that this person's page offers on the appeal */
  async offered(number: string, role: Role, unit: string | null = null): Promise<string[]> {
    return (await this.page(number, role, unit)).mayDo.map((offer) => offer.link);
  }

  /** what was told to these people of the appeal, and when by the city's clock */
  async told(number: string, role: Role, unit: string | null = null): Promise<[does: string, at: string][]> {
    const { body } = await (await this.as(role, unit)).get<Told>('/api/v1/notifications');
    return body.notifications.filter((n) => n.number === number).map((n) => [n.does, inWords(Date.parse(n.at))]);
  }

  /** the log of who read the appellant's identity */
  identityReads(number: string): Promise<Record<string, unknown>[]> {
    return this.house.db('identity_reads').where({ number }).select('account', 'role', 'reason', 'at');
  }

  /** an agent lays a file with the appeal */
  async attach(number: string, kind: string, name: string): Promise<Got<Said>> {
    const path = `/api/v1/appeals/${number}/files?${new URLSearchParams({ kind, name }).toString()}`;
    const headers = { 'Content-Type': 'text/plain' };
    const raw = new TextEncoder().encode(`content of ${name}`);
    const answer = await (await this.as('agent')).post<Said>(path, undefined, { raw, headers });
    await this.clock.quiet([number]);
    return answer;
  }

  async bundle(number: string): Promise<Buffer> {
    return (await this.open()).download(`/api/v1/appeals/${number}/bundle`, 'auditor');
  }

  /** somebody of the city at the API */
  async as(role: Role, unit: string | null = null): Promise<Person> {
    return (await this.open()).as(role, unit);
  }

  /** a second person of this role: what one proposes the other approves */
  async another(role: Role): Promise<Person> {
    return (await this.open()).as(role, null, true);
  }

  /** waits until everything that was ordered for the open appeals has reached them, and the appeals of the scenario rest */
  async reached(): Promise<void> {
    const { db } = this.house;
    const gaveUp = Date.now() + PATIENCE_MS;
    while (await db('rollouts').whereNotIn('status', ['finished', 'withdrawn']).first('id')) {
      if (Date.now() > gaveUp) throw new Error('a rollout does not reach its end');
      await pause(50);
    }
    await this.clock.quiet(this.numbers);
  }

  private open(): Promise<CityDesk> {
    this.desk ??= CityDesk.open({
      db: this.house.db,
      city: this.policy.city,
      temporal: this.house.temporal,
      clock: () => this.clock.now,
      onFault: (line) => this.house.faults.push(line),
    });
    return this.desk;
  }

  /**
   * The scenario is over: what its workflows know is what the log says, every run replays, and those still open end here, so
   * that the next scenario may begin on an earlier day.
   */
  async rest(): Promise<void> {
    const numbers = this.numbers.splice(0);
    this.clock.stand();
    const { db, client, faults } = this.house;
    const known = await Promise.all(numbers.map((n) => this.house.workflowState(n)));
    const logged = await Promise.all(numbers.map((n) => this.house.state(n)));
    const failures = await replayAll(client, numbers, await workflowBundle());
    const open = logged.filter((state) => state.phase !== 'archived');
    await Promise.all(open.map(({ number }) => client.workflow.getHandle(number).terminate()));
    await db('unconfirmed').whereIn('number', numbers).delete();
    expect(known).toEqual(logged);
    expect(failures).toEqual([]);
    // a scenario that lasts a minute is looked into, and those that were ended here are found
    expect(faults.splice(0).filter((fault) => !/^reconciler: .*workflowEnded/.test(fault))).toEqual([]);
  }

  async close(): Promise<void> {
    await (await this.desk)?.close();
    await this.house.close();
    if (this.ownsClock) await this.clock.stop();
  }
}

interface Row {
  number: string;
  alarm_at: Instant | null;
}

interface Told {
  notifications: { number: string; does: string; at: string }[];
}
