import type { ArrangedDay } from './arranged-days';
import { type Announced, faultsOf } from './announced';
import { civilDateOf, type DayNumber, dayNumberOf, weekdayOf } from './civil-date';
import { type CalendarFault, fault } from './fault';

/**
 * Reads the yearly notice of the State Council's office (国务院办公厅关于…年部分节假日安排的通知) as it has been written since 2007:
 * numbered holidays, each with the days off, their number, days taken in exchange and days worked for it. What the notice says
 * twice is compared: weekdays with dates, numbers with days. Refuses (as faults) every sentence with a date that it does not
 * understand, so that nothing is passed over in silence. `at` is where the notice stands in what was handed in.
 */
export function readNotice(text: string, year: number, at = '/notice'): { days: Announced; faults: CalendarFault[] } {
  const plain = withoutBrackets(text.normalize('NFKC').replace(UNSEEN, '')).replace(SIGNATURE, '');
  const titled = /关于(?:调整)?(\d{4})年/.exec(plain)?.[1];
  if (titled !== undefined && Number(titled) !== year)
    return { days: new Map(), faults: [fault('noticeOfOtherYear', at, { year, other: Number(titled) })] };
  const days = new Map<DayNumber, ArrangedDay>();
  const faults: CalendarFault[] = [];
  const holidays = holidaysIn(plain);
  if (holidays.length === 0) faults.push(fault('noticeUnread', at, { text: plain.slice(0, 60) }));
  for (const { name, said } of holidays) {
    const read = readHoliday(said, year, at);
    faults.push(...read.faults);
    if (read.rest.length === 0) faults.push(fault('noticeUnread', at, { text: name }));
    for (const [kind, numbers] of [['holiday', read.rest] as const, ['makeupWorkday', read.work] as const])
      for (const day of numbers) {
        if (days.has(day)) faults.push(fault('dayTwice', at, { day: civilDateOf(day), other: name }));
        days.set(day, { kind, name });
      }
  }
  return { days, faults: [...faults, ...faultsOf(days, year, at)] };
}

/** white space, and what a page puts between characters without showing it */
const UNSEEN = /[\s\p{Cf}]+/gu;

/** who signed the notice, and when */
const SIGNATURE =
  /国务院办公厅(?:秘书局)?[\d〇零一二三四五六七八九十]{4}年[\d一二十]{1,3}月[\d一二三四五六七八九十]{1,3}日/g;

/** Of what stands in brackets only the weekday is kept, behind its date: «1月1日(农历除夕、周四)» becomes «1月1日@四». */
function withoutBrackets(text: string): string {
  return text.replace(/[(〔[]([^()〔〕[\]]*)[)〕\]]/g, (_, inside: string) => {
    const weekday = /(?:星期|周)([一二三四五六日天])/.exec(inside)?.[1];
    return weekday === undefined ? '' : `@${weekday}`;
  });
}

/** as somebody can find it in the notice, who never saw how it is read here */
const asWritten = (text: string): string => text.replace(/@(.)/g, '（周$1）');

/** The numbered parts: «一、元旦:…», «六、国庆节、中秋节:…». */
function holidaysIn(text: string): { name: string; said: string }[] {
  const heads = [...text.matchAll(/[一二三四五六七八九十]+、([^:。,;]{1,30}):/g)];
  return heads.map((head, i) => ({
    name: (head[1] ?? '').split('、').map(shortName).join('、'),
    said: text.slice(head.index + head[0].length, heads[i + 1]?.index ?? text.length),
  }));
}

/** The names under which the calendar has its holidays: 清明, 端午 and 中秋 without 节. */
const shortName = (name: string): string => name.replace(/^(清明|端午|中秋)节$/, '$1');

