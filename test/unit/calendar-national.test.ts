import { announcedIn, changedDays, disagreements, withYear } from '../../domain/calendar/announced';
import { civilDateOf } from '../../domain/calendar/civil-date';
import { nextNational, type NationalProposal } from '../../domain/calendar/national-release';
import { readNotice } from '../../domain/calendar/notice';
import { workingCalendar } from '../../domain/calendar/working-calendar';
import { loadCalendar } from '../../packs/load';
import { SECOND_SOURCE, secondSource } from '../../packs/second-source';
import { INVENTED_2027, NOTICES } from './holiday-notices';

const shipped = loadCalendar();
const YEARS = Array.from({ length: 23 }, (_, i) => 2004 + i);

const inShipped = (year: number) => announcedIn(shipped.days, year, '').days;

describe('the calendar that ships', () => {
  it.each(YEARS)('says of %d what the package chinese-days says', (year) => {
    const other = secondSource(year) ?? new Map();
    expect(disagreements(year, inShipped(year), other, SECOND_SOURCE)).toEqual([]);
  });

  it('names two sources for each year from 2020 on, and one before', () => {
    for (const year of YEARS)
      expect([year, shipped.sources?.[year]?.length]).toEqual([year, year < 2020 ? 1 : year === 2020 ? 3 : 2]);
  });

  it('has no second source for a year that nobody has announced', () => {
    expect(secondSource(2027)).toBeNull();
  });
});

describe('the yearly notice (R-TIM-21)', () => {
  const years = Object.keys(NOTICES).map(Number);

  it.each(years.filter((year) => year !== 2020))('for %d is read whole, and says what the calendar says', (year) => {
    const { days, faults } = readNotice(NOTICES[year] ?? '', year);
    expect(faults).toEqual([]);
    expect(disagreements(year, days, inShipped(year), 'calendar')).toEqual([]);
  });

  it('for 2020 differs by the days that were added to the Spring Festival later', () => {
    const { days, faults } = readNotice(NOTICES[2020] ?? '', 2020);
    expect(faults).toEqual([]);
    expect(disagreements(2020, days, inShipped(2020), 'calendar').map(({ data }) => data['day'])).toEqual([
      '2020-01-31',
      '2020-02-01',
    ]);
  });

  it('names the days of a holiday, and those worked for it in the December before', () => {
    const { days } = readNotice(INVENTED_2027, 2027);
    const newYear = [...days]
      .filter(([, { name }]) => name === '元旦')
      .map(([day, { kind }]) => [civilDateOf(day), kind]);
    expect(newYear).toEqual([
      ['2027-01-01', 'holiday'],
      ['2027-01-02', 'holiday'],
      ['2027-01-03', 'holiday'],
      ['2026-12-27', 'makeupWorkday'],
    ]);
  });

  it.each([
    ['a weekday that is not the date’s', '1月4日（周日）', '1月4日（周六）', 'weekdayWrong'],
    ['a number that is not that of the days', '共9天', '共8天', 'dayCountWrong'],
    ['a make-up day in the middle of the week', '5月9日（周六）上班', '5月8日（周五）上班', 'makeupNotWeekend'],
    ['a day arranged twice', '9月20日（周日）、', '5月9日（周六）、', 'dayTwice'],
    ['a date that there is not', '1月1日（周四）至3日', '1月1日（周四）至33日', 'noticeUnread'],
    ['a sentence that it does not understand', '5月9日（周六）上班', '5月9日（周六）另行通知', 'noticeUnread'],
    ['another year in its title', '关于2026年', '关于2025年', 'noticeOfOtherYear'],
    ['a day that another year’s notice arranges', '5月9日（周六）上班', '2026年12月27日（周日）上班', 'dayOfOtherYear'],
  ])('is refused with %s', (_fault, said, wrong, code) => {
    const notice = NOTICES[2026] ?? '';
    const { faults } = readNotice(notice.replace(said, wrong), 2026);
    expect(notice).toContain(said);
    expect(faults.map((one) => one.code)).toContain(code);
  });

  it('names what it refuses in words that can be found in the notice', () => {
    const notice = (NOTICES[2026] ?? '').replace('1月4日（周日）', '1月4日（周六）');
    const [wrong] = readNotice(notice, 2026).faults;
    expect(notice).toContain(wrong?.data['text']);
  });

  it.each([
    [
      'wide digits and spaces',
      (text: string) => text.replace(/\d/g, (d) => ` ${String.fromCharCode(0xff10 + Number(d))}\u3000`),
    ],
    ['what a page puts between characters unseen', (text: string) => text.replace(/\d+/g, '\u200b$&\u00ad')],
    ['another dash', (text: string) => text.replaceAll('至', '―')],
    [
      'advice behind a day that is worked',
      (text: string) => text.replace('（周六）上班。', '（周六）上班，鼓励职工休假。'),
    ],
    ['the date of its signature in words', (text: string) => text.replace('2025年11月4日', '二〇二五年十一月四日')],
  ])('is read with %s', (_form, written) => {
    const notice = written(NOTICES[2026] ?? '');
    expect(notice).not.toBe(NOTICES[2026]);
    const { days, faults } = readNotice(notice, 2026);
    expect(faults).toEqual([]);
    expect(disagreements(2026, days, inShipped(2026), 'calendar')).toEqual([]);
  });

  it.each([
    ['in words', '5月9日（周六）上班', '五月九日（周六）上班'],
    ['of another form', '5月9日（周六）上班', '5月9号（周六）上班'],
    ['that is left out', '5月9日（周六）上班', '另一个周六上班'],
    ['of a holiday that is left out', '9月25日（周五）至27日（周日）放假，共3天', '放假时间另定'],
    ['thousands of years away', '1月1日（周四）至3日', '1月1日（周四）至9999年1月3日'],
  ])('does not pass over a date %s', (_date, said, other) => {
    const notice = NOTICES[2026] ?? '';
    expect(notice).toContain(said);
    expect(readNotice(notice.replace(said, other), 2026).faults.map(({ code }) => code)).toContain('noticeUnread');
  });

  it('is no notice when it names no holiday', () => {
    expect(readNotice('请各单位妥善安排值班。', 2027).faults).toMatchObject([{ code: 'noticeUnread' }]);
  });
});

