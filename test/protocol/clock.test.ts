import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { House } from '../house/house';
import { timeSkippingEnvironment } from '../servers/test-temporal';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('the one alarm', () => {
  let env: TestWorkflowEnvironment;
  let house: House;
  /** how far PostgreSQL's clock is behind Temporal's */
  let skew = 0;
  beforeAll(async () => {
    env = await timeSkippingEnvironment();
    house = await House.open({
      client: env.client,
      temporal: { address: env.address, namespace: env.namespace ?? 'default', taskQueue: 'clock' },
      clock: async () => (await env.currentTimeMs()) - skew,
    });
    await house.startWorker();
  });
  afterEach(() => {
    skew = 0;
  });
  afterAll(async () => {
    await house.close();
    await env.teardown();
  });

  const started = async (number: string): Promise<void> => {
    await house.untilStarted(number);
    await house.workflowState(number);
  };
  const until = async (number: string, type: string): Promise<void> => {
    for (let i = 0; i < 200 && !(await house.types(number)).includes(type); i++)
      await new Promise((r) => setTimeout(r, 50));
  };

  test('an appeal that nobody dispatches reminds the dispatcher after 10 minutes and tells the supervisor after 30', async () => {
    const number = await house.register();
    await started(number);
    await env.sleep(31 * MINUTE);
    await until(number, 'rang');
    const rang = (await house.events(number)).filter((e) => e.type === 'rang');
    const { acceptedAt } = await house.state(number);
    expect(rang.map((e) => [e.does, e.at - (acceptedAt ?? 0)])).toEqual([
      ['remindDispatcher', 10 * MINUTE],
      ['tellSupervisor', 30 * MINUTE],
    ]);
    expect(await house.workflowState(number)).toEqual(await house.state(number));
    expect(await house.db('notifications').where({ number }).select('does', 'role')).toEqual([
      { does: 'remindDispatcher', role: 'dispatcher' },
      { does: 'tellSupervisor', role: 'supervisor' },
    ]);
  });

  test('an order that nobody signs counts as received, then as accepted, and its cards ring: the whole ladder unattended', async () => {
    const number = await house.register({ category: 'consultation' });
    await house.act(number, 'dispatch', { unit: 'u2-1', mode: 'transfer' });
    await env.sleep(20 * DAY);
    await until(number, 'rang');
    for (let i = 0; i < 100 && (await house.workflowState(number)).owed.some((o) => o.alarms.length > 0); i++)
      await new Promise((r) => setTimeout(r, 50));
    const happened = (await house.events(number)).slice(3).map((e) => (e.type === 'rang' ? e.does : e.type));
    expect(happened).toEqual(
      expect.arrayContaining([
        'countedAsReceived',
        'deemedAccepted',
        'yellowCard',
        'redCard',
        'writtenSupervision',
        'reportToLeader',
      ]),
    );
    const instants = (await house.events(number)).map((e) => e.at);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
  });

  test('an alarm and a late action in the same instant: the rung stands before the action', async () => {
    const number = await house.register();
    await started(number);
    const due = ((await house.state(number)).acceptedAt ?? 0) + 10 * MINUTE;
    const [answer] = await Promise.all([
      house.act(number, 'dispatch', { unit: 'u2-1', mode: 'transfer' }, { at: due + 1 }),
      env.sleep(10 * MINUTE),
    ]);
    expect(answer).not.toHaveProperty('refused');
    expect(await house.types(number)).toEqual(['registered', 'accepted', 'rang', 'dispatched']);
    expect(await house.workflowState(number)).toEqual(await house.state(number));
  });

  test('an action received at the very instant of the alarm goes first: it is on time', async () => {
    const number = await house.register();
    await started(number);
    const due = ((await house.state(number)).acceptedAt ?? 0) + 10 * MINUTE;
    await house.act(number, 'dispatch', { unit: 'u2-1', mode: 'transfer' }, { at: due });
    await env.sleep(11 * MINUTE);
    expect(await house.types(number)).toEqual(['registered', 'accepted', 'dispatched']);
  });

  test('a clock of PostgreSQL that is behind Temporal’s: nothing rings before its time by the log', async () => {
    const number = await house.register();
    await started(number);
    skew = 2 * MINUTE;
    await env.sleep(11 * MINUTE);
    await new Promise((r) => setTimeout(r, 500));
    expect(await house.types(number)).toEqual(['registered', 'accepted']);
    await env.sleep(3 * MINUTE);
    await until(number, 'rang');
    expect((await house.events(number)).at(-1)).toMatchObject({ type: 'rang', does: 'remindDispatcher' });
  });
});
