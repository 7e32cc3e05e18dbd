import { Comparer } from '../../domain/simulation/comparison';
import { type HandedIn, type Trial, trialsOf } from '../../domain/simulation/trial';
import { Tally } from '../../domain/simulation/tally';
import { workingDaysFrom } from '../../domain/simulation/verdict';
import type { Rules } from '../../domain/loop/link';
import { BY_LEADER, Given, on, rulesOf, SUBMITTED, UNIT } from './loop-given';
import { standingIn } from './loop-standing';

const rules = rulesOf('suzhou-anhui');
const NEVER = on('2027-01-01T00:00');

/** the same rules with another limit for complaints */
const within = (value: number): Rules => {
  const { pack } = rules.policy;
  const { complaint } = pack.timeLimits ?? {};
  if (!complaint) throw new Error('the pack states a limit for complaints');
  return {
    ...rules,
    policy: {
      ...rules.policy,
      pack: {
        ...pack,
        timeLimits: { ...pack.timeLimits, complaint: { ...complaint, value } } as typeof pack.timeLimits,
      },
    },
  };
};

/** a complaint dispatched on Monday, 2 March 2026 and signed: due at the end of 23 March, within 10 days at the end of 16 March */
const signed = (): Given =>
  Given.registered(rules, { receivedAt: on('2026-03-02T09:00'), category: 'complaint' })
    .did('accept')
    .did('dispatch', { unit: UNIT, mode: 'transfer' })
    .did('sign');

const tried = ({ state }: Given, asOf = NEVER, results: readonly HandedIn[] | null = null) =>
  trialsOf(state, asOf, () => results, rules);

const handling = (given: Given, asOf = NEVER, results: readonly HandedIn[] | null = null): Trial => {
  const trial = tried(given, asOf, results).trials.find(({ clock }) => clock === 'handle');
  if (!trial) throw new Error('no handling was tried');
  return trial;
};

function verdicts(given: Given, days: number, asOf = NEVER, results: readonly HandedIn[] | null = null) {
  const trial = handling(given, asOf, results);
  const compared = new Comparer({ inForce: rules, draft: within(days) }, asOf).compare(trial);
  if (!compared) throw new Error('nothing was compared');
  return compared;
}

