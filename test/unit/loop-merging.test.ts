import { isOpenMaster } from '../../domain/loop/merging';
import { STAGES } from '../../domain/loop/state';
import { tasksOf } from '../../domain/loop/task';
import { Given, on, rulesOf } from './loop-given';
import { standingIn } from './loop-standing';

const suzhou = rulesOf('suzhou-anhui');
const MASTER = '2026030200000022';
const REPLY = { role: 'agent', parts: ['reply'] } as const;

describe('a merged appeal (R-SYS-15)', () => {
  const merged = standingIn('signed').when('mergeInto', { master: MASTER });
  const followed = merged.when('followMaster', { outcome: 'solved' });

  it('ends its own orders; nothing of the handling is owed here any more', () => {
    merged.then('mergedInto');
    expect(merged.state).toMatchObject({ phase: 'merged', master: MASTER, owed: [], orders: [{ status: 'ended' }] });
    expect(merged.settled).toMatchObject({ handle: ['lapsed', merged.now] });
    expect(tasksOf(merged.state)).toEqual([]);
  });

  it('is never its own master', () => {
    standingIn('accepted')
      .when('mergeInto', { master: '2026030200000011' })
      .thenRefused('masterSame', { master: '2026030200000011' });
  });

  it('does not slip from under a leader who is asked (R-DSP-24)', () => {
    standingIn('signed')
      .did('submitForInstruction', {}, { parts: ['proposedOpinion'] })
      .when('mergeInto', { master: MASTER })
      .thenRefused('submittedAlready', { submitted: 'forInstruction' });
  });

  it('goes its own way again until the master closes', () => {
    const off = merged.when('splitOff').then('splitOff');
    expect(off.state).toMatchObject({ phase: 'accepted' });
    expect(off.state).not.toHaveProperty('mergedInto');
    expect(tasksOf(off.state).map((task) => task.link)).toEqual(['dispatch']);
    followed.when('splitOff').thenRefused('masterClosedAlready', { master: MASTER, outcome: 'solved' });
  });

  it('keeps its own reply: it closes with the master’s outcome once this appellant was told', () => {
    merged.when('reply', { method: 'telephone' }, REPLY).thenRefused('masterStillOpen', { master: MASTER });
    followed.then('masterClosed');
    expect(tasksOf(followed.state).map((task) => task.link)).toEqual(['reply']);
    followed
      .when('reply', { method: 'telephone' }, { role: 'handler', parts: ['reply'] })
      .thenRefused('replierNotInPack', { allowed: ['platform'] });
    const told = followed.when('reply', { method: 'telephone' }, REPLY).then('replied', 'closed');
    expect(told.state).toMatchObject({ phase: 'closed', outcome: 'solved', sampled: true, mergedInto: MASTER });
    expect(Object.keys(told.opened).sort()).toEqual(['reopenWindow', 'visit']);
  });

  it('has its appellant told, by the agent and watched, once the master has closed', () => {
    expect(followed.opened.tell).toMatchObject({ role: 'agent', dueAt: null });
    expect(followed.whenNobodyActsUntil(on('2026-03-09T09:00')).rung.map(([does]) => does)).toEqual([
      'reminder',
      'tellSupervisor',
    ]);
    const told = followed.did('reply', { method: 'telephone' }, REPLY);
    expect(told.settled.tell).toEqual(['met', told.now]);
  });

  it('closes after as many attempts in vain as the pack says, but not where a law has this appellant told', () => {
    const missed = { method: 'telephone', reached: false };
    const byAgent = { role: 'agent' } as const;
    merged.when('recordContact', missed, byAgent).thenRefused('masterStillOpen', { master: MASTER });
    followed.when('recordContact', missed).thenRefused('replierNotInPack', { allowed: ['platform'] });
    const twice = (given: Given) => given.did('recordContact', missed, byAgent).did('recordContact', missed, byAgent);
    const third = twice(followed).when('recordContact', missed, byAgent).then('contactRecorded', 'closed');
    expect(third.state).toMatchObject({ phase: 'closed', outcome: 'solved' });
    expect(third.state).not.toHaveProperty('failedContacts');
    // who was reached in between is told, not given up
    const reached = twice(followed).did('recordContact', { ...missed, reached: true }, byAgent);
    reached.when('recordContact', missed, byAgent).then('contactRecorded');
    const consumer = Given.registered(suzhou, { marks: { consumer: true } })
      .did('accept')
      .did('mergeInto', { master: MASTER })
      .did('followMaster', { outcome: 'solved' });
    twice(consumer).when('recordContact', missed, byAgent).then('contactRecorded');
  });

  it('has a master that was taken on and is not over', () => {
    const isMaster = STAGES.filter((stage) => isOpenMaster(standingIn(stage).state));
    expect(STAGES.filter((stage) => !isMaster.includes(stage))).toEqual([
      'received',
      'incomplete',
      'merged',
      'closed',
      'archived',
    ]);
  });

  it('is split off where the master was withdrawn, referred or not accepted: its own matter is not done', () => {
    for (const outcome of ['withdrawn', 'referred', 'notAccepted']) {
      const off = merged.when('followMaster', { outcome }).then('splitOff');
      expect(off.state.phase).toBe('accepted');
    }
    followed.when('followMaster', { outcome: 'solved' }).thenRefused('masterClosedAlready');
  });

  it('keeps the law’s limit on telling this consumer, which its own reply meets (R-LAW-01)', () => {
    const consumer = Given.registered(suzhou, { receivedAt: on('2026-02-11T09:00'), marks: { consumer: true } })
      .did('accept')
      .did('mergeInto', { master: MASTER });
    expect(consumer.owed('statute')?.dueAt).toBe(on('2026-02-27T24:00'));
    const told = consumer
      .did('followMaster', { outcome: 'solved' })
      .when('reply', { method: 'sms' }, { ...REPLY, at: on('2026-02-26T10:00') });
    expect(told.settled['statute']).toEqual(['met', on('2026-02-26T10:00')]);
  });
});
