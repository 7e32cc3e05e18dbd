import { registrationInput } from '../../api/schemas/registration-input';
import { mergingOf } from '../../cli/drive/merging';
import { planFor } from '../../cli/drive/plan';
import { inventedAppeal } from '../../cli/drive/registering';
import { Tally, tableOf } from '../../cli/drive/tally';
import { EVERY_WAY, mixOf, USUAL_MIX, type Way, waysTaken } from '../../cli/drive/ways';
import { CUSTOM } from './drive-given';

const NUMBERS = Array.from({ length: 2000 }, (_, i) => String(i));
const AT_LEAST_5 = [
  'returned',
  'extended',
  'rejected',
  'reworkedAfterVisit',
  'merged',
  'withdrawn',
  'severalUnits',
  'notAccepted',
  'overdue',
] as const satisfies readonly Way[];

describe('the plan of an appeal', () => {
  it('is decided by the seed and the number alone', () => {
    expect(planFor('s', '1')).toEqual(planFor('s', '1'));
    const plans = NUMBERS.slice(0, 400).map((number) => planFor('s', number));
    expect(planFor('t', '1')).not.toEqual(planFor('s', '1'));
    for (const signOff of ['draft', 'leader', 'none']) expect(plans.map((p) => p.signOff)).toContain(signOff);
    for (const calls of [0, 1, 2, null]) expect(plans.map((p) => p.unansweredCalls)).toContain(calls);
    for (const reply of ['withFeedback', 'apart', 'forgotten']) expect(plans.map((p) => p.reply)).toContain(reply);
    for (const returns of [1, 2, 3]) expect(plans.map((p) => p.returns)).toContain(returns);
  });

  it('explains nothing to an appellant who is never reached', () => {
    const plans = NUMBERS.map((number) => planFor('s', number));
    expect(plans.filter((p) => p.outcome === 'explained' && p.unansweredCalls === null)).toEqual([]);
  });

  it('goes every way, and each way back in at least five of a hundred', () => {
    const ways = NUMBERS.map((number) => planFor('seed', number).way);
    expect(new Set(ways)).toEqual(new Set(EVERY_WAY));
    for (const way of AT_LEAST_5) expect(ways.filter((w) => w === way).length).toBeGreaterThanOrEqual(100);
  });

  it('makes invented appeals that the API takes', () => {
    for (let i = 0; i < 50; i++)
      expect(registrationInput.safeParse(inventedAppeal('s', i, CUSTOM)).error).toBeUndefined();
  });
});

describe('the mix', () => {
  it('makes a hundred', () => {
    expect(Object.values(USUAL_MIX).reduce((a, b) => a + b)).toBe(100);
    const mix = mixOf('overdue=20, merged=30');
    expect(mix).toMatchObject({ overdue: 20, merged: 30 });
    expect(Object.values(mix).reduce((a, b) => a + b)).toBeCloseTo(100);
    expect(mix.returned / mix.withdrawn).toBeCloseTo(USUAL_MIX.returned / USUAL_MIX.withdrawn);
  });

  it('can be of one way alone', () => {
    const mix = mixOf('straight=100');
    expect(NUMBERS.slice(0, 200).map((number) => planFor('s', number, mix).way)).toEqual(Array(200).fill('straight'));
  });

  it.each(['backwards=5', 'merged', 'merged=x', 'merged=60,overdue=60', 'merged=-1', ''])('refuses «%s»', (text) => {
    expect(() => mixOf(text)).toThrow(expect.objectContaining({ exitStatus: 2 }));
  });
});

describe('what is merged', () => {
  it('is joined three by three to the first of a matter, whatever the order in which the appeals came', () => {
    const mix = mixOf('merged=100');
    const merging = mergingOf('s', ['5', '3', '1', '2', '4', '6', '7'], mix);
    expect(merging.get('1')).toEqual({ is: 'master', of: ['2', '3'] });
    expect(merging.get('3')).toEqual({ is: 'joined', to: '1' });
    expect(merging.get('4')).toEqual({ is: 'master', of: ['5', '6'] });
    // alone in its matter
    expect(merging.has('7')).toBe(false);
  });

  it('is at least five of a hundred, their masters not counted', () => {
    const joined = [...mergingOf('seed', NUMBERS, USUAL_MIX).values()].filter((m) => m.is === 'joined');
    expect(joined.length).toBeGreaterThanOrEqual(100);
  });
});

describe('the figures', () => {
  it('tell the nearest rank of what was waited for', () => {
    const tally = new Tally();
    for (let ms = 1; ms <= 200; ms++) tally.took('sign', ms);
    tally.took('dispatch', 7);
    tally.ended('solved');
    tally.leftOpen.set('2', 'why');
    expect(tally.report(2, ['dispatch', 'sign'])).toMatchObject({
      archived: 1,
      resting: 0,
      appealsPerSecond: 0.5,
      links: [
        { link: 'dispatch', count: 1, p50: 7, p95: 7, p99: 7 },
        { link: 'sign', count: 200, p50: 100, p95: 190, p99: 198 },
      ],
      leftOpenBecause: { why: 1 },
    });
  });

  it('tell which ways were planned and which were taken', () => {
    const done = (...deeds: string[]) => waysTaken((deed) => deeds.includes(deed));
    expect(done('dispatch', 'approveFeedback')).toEqual(['straight']);
    expect(done('grantReturn', 'rejectFeedback', 'approveFeedback')).toEqual(['returned', 'rejected']);
    expect(done('decideVisit', 'decideVisit:close', 'approveFeedback')).toEqual(['straight']);
    const tally = new Tally();
    tally.went('returned', ['returned', 'rejected']);
    tally.went('overdue', ['straight']);
    tally.rested('notAccepted');
    const report = tally.report(1, []);
    expect(report.ways.filter((w) => w.planned + w.happened > 0)).toEqual([
      { way: 'straight', planned: 0, asPlanned: 0, happened: 1 },
      { way: 'returned', planned: 1, asPlanned: 1, happened: 1 },
      { way: 'rejected', planned: 0, asPlanned: 0, happened: 1 },
      { way: 'overdue', planned: 1, asPlanned: 0, happened: 0 },
    ]);
    expect(report).toMatchObject({ resting: 1, restingWith: { notAccepted: 1 } });
    expect(tableOf(report)).toContain('overdue up to written supervision');
  });
});
