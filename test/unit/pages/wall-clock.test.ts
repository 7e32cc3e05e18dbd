import { instantAt, wallClock } from '../../../web/staff/parts/wall-clock';

describe('a picker shows and takes the clock of the field, wherever its machine stands', () => {
  it('shows the time in China', () => {
    expect(wallClock('2026-03-05T16:00:00.000Z').format('YYYY-MM-DD HH:mm')).toBe('2026-03-06 00:00');
  });

  it('takes what it shows as the time in China', () => {
    const day = wallClock('2026-03-06T02:30:00.000Z');
    expect(instantAt(day)).toBe('2026-03-06T02:30:00.000Z');
    expect(instantAt(day.startOf('day'))).toBe('2026-03-05T16:00:00.000Z');
    expect(instantAt(day.endOf('day'))).toBe('2026-03-06T15:59:59.999Z');
  });
});
