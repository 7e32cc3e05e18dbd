import { House } from '../house/house';
import { FEEDBACK, SUBMITTED } from '../house/feedback';

describe('an appeal goes the straight line', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
    await house.startWorker();
  });
  afterAll(() => house.close());

  test('from registration to the archive, each step in the log and in the workflow', async () => {
    const number = await house.register();
    expect(await house.act(number, 'dispatch', { unit: 'u2-1', mode: 'transfer' })).toMatchObject({ version: 3 });
    await house.act(number, 'sign');
    expect(await house.workflowState(number)).toEqual(await house.state(number));
    expect(
      await house.act(number, 'submitFeedback', SUBMITTED, { role: 'leaderInCharge', texts: FEEDBACK }),
    ).not.toHaveProperty('refused');
    await house.act(number, 'approveFeedback');
    if ((await house.state(number)).phase === 'closed')
      await house.act(number, 'recordVisit', { method: 'telephone', reached: true, satisfaction: 'satisfied' });
    expect(await house.state(number)).toMatchObject({ phase: 'archived', outcome: 'solved', owed: [] });
    expect(await house.client.workflow.getHandle(number).result()).toBe('solved');
    expect(house.faults).toEqual([]);
  });

  test('a call answered directly is one workflow task and at most six events', async () => {
    const number = await house.registerAnswered();
    expect(await house.types(number)).toEqual(['registered', 'accepted', 'directlyAnswered', 'closed', 'archived']);
    await house.untilStarted(number);
    expect(await house.client.workflow.getHandle(number).result()).toBe('directlyAnswered');
    expect((await house.client.workflow.getHandle(number).describe()).historyLength).toBeLessThanOrEqual(6);
  });

  test('a sampled appeal is visited, and failed attempts are counted', async () => {
    const number = await house.toFeedback({ draw: 0 });
    await house.act(number, 'approveFeedback');
    expect(await house.state(number)).toMatchObject({ phase: 'closed', sampled: true });
    for (let attempt = 1; attempt <= 3; attempt++)
      await house.act(number, 'recordVisit', { method: 'telephone', reached: false });
    expect((await house.events(number)).slice(-3)).toMatchObject([
      { type: 'visitAttempted', attempt: 1 },
      { type: 'visitAttempted', attempt: 2 },
      { type: 'visited', reached: false },
    ]);
  });
});
