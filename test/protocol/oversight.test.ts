import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { FEEDBACK, SUBMITTED } from '../house/feedback';
import { House, UNIT } from '../house/house';
import { timeSkippingEnvironment } from '../servers/test-temporal';

const DAY = 24 * 3_600_000;
const BY_LEADER = { role: 'leaderInCharge', texts: FEEDBACK } as const;

describe('what the clock and the platform see beside the loop', () => {
  let env: TestWorkflowEnvironment;
  let house: House;
  beforeAll(async () => {
    env = await timeSkippingEnvironment();
    house = await House.open({
      client: env.client,
      temporal: { address: env.address, namespace: env.namespace ?? 'default', taskQueue: 'oversight' },
      clock: () => env.currentTimeMs(),
    });
    await house.startWorker();
  });
  afterAll(async () => {
    await house.close();
    await env.teardown();
  });

  const until = async (number: string, type: string): Promise<void> => {
    for (let i = 0; i < 200 && !(await house.types(number)).includes(type); i++)
      await new Promise((r) => setTimeout(r, 50));
  };

  test('a limit that passes makes a candidate and a notice; both are answered, and only then the case is archived', async () => {
    const number = await house.register({ category: 'consultation' }, { draw: 9999 });
    await house.act(number, 'dispatch', { unit: UNIT, mode: 'transfer' });
    await house.act(number, 'sign');
    await env.sleep(15 * DAY);
    await until(number, 'supervised');
    expect(await house.types(number)).toEqual(expect.arrayContaining(['accountabilityProposed', 'supervised']));
    const told = await house
      .db('notifications')
      .where({ number })
      .whereNot({ role: 'dispatcher' })
      .select('does', 'role');
    expect(told).toEqual(
      expect.arrayContaining([
        { does: 'accountabilityProposed', role: 'supervisor' },
        { does: 'supervised', role: 'handler' },
      ]),
    );
    // the workflow knows as well as the log which answer belongs to which notice
    expect(await house.act(number, 'replyToSupervision', { no: 2 }, { texts: { reply: '马上办。' } })).toMatchObject({
      refused: { code: 'noticeUnknown', detail: { open: ['1'] } },
    });
    await house.act(number, 'submitFeedback', SUBMITTED, BY_LEADER);
    await house.act(number, 'approveFeedback');
    await env.sleep(15 * DAY);
    await until(number, 'reopenWindowEnded');
    expect((await house.state(number)).phase).toBe('closed');
    await house.act(number, 'replyToSupervision', { no: 1 }, { texts: { reply: '已办结。' } });
    const decided = { candidate: 1, upheld: true, form: 'interview' };
    await house.act(number, 'decideAccountability', decided, { texts: { reasons: '逾期未办。' } });
    expect((await house.types(number)).slice(-3)).toEqual(['supervisionAnswered', 'accountabilityDecided', 'archived']);
    expect(await house.state(number)).toMatchObject({ phase: 'archived', owed: [] });
  });

  test('an appellant who rates it badly has it handled again under supervision, and nobody’s silence archives it', async () => {
    const number = await house.toFeedback({ draw: 9999 });
    await house.act(number, 'approveFeedback');
    await house.act(
      number,
      'rate',
      { satisfaction: 'notSatisfied' },
      { role: 'appellant', texts: { opinion: '没修好' } },
    );
    await env.sleep(15 * DAY);
    await until(number, 'reopenWindowEnded');
    expect(await house.state(number)).toMatchObject({ phase: 'closed', undecided: true, windowOver: true });
    await house.act(number, 'decideVisit', { then: 'supervise' }, { texts: { reasons: '确未修好。' } });
    const state = await house.state(number);
    expect(state).toMatchObject({
      phase: 'handling',
      orders: [{ status: 'rework' }],
      supervisions: [{ mode: 'system' }],
    });
    expect(await house.workflowState(number)).toEqual(state);
    expect(house.faults).toEqual([]);
  });
});