describe('a duty that is tried on the past', () => {
  it('was due when the case itself says so', () => {
    const given = signed();
    expect(verdicts(given, 10).inForce.dueAt).toBe(given.owed('handle')?.dueAt);
  });

  it('moves by the working days that the limit changes by', () => {
    expect(verdicts(signed(), 10)).toMatchObject({ movedBy: -5, draft: { dueAt: on('2026-03-16T24:00') } });
    expect(verdicts(signed(), 18)).toMatchObject({ movedBy: 3, draft: { dueAt: on('2026-03-26T24:00') } });
  });

  it('is judged as it stood: what happened later has not happened', () => {
    const given = signed().did('submitFeedback', SUBMITTED, { ...BY_LEADER, at: on('2026-03-18T10:00') });
    expect(verdicts(given, 10)).toMatchObject({
      inForce: { isOverdue: false, metAt: on('2026-03-18T10:00') },
      draft: { isOverdue: true },
    });
    expect(verdicts(given, 10, on('2026-03-12T10:00'))).toMatchObject({
      inForce: { isOverdue: false, metAt: null, rang: [] },
      draft: { isOverdue: false, metAt: null },
    });
  });

  it('is met by a result that was punctual, if it was sent back after the due date (R-REP-16)', () => {
    const results = (back: string): HandedIn[] => [
      { at: on('2026-03-12T10:00'), back: { at: on(back), automatic: false } },
      { at: on('2026-03-24T10:00') },
    ];
    const late = verdicts(signed(), 10, NEVER, results('2026-03-18T10:00'));
    expect([late.inForce.isOverdue, late.draft.isOverdue]).toEqual([true, false]);
    const both = verdicts(signed(), 10, NEVER, results('2026-03-13T10:00'));
    expect([both.inForce.isOverdue, both.draft.isOverdue]).toEqual([true, true]);
    const atOnce = [{ at: on('2026-03-12T10:00'), back: { at: on('2026-03-18T10:00'), automatic: true } }];
    expect(verdicts(signed(), 10, NEVER, atOnce).draft).toMatchObject({ metAt: null, isOverdue: true });
  });

  it('rings what had rung by its end, and nothing while a punctual result is under review', () => {
    const given = signed().did('submitFeedback', SUBMITTED, { ...BY_LEADER, at: on('2026-03-16T10:00') });
    expect(verdicts(given, 10).draft.rang).toEqual(['yellowCard']);
    expect(verdicts(given, 10).inForce.rang).toEqual([]);
    const reviewed = [
      { at: on('2026-03-12T10:00'), back: { at: on('2026-03-16T12:00'), automatic: false } },
      { at: on('2026-03-16T18:00') },
    ];
    expect(verdicts(given, 10, NEVER, reviewed).draft).toMatchObject({ rang: [], isOverdue: false });
  });

  it('keeps the length of an extension that was granted to it (R-EXT-14)', () => {
    const given = signed().did(
      'fileExtension',
      { length: 5, told: true },
      { role: 'responsibleLeader', at: on('2026-03-10T10:00'), parts: ['reason', 'explanation'] },
    );
    const compared = verdicts(given, 10);
    expect(compared.inForce.dueAt).toBe(given.owed('handle')?.dueAt);
    expect(compared).toMatchObject({ movedBy: -5, draft: { dueAt: on('2026-03-23T24:00') } });
  });

  it('is left out, and counted by its reason, where its course cannot be told', () => {
    const returned = signed()
      .did('returnOrder', {}, { role: 'leaderInCharge', parts: ['reasons', 'basis'] })
      .did('grantReturn');
    expect(tried(returned)).toMatchObject({ trials: [{ clock: 'dispatch' }], untried: ['orderEnded'] });
    expect(tried(Given.registered(rules))).toEqual({ trials: [], untried: ['neverAccepted'] });
    expect(tried(standingIn('merged'))).toEqual({ trials: [], untried: ['merged'] });
    expect(tried(standingIn('submitted'))).toEqual({ trials: [], untried: ['submitted'] });
    expect(tried(signed(), on('2026-03-01T09:00'))).toEqual({ trials: [], untried: ['neverAccepted'] });
  });
});

test('counts of two pages together are those of one pass over both', () => {
  const asOf = on('2026-03-20T12:00');
  const comparer = new Comparer({ inForce: rules, draft: within(10) }, asOf);
  const all = ['2026-03-05T10:00', '2026-03-17T10:00', '2026-03-18T10:00'].map((day) =>
    handling(signed().did('submitFeedback', SUBMITTED, { ...BY_LEADER, at: on(day) }), asOf),
  );
  const counted = (trials: readonly Trial[]): Tally => {
    const tally = new Tally();
    for (const trial of trials) {
      const comparison = comparer.compare(trial);
      if (comparison) tally.add(comparison);
    }
    tally.leaveOut(['orderEnded']);
    return tally;
  };
  const joined = counted(all.slice(0, 1));
  joined.join(counted(all.slice(1)).counts());
  expect(joined.counts()).toEqual({ ...counted(all).counts(), untried: { orderEnded: 2 } });
  expect(joined.counts().clocks.handle?.all.numbers).toMatchObject({ tried: 3, newlyOverdue: 2, earlier: 3 });
});

test('a move is told in working days: make-up days count, holidays do not, and 24:00 belongs to the day that it ends', () => {
  const apart = (from: string, to: string) => workingDaysFrom(on(from), on(to), rules.calendar, 'Asia/Shanghai');
  expect(apart('2026-03-16T24:00', '2026-03-23T24:00')).toBe(5);
  expect(apart('2026-03-23T24:00', '2026-03-16T24:00')).toBe(-5);
  expect(apart('2026-02-13T24:00', '2026-02-24T24:00')).toBe(2);
  expect(apart('2026-03-16T10:00', '2026-03-16T24:00')).toBe(0);
});
