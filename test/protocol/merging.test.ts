import { randomUUID } from 'node:crypto';
import { followMasters } from '../../relay/master-follower';
import { FEEDBACK } from '../house/feedback';
import { House } from '../house/house';

describe('appeals that are merged into a master', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
    await house.startWorker();
  });
  afterAll(() => house.close());

  const follow = (): Promise<number> =>
    followMasters({
      db: house.db,
      client: house.client,
      clock: house.clock,
      onFault: (error) => house.faults.push(String(error)),
    });
  const phase = async (number: string): Promise<string> => (await house.state(number)).phase;

  test('hear of its end once, under the name of whoever closed it, and are told and closed each on its own', async () => {
    const master = await house.toFeedback();
    const merged = [await house.register(), await house.register()];
    for (const number of merged) await house.act(number, 'mergeInto', { master });
    expect(await house.act(merged[0] ?? '', 'reply', { method: 'sms' }, { role: 'agent' })).toMatchObject({
      refused: { code: 'masterStillOpen' },
    });
    expect(await follow()).toBe(0);
    await house.act(master, 'approveFeedback', {}, { role: 'reviewer' });
    // the worker's own follower may have been faster
    await follow();
    for (const number of merged) {
      const events = await house.events(number);
      expect(events.filter((e) => e.type === 'masterClosed')).toMatchObject([
        { outcome: 'solved', by: { id: '1', role: 'reviewer' } },
      ]);
      expect(await house.act(number, 'splitOff')).toMatchObject({ refused: { code: 'masterClosedAlready' } });
      await house.act(number, 'reply', { method: 'sms' }, { role: 'agent', texts: { reply: '路灯已修好。' } });
      expect(await house.state(number)).toMatchObject({ phase: 'closed', outcome: 'solved', mergedInto: master });
      expect(await house.workflowState(number)).toEqual(await house.state(number));
    }
    expect(await follow()).toBe(0);
    expect(await house.db('appeals').where({ master }).pluck('number')).toHaveLength(2);
    expect(house.faults).toEqual([]);
  });

  test('tell nobody «solved» while the master is being handled again', async () => {
    const [master, merged] = [await house.toFeedback(), await house.register()];
    await house.act(merged, 'mergeInto', { master });
    await house.act(master, 'approveFeedback', {}, { role: 'reviewer' });
    await follow();
    await house.act(master, 'recordVisit', { method: 'telephone', reached: true, satisfaction: 'notSatisfied' });
    await house.act(master, 'decideVisit', { then: 'rework' }, { texts: { reasons: '重新办理。' } });
    const told = { role: 'agent', texts: { reply: '已解决。' } } as const;
    expect(await house.act(merged, 'reply', { method: 'sms' }, told)).toMatchObject({
      refused: { code: 'masterStillOpen' },
    });
    await house.act(
      master,
      'submitFeedback',
      { outcome: 'solved', satisfaction: 'satisfied', replyMethod: 'telephone' },
      { role: 'leaderInCharge', texts: FEEDBACK },
    );
    await house.act(master, 'approveFeedback', {}, { role: 'reviewer' });
    expect(await house.act(merged, 'reply', { method: 'sms' }, told)).not.toHaveProperty('refused');
  });

  test('hear of it also when they moved on in the very moment in which they were told', async () => {
    const [master, merged] = [await house.toFeedback(), await house.register()];
    await house.act(merged, 'mergeInto', { master });
    // refused under the id of this moment, and that refusal stays with the id
    await house.act(merged, 'followMaster', { outcome: 'solved' });
    await house.act(merged, 'supplement', {}, { role: 'appellant', texts: { words: '又坏了一盏。' } });
    await house.act(master, 'approveFeedback', {}, { role: 'reviewer' });
    for (let i = 0; i < 50 && !(await house.types(merged)).includes('masterClosed'); i++) {
      await follow();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await house.types(merged)).toContain('masterClosed');
  });

  test('go their own way again when the master was withdrawn', async () => {
    const [master, merged] = [await house.register(), await house.register()];
    await house.act(merged, 'mergeInto', { master });
    await house.act(master, 'withdraw', {}, { role: 'agent', texts: { words: '不用办了。' } });
    await follow();
    expect((await house.types(merged)).slice(-2)).toEqual(['mergedInto', 'splitOff']);
    expect(await phase(merged)).toBe('accepted');
    expect(await house.db('appeals').where({ number: merged }).first('master')).toEqual({ master: null });
  });

  test('need a master that exists, is open, and is not merged itself', async () => {
    const [master, merged, third, closed] = [
      await house.register(),
      await house.register(),
      await house.register(),
      await house.registerAnswered(),
    ];
    await house.act(merged, 'mergeInto', { master });
    for (const no of ['2026030200000022', merged, closed])
      expect(await house.act(third, 'mergeInto', { master: no })).toMatchObject({
        refused: { code: 'masterNotOpen', detail: { master: no } },
      });
    // nobody says so before the master itself has ended
    expect(await house.act(merged, 'followMaster', { outcome: 'solved' })).toMatchObject({
      refused: { code: 'masterStillOpen' },
    });
  });

  test('two are never merged into each other, even in the same instant', async () => {
    for (let round = 0; round < 3; round++) {
      const [one, other] = [await house.register(), await house.register()];
      await Promise.all([house.untilStarted(one), house.untilStarted(other)]);
      const ways = [
        { number: one, master: other },
        { number: other, master: one },
      ];
      await Promise.all(
        ways.map(async ({ number, master }) =>
          house.send(number, await house.action('mergeInto', { master }, { id: randomUUID() })),
        ),
      );
      expect([await phase(one), await phase(other)].sort()).toEqual(['accepted', 'merged']);
    }
  });
});
