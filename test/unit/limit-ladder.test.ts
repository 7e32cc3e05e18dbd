import { workingCalendar } from '../../domain/calendar/working-calendar';
import { type Rung, rungsFor } from '../../domain/limit/ladder';
import { dueAfter, type Limit } from '../../domain/limit/limit';
import { type Policy } from '../../domain/policy/policy';
import { countingOf } from '../../domain/policy/stipulations';
import { loadCalendar, loadPolicy } from '../../packs/load';

const calendar = workingCalendar(loadCalendar());
const suzhou = loadPolicy('suzhou-anhui');

function climbed(policy: Policy, start: string, limit: Limit): string[] {
  const at = Date.parse(`${start}+08:00`);
  const due = dueAfter(at, limit, countingOf(policy), calendar);
  const inShanghai = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);
  return rungsFor(at, due, limit, policy, calendar).map((rung: Rung) => `${inShanghai(rung.at)} ${rung.rung}`);
}

describe('the ladder above an obligation', () => {
  it('of fifteen working days: yellow when the last working day before begins, red when the due day is over (S-53)', () => {
    expect(climbed(suzhou, '2026-02-09T10:00:00', { value: 15, unit: 'workingDays' })).toEqual([
      '2026-03-05T00:00 yellowCard',
      '2026-03-07T00:00 redCard',
      '2026-03-10T00:00 writtenSupervision',
      '2026-03-12T00:00 reportToLeader',
    ]);
  });

  it('of one working day or of hours: a reminder after three quarters, and no report to the leader', () => {
    expect(climbed(suzhou, '2026-03-02T00:00:00', { value: 1, unit: 'workingDays' })).toEqual([
      '2026-03-03T12:00 reminder',
      '2026-03-04T00:00 redCard',
      '2026-03-05T00:00 writtenSupervision',
    ]);
    expect(climbed(suzhou, '2026-03-06T17:00:00', { value: 2, unit: 'hours' })).toEqual([
      '2026-03-06T18:30 reminder',
      '2026-03-06T19:00 redCard',
      '2026-03-10T00:00 writtenSupervision',
    ]);
  });

  it('of two working hours: the reminder comes in office hours, not in the holiday between', () => {
    const working = { ...suzhou, pack: { ...suzhou.pack, parameters: { hourMode: 'working' as const } } };
    expect(climbed(working, '2026-02-14T17:00:00', { value: 2, unit: 'hours' })).toEqual([
      '2026-02-24T09:30 reminder',
      '2026-02-24T10:00 redCard',
      '2026-02-26T00:00 writtenSupervision',
    ]);
    expect(climbed(suzhou, '2026-02-14T17:00:00', { value: 2, unit: 'workingHours' })[0]).toBe(
      '2026-02-24T09:30 reminder',
    );
    expect(climbed(working, '2026-02-14T17:00:00', { value: 120, unit: 'minutes' })[0]).toBe(
      '2026-02-24T09:30 reminder',
    );
  });

  it('has written supervision at once where the city states it (R-SUP-01)', () => {
    const chongqing = loadPolicy('chongqing');
    expect(climbed(chongqing, '2026-04-28T10:00:00', { value: 7, unit: 'workingDays' })).toEqual([
      '2026-05-09T00:00 yellowCard',
      '2026-05-12T00:00 redCard',
      '2026-05-12T00:00 writtenSupervision',
      '2026-05-15T00:00 reportToLeader',
    ]);
  });

  it('leaves out what would stand at or before the start', () => {
    const start = Date.parse('2026-03-05T00:00:00+08:00');
    const due = dueAfter(start, { value: 1, unit: 'workingDays' }, countingOf(suzhou), calendar);
    const rungs = rungsFor(start, due, { value: 5, unit: 'workingDays' }, suzhou, calendar).map((rung) => rung.rung);
    expect(rungs).toEqual(['redCard', 'writtenSupervision', 'reportToLeader']);
  });

  it('says who sees each rung', () => {
    const start = Date.parse('2026-03-02T10:00:00+08:00');
    const limit: Limit = { value: 5, unit: 'calendarDays' };
    const rungs = rungsFor(start, dueAfter(start, limit, countingOf(suzhou), calendar), limit, suzhou, calendar);
    expect(rungs[0]).toMatchObject({ rung: 'yellowCard', seenBy: ['whoOwes', 'leaderInCharge'] });
    expect(rungs.at(-1)).toMatchObject({ rung: 'reportToLeader', seenBy: ['municipalLeader', 'supervisor'] });
  });
});
