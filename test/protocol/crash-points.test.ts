import { randomUUID } from 'node:crypto';
import type { Action } from '../../domain/loop/link';
import { FEEDBACK, SUBMITTED } from '../house/feedback';
import { type Acted, House } from '../house/house';
import { reconcileAll, type Finding } from '../../relay/reconciler';
import { sweep } from '../../relay/sweeper';
import type { AppealActivities } from '../../activities';

/** breaks `record` once per case, at the place the test names */
function once(
  breaks: (record: AppealActivities['record'], args: Parameters<AppealActivities['record']>) => Promise<never>,
) {
  const broken = new Set<string>();
  return (activities: AppealActivities): AppealActivities => ({
    ...activities,
    record: async (...args) => {
      const [number, , step] = args;
      if (!('action' in step) || broken.has(number)) return activities.record(...args);
      broken.add(number);
      return breaks(activities.record, args);
    },
  });
}

const times = (types: readonly string[], type: string): number => types.filter((t) => t === type).length;

describe('crash points of the record protocol', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open();
  });
  afterEach(() => house.close());

  test('the worker is lost before the log was asked: the action is answered by the next worker, once', async () => {
    await house.startWorker();
    const number = await house.toSigned();
    await house.stop();
    const answer = house.act(number, 'submitFeedback', SUBMITTED, { role: 'leaderInCharge', texts: FEEDBACK });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await house.startWorker();
    expect(await answer).toMatchObject({ version: 6 });
    expect(times(await house.types(number), 'feedbackSubmitted')).toBe(1);
  });

  test('the transaction fails before its commit: it is tried again and recorded once', async () => {
    await house.startWorker(
      once(async () => {
        throw new Error('connection reset');
      }),
    );
    const number = await house.toSigned();
    expect(times(await house.types(number), 'dispatched')).toBe(1);
    expect(times(await house.types(number), 'signed')).toBe(1);
  });

  test('the answer is lost after the commit: the repetition finds it in the log', async () => {
    await house.startWorker(
      once(async (record, args) => {
        await record(...args);
        throw new Error('connection reset after commit');
      }),
    );
    const number = await house.toSigned();
    expect(times(await house.types(number), 'dispatched')).toBe(1);
    expect(await house.workflowState(number)).toEqual(await house.state(number));
  });

  test('the worker is lost after the commit and before its task was done: the next worker hears the same answer', async () => {
    let committed: () => void = () => undefined;
    const afterCommit = new Promise<void>((resolve) => (committed = resolve));
    let release: () => void = () => undefined;
    const untilTheEnd = new Promise<void>((resolve) => (release = resolve));
    await house.startWorker(
      once(async (record, args) => {
        await record(...args);
        committed();
        await untilTheEnd;
        throw new Error('lost');
      }),
    );
    const number = await house.register();
    const action = await house.action('dispatch', { unit: 'u2-1', mode: 'transfer' });
    const answer = house.send(number, action);
    await afterCommit;
    house.abandonWorker();
    await house.startWorker();
    expect(await answer).toMatchObject({ version: 3, body: action.body });
    release();
    expect(times(await house.types(number), 'dispatched')).toBe(1);
  });

  test('the caller is lost after the answer: the same request gets the same answer and does nothing', async () => {
    await house.startWorker();
    const number = await house.register();
    const action = await house.action('dispatch', { unit: 'u2-1', mode: 'transfer' });
    const first = await house.send(number, action);
    expect(await house.send(number, action)).toEqual(first);
    expect(times(await house.types(number), 'dispatched')).toBe(1);
  });

  test('caller, worker and server are lost after the commit, another acts first, then the repetition comes', async () => {
    await house.startWorker();
    const number = await house.toSigned();
    const lost = await house.action('recordContact', { method: 'telephone', reached: true });
    await house.recordLost(number, lost);
    expect(await house.act(number, 'draftFeedback', {}, { role: 'handler', texts: FEEDBACK })).toMatchObject({
      version: 6,
    });
    expect(await house.send(number, lost)).toMatchObject({ version: 5, body: lost.body });
    expect(await house.types(number)).toEqual([
      'registered',
      'accepted',
      'dispatched',
      'signed',
      'contactRecorded',
      'feedbackDrafted',
    ]);
    expect(await house.workflowState(number)).toEqual(await house.state(number));
  });

  test('an action on a workflow behind the log: one who saw more is let through to the log', async () => {
    await house.startWorker();
    const number = await house.toSigned();
    await house.recordLost(
      number,
      await house.action('submitFeedback', SUBMITTED, { role: 'leaderInCharge', texts: FEEDBACK }),
    );
    const seen = (await house.state(number)).version;
    expect(await house.act(number, 'approveFeedback', {}, { seen })).not.toHaveProperty('refused');
    expect(await house.types(number)).toContain('feedbackApproved');
  });

  test('a workflow that was not told is told by the sweeper, and nobody is refused by it afterwards', async () => {
    await house.startWorker();
    const number = await house.toSigned();
    await house.recordLost(
      number,
      await house.action('submitFeedback', SUBMITTED, { role: 'leaderInCharge', texts: FEEDBACK }),
    );
    expect(await house.act(number, 'approveFeedback')).toMatchObject({ refused: { code: 'notLegalNow' } });
    expect(await sweep(house, 0)).toBeGreaterThan(0);
    expect(await house.act(number, 'approveFeedback')).not.toHaveProperty('refused');
  });

  test('a log that closed while the workflow was away: the workflow hears of it and ends', async () => {
    await house.startWorker();
    const number = await house.toSigned({ draw: 9999 });
    await house.stop();
    await house.recordLost(
      number,
      await house.action('submitFeedback', SUBMITTED, { role: 'leaderInCharge', texts: FEEDBACK }),
    );
    await house.recordLost(number, await house.action('approveFeedback', {}));
    await house.recordLost(
      number,
      await house.action('recordVisit', { method: 'telephone', reached: true, satisfaction: 'satisfied' }),
    );
    await house.startWorker();
    await sweep(house, 0);
    expect(await house.client.workflow.getHandle(number).result()).toBe('solved');
  });

  test('twelve actions at once on one case are each recorded once, one after the other', async () => {
    await house.startWorker();
    const number = await house.toSigned();
    const actions = await Promise.all(
      Array.from({ length: 12 }, () => house.action('recordContact', { method: 'telephone', reached: false })),
    );
    const answers = await Promise.all(actions.map((action) => house.sendUntilTaken(number, action)));
    expect(new Set(answers.map((a) => ('version' in a ? a.version : 0))).size).toBe(12);
    expect(times(await house.types(number), 'contactRecorded')).toBe(12);
    expect(await house.workflowState(number)).toEqual(await house.state(number));
  });

  test('two who saw the same page: one acts, the other is told that someone was faster', async () => {
    await house.startWorker();
    const number = await house.register();
    const seen = 2;
    const both = await Promise.all(
      ['u2-1', 'u2-2'].map((unit) => house.act(number, 'dispatch', { unit, mode: 'transfer' }, { seen })),
    );
    expect(both.filter((a: Acted) => 'refused' in a)).toHaveLength(1);
    expect(both.find((a: Acted) => 'refused' in a)).toMatchObject({ refused: { code: 'stale' } });
    expect(times(await house.types(number), 'dispatched')).toBe(1);
  });

  test('the same id with another body is refused and does nothing', async () => {
    await house.startWorker();
    const number = await house.toSigned();
    const first = await house.action('recordContact', { method: 'telephone', reached: false });
    await house.recordLost(number, first);
    const other: Action = { ...first, body: 'another', input: { method: 'sms', reached: true } };
    await sweep(house, 0);
    expect(await house.send(number, other)).toMatchObject({ refused: { code: 'keyReused' } });
    expect(times(await house.types(number), 'contactRecorded')).toBe(1);
  });

  test('an answer that was committed while its repetition waited for the lock is found, not refused', async () => {
    await house.startWorker();
    const number = await house.register();
    const action = await house.action('dispatch', { unit: 'u2-1', mode: 'transfer' });
    await house.recordTwice(number, action);
    expect(times(await house.types(number), 'dispatched')).toBe(1);
  });

  test('an open case whose workflow was ended by hand is started again and goes on', async () => {
    await house.startWorker();
    const number = await house.toSigned();
    await house.client.workflow.getHandle(number).terminate('by hand');
    const findings: Finding[] = [];
    await reconcileAll(house.db, house.client, (f) => findings.push(f));
    expect(findings).toMatchObject([{ number, found: 'workflowEnded', done: 'startOrdered' }]);
    await house.untilStarted(number);
    expect(await house.act(number, 'recordContact', { method: 'telephone', reached: true })).toMatchObject({
      version: 5,
    });
  });

  test('a case that does not answer keeps neither the sweeper nor the others waiting', async () => {
    await house.startWorker();
    const [sick, well] = [await house.toSigned(), await house.toSigned()];
    for (const number of [sick, well])
      await house.recordLost(number, await house.action('recordContact', { method: 'telephone', reached: false }));
    await house.stop();
    const undo = await house.restoreBehind(sick, 3);
    await house.startWorker();
    const faults: unknown[] = [];
    expect(await sweep({ db: house.db, client: house.client, onFault: (f) => faults.push(f) }, 0)).toBe(1);
    expect(faults).toHaveLength(1);
    expect((await house.workflowState(well)).version).toBe(5);
    await undo();
  });

  test('the log restored behind the workflow is a fault for an operator: nothing is answered until it is mended', async () => {
    await house.startWorker();
    const number = await house.toSigned();
    const undo = await house.restoreBehind(number, 3);
    const answer = house.act(number, 'recordContact', { method: 'telephone', reached: true });
    const findings: Finding[] = [];
    await reconcileAll(house.db, house.client, (f) => findings.push(f));
    expect(findings).toMatchObject([{ number, found: 'workflowAhead', done: 'forAnOperator', log: 3, workflow: 4 }]);
    await undo();
    expect(await answer).toMatchObject({ version: 5 });
  });

  test('a registered appeal whose workflow was never started is found and started', async () => {
    const number = await house.register();
    await house.db('starts').delete();
    await house.startWorker();
    const findings: Finding[] = [];
    await reconcileAll(house.db, house.client, (f) => findings.push(f));
    expect(findings).toMatchObject([{ number, found: 'noWorkflow', done: 'startOrdered' }]);
    expect(await house.act(number, 'dispatch', { unit: 'u2-1', mode: 'transfer' })).toMatchObject({ version: 3 });
  });

  test('orders to start what runs already keep no other appeal waiting', async () => {
    for (let i = 0; i < 60; i++) {
      const number = await house.register({}, { startedByHand: {} });
      await house.db('starts').insert({ number, city: house.city });
    }
    const last = await house.register();
    await house.startWorker();
    const since = Date.now();
    await house.untilStarted(last);
    // were they waited for, each eight of them would take two seconds
    expect(Date.now() - since).toBeLessThan(10_000);
  });

  test('a case goes on as a new run when its history grows long', async () => {
    const number = await house.register({}, { startedByHand: { maxEvents: 12 } });
    await house.startWorker();
    await house.act(number, 'dispatch', { unit: 'u2-1', mode: 'transfer' });
    await house.act(number, 'sign');
    for (let i = 0; i < 4; i++)
      await house.sendUntilTaken(number, await house.action('recordContact', { method: 'telephone', reached: false }));
    const { raw } = await house.client.workflow.getHandle(number).describe();
    expect(raw.workflowExecutionInfo?.firstRunId).not.toBe(raw.workflowExecutionInfo?.execution?.runId);
    expect(await house.workflowState(number)).toEqual(await house.state(number));
  });

  test('a workflow started from its number alone asks the log first', async () => {
    const number = await house.register({}, { startedByHand: {}, withoutState: true });
    await house.startWorker();
    expect(await house.act(number, 'dispatch', { unit: 'u2-1', mode: 'transfer' }, { id: randomUUID() })).toMatchObject(
      { version: 3 },
    );
  });
});
