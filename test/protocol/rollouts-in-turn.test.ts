import { leftOver, rolloutCaughtUp } from '../../db/rollout-pages';
import { handOverAgain, orderRollout, rolloutOf, type RolloutOrder, rolloutsDue, stepRollout } from '../../db/rollouts';
import { createRolloutActivities } from '../../activities/rollout';
import { RulesBook } from '../../db/rules';
import type { Action } from '../../domain/loop/link';
import { MockActivityEnvironment } from '@temporalio/testing';
import { House } from '../house/house';

const HOUR = 3_600_000;

describe('the rollouts of a city', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open();
  });
  afterEach(() => house.close());

  const order = async (terms: Partial<RolloutOrder> & { kind: 'policy' | 'calendar' | 'handover' }) =>
    (
      await orderRollout(house.db, {
        ...(terms.kind === 'policy' ? { policyVersion: 1, rebase: 'fromStart', categories: null, units: null } : {}),
        ...terms,
        city: house.city,
        by: '1',
        reason: 'r',
      } as RolloutOrder)
    ).id;
  const step = (id: string, status: 'running' | 'paused' | 'withdrawn', by: string | null) =>
    house.db.transaction((trx) => stepRollout(trx, id, status, by));

  test('one whose time has not come holds up none, and waits for the one that has begun', async () => {
    const later = await order({ kind: 'policy', startAt: (await house.now()) + HOUR });
    const calendar = await order({ kind: 'calendar' });
    expect(await rolloutsDue(house.db)).toEqual([calendar]);
    await step(calendar, 'running', null);
    await house
      .db('rollouts')
      .where({ id: later })
      .update({ as_of: new Date((await house.now()) - 1) });
    expect(await rolloutsDue(house.db)).toEqual([calendar]);
    await step(calendar, 'paused', '1');
    expect(await rolloutsDue(house.db)).toEqual([]);
  });

  test('what a person has stopped goes on by a person alone, and nobody resumes what has not begun', async () => {
    const id = await order({ kind: 'policy' });
    expect(await step(id, 'running', '1')).toBeNull();
    await step(id, 'paused', '1');
    expect(await step(id, 'running', null)).toBeNull();
    expect((await rolloutOf(house.db, id))?.status).toBe('paused');
    expect(await step(id, 'running', '1')).toMatchObject({ status: 'running' });
  });

  test('a calendar, and what a unit leaves behind, are not withdrawn (R-SYS-09, R-SYS-17)', async () => {
    for (const id of [await order({ kind: 'calendar' }), await order({ kind: 'handover', from: 'u2-1', to: 'u2-2' })])
      expect(await step(id, 'withdrawn', '1')).toBeNull();
    expect(await step(await order({ kind: 'policy' }), 'withdrawn', '1')).toMatchObject({ status: 'withdrawn' });
    expect(await handOverAgain(house.db)).toEqual([]);
  });

  test('what could not be told is told page by page, and counts once', async () => {
    const numbers = [await house.register(), await house.register(), await house.register()].sort();
    const id = await order({ kind: 'calendar' });
    await house.db('rollouts').where({ id }).update({ left_over: numbers });
    expect((await leftOver(house.db, id, '', 2)).map((s) => s.number)).toEqual(numbers.slice(0, 2));
    expect((await leftOver(house.db, id, numbers[1] ?? '', 2)).map((s) => s.number)).toEqual(numbers.slice(2));
    for (let twice = 0; twice < 2; twice++)
      await rolloutCaughtUp(house.db, id, numbers.slice(0, 1), { changed: 1, moved: 2 });
    expect(await rolloutOf(house.db, id)).toMatchObject({ changed: 1, moved: 2 });
    expect(await leftOver(house.db, id, '', 9)).toHaveLength(2);
  });

  test('an appeal that cannot be computed is left over and holds up no other', async () => {
    const numbers = [await house.register(), await house.register()].sort();
    const id = await order({ kind: 'handover', from: 'u2-1', to: 'u2-2' });
    await step(id, 'running', null);
    // no state that the loop can make
    await house
      .db('appeals')
      .where({ number: numbers[0] })
      .update({ state: house.db.raw(`state - 'orders'`) });
    const told: string[] = [];
    const activities = createRolloutActivities({
      db: house.db,
      rules: new RulesBook(house.db),
      clock: house.clock,
      send: (number: string, _action: Action) => Promise.resolve(told.push(number) > 0),
    });
    const env = new MockActivityEnvironment();
    expect(await env.run(activities.carryRollout, id)).toBe('more');
    expect(await env.run(activities.finishRollout, id)).toBe('leftOver');
    expect((await leftOver(house.db, id, '', 9)).map((s) => s.number)).toEqual(numbers.slice(0, 1));
    await house
      .db('appeals')
      .where({ number: numbers[0] })
      .update({ state: house.db.raw(`state || '{"orders": []}'`) });
    expect(await env.run(activities.finishRollout, id)).toBe('finished');
  });
});
