import { dayBeforeItsStart, isAnswerable, STANDINGS, validityOf } from '../../domain/knowledge/entry';
import { keepingOf, keeps } from '../../domain/knowledge/keeping';
import { reportClock } from '../../domain/knowledge/report';
import { workingCalendar } from '../../domain/calendar/working-calendar';
import { sentence } from '../../domain/limit/explanation';
import { loadCalendar, loadPolicy } from '../../packs/load';

const at = (local: string): number => Date.parse(`${local}+08:00`);
const ZONE = 'Asia/Shanghai';

describe('a version of an entry', () => {
  const days = { effectiveFrom: '2026-03-02', effectiveUntil: '2026-03-31', reviewBy: '2026-03-10' };

  it('holds from 00:00 of its first day to 24:00 of its last, by the city’s clock', () => {
    expect(validityOf(days, at('2026-02-20T10:00:00'), ZONE)).toEqual({
      holdsFrom: at('2026-03-02T00:00:00'),
      holdsUntil: at('2026-04-01T00:00:00'),
      reviewEnds: at('2026-03-11T00:00:00'),
    });
  });

  it('never holds before it was published', () => {
    const published = at('2026-03-05T15:00:00');
    expect(validityOf(days, published, ZONE).holdsFrom).toBe(published);
    expect(validityOf({ ...days, effectiveUntil: null }, published, ZONE).holdsUntil).toBeNull();
  });

  it('has its last day and its review after its first', () => {
    expect(dayBeforeItsStart(days)).toBeNull();
    expect(dayBeforeItsStart({ ...days, effectiveUntil: '2026-03-01' })).toBe('effectiveUntil');
    expect(dayBeforeItsStart({ ...days, reviewBy: '2026-03-01' })).toBe('reviewBy');
    expect(() => validityOf({ ...days, effectiveFrom: '2026-02-30' }, 0, ZONE)).toThrow(RangeError);
  });

  it('answers calls while it holds, also when it should have been looked over', () => {
    expect(STANDINGS.filter(isAnswerable)).toEqual(['inForce', 'reviewOverdue']);
  });
});

describe('who keeps entries (R-ROL-30)', () => {
  it('is a unit’s people for their unit, and the hotline’s office and administrators for all', () => {
    const handler = keepingOf([{ role: 'handler', unit: 'u2-1' }]);
    expect([keeps(handler, 'u2-1'), keeps(handler, 'u2-2')]).toEqual([true, false]);
    expect(keeps(keepingOf([{ role: 'hotlineOffice', unit: null }]), 'u2-2')).toBe(true);
    expect(keeps(keepingOf([{ role: 'agent', unit: null }]), 'u1')).toBe(false);
  });
});

describe('the clock of a report (R-KNB-06)', () => {
  const rules = { policy: loadPolicy('an-city'), calendar: workingCalendar(loadCalendar()) };

  it('counts three working days over a holiday, warns before, and says that the number is a default (R-SYS-05)', () => {
    const clock = reportClock('u2-1', at('2026-02-13T10:00:00'), rules);
    expect(clock.dueAt).toBe(at('2026-02-26T00:00:00'));
    expect(clock.remindAt).toBeLessThan(clock.dueAt);
    expect(clock.remindAt).toBeGreaterThan(at('2026-02-23T00:00:00'));
    expect(clock.why).toMatchObject({ provenance: 'default', rules: ['R-KNB-06'], limit: '3 workingDays' });
    expect(sentence(clock.why, clock.dueAt, 'en', ZONE)).toContain("default, not the city's rule");
  });
});