function readHoliday(
  said: string,
  year: number,
  at: string,
): { rest: DayNumber[]; work: DayNumber[]; faults: CalendarFault[] } {
  const rest: DayNumber[] = [];
  const work: DayNumber[] = [];
  const faults: CalendarFault[] = [];
  for (const sentence of said.split('。').map(withoutAdvice)) {
    let counted: DayNumber[] = [];
    for (const clause of sentence.split(/[,;]/)) {
      const dates = datesIn(clause, year, at);
      faults.push(...dates.faults);
      const meaning = meaningOf(clause);
      if (meaning === 'rest') {
        counted = [...counted, ...dates.days];
        rest.push(...dates.days);
      } else if (meaning === 'work') work.push(...dates.days);
      const isPassedOver = meaning === null ? dates.days.length > 0 : meaning === 'work' && dates.days.length === 0;
      if (isPassedOver || DATE_OF_OTHER_FORM.test(clause))
        faults.push(fault('noticeUnread', at, { text: asWritten(clause) }));
      const number = /(?:共|放假)(\d+)天/.exec(clause)?.[1];
      if (number !== undefined && Number(number) !== counted.length)
        faults.push(
          fault('dayCountWrong', at, { text: asWritten(sentence), said: Number(number), is: counted.length }),
        );
    }
  }
  return { rest, work, faults };
}

/** Units are encouraged to give a day more: that moves no day of the calendar. What the sentence says before it does. */
const withoutAdvice = (sentence: string): string => sentence.replace(/鼓励.*$/s, '');

/** Which days a clause moves; 'told': it says once more what the days are that the holiday is made of. */
function meaningOf(clause: string): 'rest' | 'work' | 'told' | null {
  if (/上班/.test(clause)) return 'work';
  if (/法定节假日|公休日|照常公休|为公休/.test(clause)) return 'told';
  if (/放假|补休|调休|公休/.test(clause)) return 'rest';
  return null;
}

const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:@([一二三四五六日天]))?(至|到|[-‐-―−〜~])?/g;

/** days that nobody would read: «5月9号», «五月九日», «5.9上班» */
const DATE_OF_OTHER_FORM = /\d号|\d[./]\d|[一二三四五六七八九十](?:月|日|号)/;

/** longer than any holiday there was; more is a slip of the pen */
const LONGEST_RUN = 31;

/** The days named in a clause, runs with all their days. A number without a month has that of the date before it. */
function datesIn(clause: string, year: number, at: string): { days: DayNumber[]; faults: CalendarFault[] } {
  const days: DayNumber[] = [];
  const faults: CalendarFault[] = [];
  let last: { year: number; month: number } | null = null;
  let from: DayNumber | null = null;
  for (const [written, ofYear, ofMonth, dayOfMonth, weekday, to] of clause.matchAll(DATE)) {
    const month: number = ofMonth === undefined ? (last?.month ?? 0) : Number(ofMonth);
    const bare: number = last && ofMonth === undefined ? last.year : yearOfBare(year, month, Number(dayOfMonth));
    const inYear = ofYear === undefined ? bare : Number(ofYear);
    last = { year: inYear, month };
    const day = dayNumberOf(`${inYear}-${two(month)}-${two(Number(dayOfMonth))}`);
    if (day === null || (from !== null && (day < from || day - from >= LONGEST_RUN))) {
      faults.push(fault('noticeUnread', at, { text: asWritten(clause) }));
      return { days, faults };
    }
    if (weekday !== undefined && weekdayOf(day) !== '日一二三四五六'.indexOf(weekday.replace('天', '日')))
      faults.push(
        fault('weekdayWrong', at, {
          text: asWritten(written),
          day: civilDateOf(day),
          is: `周${'日一二三四五六'[weekdayOf(day)] ?? ''}`,
        }),
      );
    for (let one = from === null ? day : from + 1; one <= day; one += 1) days.push(one);
    from = to === undefined ? null : day;
  }
  return { days, faults };
}

/** the last days of December are those before the notice's year: its own belong to the next notice (R-SYS-18) */
const yearOfBare = (year: number, month: number, dayOfMonth: number): number =>
  month === 12 && dayOfMonth >= 25 ? year - 1 : year;

const two = (value: number): string => String(value).padStart(2, '0');