describe('the next version of the national calendar', () => {
  const proposal = (more: Partial<NationalProposal>): NationalProposal => ({
    year: 2027,
    source: { name: 'notice', notice: INVENTED_2027 },
    second: { name: 'second', notice: INVENTED_2027 },
    shipped: null,
    ...more,
  });
  const published = (more: Partial<NationalProposal> = {}) => {
    const next = nextNational(shipped, proposal(more));
    if ('faults' in next) throw new Error(JSON.stringify(next.faults));
    return next;
  };
  const codes = (more: Partial<NationalProposal>) => {
    const next = nextNational(shipped, proposal(more));
    return 'faults' in next ? next.faults.map(({ code }) => code) : [];
  };

  it('is known through 24 December of its year, and leaves every other year as it was (R-SYS-18)', () => {
    const { calendar, changed } = published();
    expect([calendar.version, calendar.knownThrough]).toEqual([shipped.version + 1, '2027-12-24']);
    expect(calendar.sources?.[2027]).toEqual(['notice', 'second']);
    expect(changed[0]).toEqual({ date: '2026-12-27', was: 'weekend', is: 'makeupWorkday', name: '元旦' });
    expect(changed.every(({ date }) => date >= '2026-12-25' && date <= '2027-12-24')).toBe(true);
    expect(workingCalendar(calendar).isWorkingDay('2026-12-27')).toBe(true);
  });

  it('takes the days in place of the notice', () => {
    const arrangement = { 2027: { rest: { 元旦: ['01-01'] }, work: {} } };
    const { changed } = published({ source: { name: 'a', arrangement }, second: { name: 'b', arrangement } });
    expect(changed).toEqual([{ date: '2027-01-01', was: 'workday', is: 'holiday', name: '元旦' }]);
  });

  it('corrects a year that is known, and no more of what is known', () => {
    const days = { 2026: { rest: { 元旦: ['01-01/01-02'] }, work: {} } };
    const next = withYear(shipped, { year: 2026, days: announcedIn(days, 2026, '').days, sources: ['a'] });
    if ('fault' in next) throw new Error(next.fault.code);
    expect(next.calendar.knownThrough).toBe('2026-12-24');
    expect(changedDays(shipped, next.calendar).map(({ date }) => date.slice(0, 4))).not.toContain('2025');
    expect(next.calendar.days[2025]).toEqual(shipped.days[2025]);
  });

  it('needs a second source, and one that is not the first again', () => {
    expect(codes({ second: null })).toEqual(['secondSourceMissing']);
    expect(codes({ second: { name: 'notice', notice: INVENTED_2027 } })).toEqual(['secondSourceMissing']);
  });

  it('names every day on which the sources differ', () => {
    const notice = INVENTED_2027.replace('9月15日（周三）', '9月16日（周四）');
    const next = nextNational(shipped, proposal({ second: { name: 'second', notice } }));
    expect('faults' in next && next.faults.map(({ code, data }) => [code, data['day']])).toEqual([
      ['sourcesDiffer', '2027-09-15'],
      ['sourcesDiffer', '2027-09-16'],
    ]);
  });

  it('compares with what the product knows of the year itself', () => {
    const of = (notice: string) => ({
      year: 2026,
      source: { name: 'notice', notice },
      second: null,
      shipped: { name: SECOND_SOURCE, days: secondSource(2026) ?? new Map() },
    });
    const notice = NOTICES[2026] ?? '';
    expect(nextNational(shipped, of(notice))).toMatchObject({ changed: [] });
    expect(codes(of(notice.replace('5月9日（周六）上班。', '')))).toEqual(['sourcesDiffer']);
  });

  it('has no days before the first of the calendar', () => {
    const arrangement = { 2003: { rest: { 元旦: ['12-31'] }, work: {} } };
    expect(codes({ year: 2004, source: { name: 'a', arrangement }, second: null })).toEqual(['beforeCalendar']);
  });

  it('takes a holiday by whatever name', () => {
    const arrangement = { 2027: { rest: { constructor: ['01-01'] }, work: {} } };
    const { changed } = published({ source: { name: 'a', arrangement }, second: { name: 'b', arrangement } });
    expect(changed.map(({ name }) => name)).toEqual(['constructor']);
  });

  it('does not skip a year', () => {
    const arrangement = { 2028: { rest: { 元旦: ['01-01'] }, work: {} } };
    expect(codes({ year: 2028, source: { name: 'a', arrangement }, second: { name: 'b', arrangement } })).toEqual([
      'yearSkipped',
    ]);
  });

  it.each([
    ['a day that there is not', { 2027: { rest: { 元旦: ['01-32'] }, work: {} } }, 'dateUnknown'],
    ['a run that ends first', { 2027: { rest: { 元旦: ['01-03/01-01'] }, work: {} } }, 'dateUnknown'],
    ['a day that 2028’s notice arranges', { 2027: { rest: { 元旦: ['12-31'] }, work: {} } }, 'dayOfOtherYear'],
    ['a day twice', { 2027: { rest: { 元旦: ['01-01'], 春节: ['01-01'] }, work: {} } }, 'dayTwice'],
  ])('refuses days with %s', (_fault, arrangement, code) => {
    expect(codes({ source: { name: 'a', arrangement }, second: null })).toContain(code);
  });
});
