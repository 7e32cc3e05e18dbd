import { tasksOf } from '../../domain/loop/task';
import { on, rulesOf, UNIT } from './loop-given';
import { standingIn } from './loop-standing';

const HANDLER = { role: 'handler', unit: UNIT } as const;

describe('handToColleague 转交经办人', () => {
  const signed = standingIn('signed');

  it('names on the work list who has the order, and another name undoes it', () => {
    const handlersOf = (given: typeof signed) =>
      tasksOf(given.state).flatMap((task) => (task.role === 'handler' ? [[task.link, task.handler]] : []));
    const handed = signed.did('handToColleague', { colleague: '7' }, HANDLER);
    expect(handlersOf(handed)).toEqual([['submitFeedback', '7']]);
    expect(handlersOf(handed.did('handToColleague', { colleague: '8' }, HANDLER))).toEqual([['submitFeedback', '8']]);
  });

  it('changes no clock', () => {
    const handed = signed.did('handToColleague', { colleague: '7' }, HANDLER);
    expect(handed.state.owed).toEqual(signed.state.owed);
  });

  it('makes a page of before stale: somebody else has the order now', () => {
    const { version } = signed.state;
    const handed = signed.did('handToColleague', { colleague: '7' }, HANDLER);
    expect(handed.when('recordProgress', {}, { ...HANDLER, seen: version, parts: ['progress'] }).refused?.code).toBe(
      'stale',
    );
  });

  it('ends with the unit: a successor names its own person', () => {
    const moved = signed
      .did('handToColleague', { colleague: '7' }, HANDLER)
      .did('handOver', { from: UNIT, to: 'u2-3' });
    expect(moved.state.orders.map(({ unit, handler }) => [unit, handler])).toEqual([['u2-3', undefined]]);
  });

  it('ends with the order: the unit to which it is re-routed begins with nobody', () => {
    const elsewhere = standingIn('dispatched', rulesOf('suzhou-anhui'))
      .did('handToColleague', { colleague: '7' }, HANDLER)
      .did('reroute', { unit: 'u2-3' }, { parts: ['reasons'] });
    expect(elsewhere.state.orders.map(({ unit, handler }) => [unit, handler])).toEqual([
      [UNIT, undefined],
      ['u2-3', undefined],
    ]);
  });
});

describe('addNote 内部备注', () => {
  it('is written until the archive, meets nothing, moves nothing and makes no page stale', () => {
    const closed = standingIn('closed');
    const { version, owed } = closed.state;
    const noted = closed.did('addNote', {}, { role: 'supervisor', parts: ['internalNote'] });
    expect(noted.made.map((e) => e.type)).toEqual(['noteAdded']);
    expect(noted.state.owed).toEqual(owed);
    const visited = noted.when(
      'recordVisit',
      { method: 'telephone', reached: true, satisfaction: 'satisfied' },
      { seen: version },
    );
    expect(visited.refused).toBeNull();
    expect(visited.when('addNote', {}, { parts: ['internalNote'] }).refused?.code).toBe('appealArchived');
  });

  it('is not the appellant’s', () => {
    const refused = standingIn('signed').when('addNote', {}, { role: 'appellant', parts: ['internalNote'] }).refused;
    expect(refused?.code).toBe('notYourRole');
  });

  it('does not keep a closed appeal from the archive', () => {
    const noted = standingIn('closed').did('addNote', {}, { parts: ['internalNote'] });
    expect(noted.whenNobodyActsUntil(on('2027-03-02T09:00')).state.phase).toBe(
      standingIn('closed').whenNobodyActsUntil(on('2027-03-02T09:00')).state.phase,
    );
  });
});
