import { type CivilDate, dayNumberOf, weekdayOf, yearMonthDayOf } from '../calendar/civil-date';
import { dayAt, minuteOfDayAt } from '../calendar/time-zone';
import { type SkippedDay } from '../calendar/working-calendar';
import { type Instant } from './instant';
import { type Limit } from './limit';

export type Language = 'zh' | 'en';

/** One thing said in both languages. */
type Said = Readonly<Record<Language, string>>;

/** What is owed, told by the clause that sets its limit. The longest matching path wins. */
const DUTIES: Readonly<Record<string, Said>> = {
  timeLimits: { zh: '办结并答复', en: 'Closure and reply' },
  urgentRule: { zh: '答复', en: 'Reply' },
  contactLimit: { zh: '联系诉求人', en: 'Contact with the appellant' },
  signLimit: { zh: '签收', en: 'Signing' },
  returnLimit: { zh: '申请退回', en: 'Application to return' },
  extension: { zh: '办结并答复', en: 'Closure and reply' },
  dispatchLimit: { zh: '派单', en: 'Dispatch' },
  undispatched: { zh: '派单', en: 'Dispatch' },
  unlimitedHandlingWatch: { zh: '办结并答复', en: 'Closure and reply' },
  maxTotal: { zh: '办结并答复', en: 'Closure and reply' },
  unsignedCountsAsReceived: { zh: '签收，逾期视为收到', en: 'Signing, else counted as received' },
  rejectionRules: { zh: '重办并反馈', en: 'Rework and feedback' },
  'rejectFeedback.dueOn': { zh: '重办并反馈', en: 'Rework and feedback' },
  reworkLimit: { zh: '重办并反馈', en: 'Rework and feedback' },
  'platformLimits.reviewFeedback': { zh: '审核反馈件', en: 'Review of the feedback' },
  'platformLimits.returnVisit': { zh: '回访', en: 'Return visit' },
  'platformLimits.decideReturn': { zh: '决定是否同意退回', en: 'Decision on the return' },
  'platformLimits.decideExtension': { zh: '决定是否同意延期', en: 'Decision on the extension' },
  knowledgeReportLimit: { zh: '更正或补充知识库条目，或说明理由', en: 'Correction of the knowledge base, or a reason' },
  writtenSupervisionReplyLimit: { zh: '回复书面督办', en: 'Reply to the written supervision' },
  'supervise.dueOn': { zh: '回复书面督办', en: 'Reply to the written supervision' },
  legalOverrides: { zh: '处理并告知', en: 'Handling and telling the outcome' },
};

const EVENTS: Readonly<Record<string, Said>> = {
  received: { zh: '接收', en: 'receipt' },
  registered: { zh: '登记', en: 'registration' },
  accepted: { zh: '受理', en: 'acceptance' },
  dispatched: { zh: '派单', en: 'dispatch' },
  signed: { zh: '签收', en: 'signing' },
  countedAsReceived: { zh: '视为收到', en: 'counting as received' },
  extensionRequested: { zh: '申请延期', en: 'the application for more time' },
  returnGranted: { zh: '同意退回', en: 'the granted return' },
  returnRequested: { zh: '申请退回', en: 'the application to return' },
  designated: { zh: '指定', en: 'the designation' },
  instructed: { zh: '批示', en: 'the instruction' },
  submitted: { zh: '呈报', en: 'submission' },
  due: { zh: '原时限届满', en: 'the end of the former limit' },
  feedbackSubmitted: { zh: '提交反馈', en: 'submission of the feedback' },
  feedbackRejected: { zh: '退单', en: 'rejection of the feedback' },
  closed: { zh: '办结', en: 'closure' },
  visited: { zh: '回访或评价', en: 'the visit or rating' },
  masterClosed: { zh: '主诉求办结', en: 'the end of the master appeal' },
  reported: { zh: '报错或补缺', en: 'the report' },
  supervised: { zh: '书面督办', en: 'the written supervision' },
  nonAcceptanceReopened: { zh: '撤销不予受理', en: 'the non-acceptance taken back' },
};

const HOLIDAYS: Readonly<Record<string, string>> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明: 'Qingming',
  劳动节: 'Labour Day',
  端午: 'Dragon Boat Festival',
  中秋: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日: 'Victory Day',
};

const WEEKDAYS_ZH = ['日', '一', '二', '三', '四', '五', '六'];
const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const UNITS: Readonly<Record<Exclude<Limit['unit'], 'sameDay'>, { zh: string; en: readonly [string, string] }>> = {
  minutes: { zh: '分钟', en: ['minute', 'minutes'] },
  hours: { zh: '小时', en: ['hour', 'hours'] },
  workingHours: { zh: '个工作小时', en: ['working hour', 'working hours'] },
  workingDays: { zh: '个工作日', en: ['working day', 'working days'] },
  calendarDays: { zh: '个自然日', en: ['calendar day', 'calendar days'] },
};

/** What a limit's clause asks for: '签收' for 'signLimit'. */
export function dutyWords(clause: string, language: Language): string {
  const path = clause.replace(/^platformDefaults\./, '');
  const key = Object.keys(DUTIES)
    .filter((name) => path === name || path.startsWith(`${name}.`))
    .sort((a, b) => b.length - a.length)[0];
  return (key === undefined ? undefined : DUTIES[key]?.[language]) ?? (language === 'zh' ? '完成' : 'Completion');
}

/** The event's name; an event without words of its own is shown by its type, rather than not at all. */
export function eventWords(type: string, language: Language): string {
  return EVENTS[type]?.[language] ?? type;
}

export function limitWords(limit: Limit, language: Language): string {
  if (limit.unit === 'sameDay' || limit.value === 0) return language === 'zh' ? '当天' : 'the same day';
  const words = UNITS[limit.unit];
  return language === 'zh' ? `${limit.value} ${words.zh}` : `${limit.value} ${words.en[limit.value === 1 ? 0 : 1]}`;
}

/** A due instant: midnight is 24:00 of the day that it ends. */
export function dueWords(at: Instant, language: Language, timezone: string): string {
  return minuteOfDayAt(at, timezone) === 0 && at % 60_000 === 0
    ? dayAndClock(dayAt(at, timezone) - 1, '24:00', language)
    : instantWords(at, language, timezone);
}

/** Any other instant, to the minute; seconds only where there are some. */
export function instantWords(at: Instant, language: Language, timezone: string): string {
  const minute = minuteOfDayAt(at, timezone);
  const second = Math.floor((((at % 60_000) + 60_000) % 60_000) / 1000);
  const clock = [Math.floor(minute / 60), minute % 60, ...(second === 0 ? [] : [second])].map(twoDigits).join(':');
  return dayAndClock(dayAt(at, timezone), clock, language);
}

/** Days that did not count, as a list of runs; more weekends than anyone reads are counted instead. */
export function skippedWords(skipped: readonly SkippedDay[], language: Language, timezone: string): string {
  const [zh, comma] = [language === 'zh', language === 'zh' ? '、' : ', '];
  const weekends = skipped.filter((run) => run.name === undefined);
  if (weekends.length <= 4) return skipped.map((run) => runWords(run, language, timezone)).join(comma);
  const days = weekends.reduce((sum, run) => sum + lengthOf(run), 0);
  const counted = zh ? `${days} 个周末休息日` : `${days} days of weekends`;
  const named = skipped.filter((run) => run.name !== undefined).map((run) => runWords(run, language, timezone));
  return [...named, counted].join(comma);
}

function runWords(run: SkippedDay, language: Language, timezone: string): string {
  const zh = language === 'zh';
  const name = run.name ?? (zh ? '周末' : 'weekend');
  const { stoppedAt, resumedAt } = run;
  const days =
    stoppedAt === undefined || resumedAt === undefined
      ? daysWords(run.date, run.through ?? run.date, language)
      : [instantWords(stoppedAt, language, timezone), dueWords(resumedAt, language, timezone)].join(zh ? '至' : ' to ');
  if (run.kind === 'suspended') return zh ? `${days}（${name}，停止计时）` : `${days} (${name}, the clock stood still)`;
  const inEnglish = name.split('、').map((one) => HOLIDAYS[one] ?? one);
  return zh ? `${days}（${name}）` : `${days} (${inEnglish.join(', ')})`;
}

function daysWords(from: CivilDate, through: CivilDate, language: Language): string {
  const a = partsOf(from);
  const b = partsOf(through);
  const sameMonth = a.year === b.year && a.month === b.month;
  if (language === 'zh') {
    const end = sameMonth ? `${b.dayOfMonth} 日` : `${b.month} 月 ${b.dayOfMonth} 日`;
    return `${a.month} 月 ${a.dayOfMonth} 日${from === through ? '' : `至 ${end}`}`;
  }
  const month = (part: typeof a) => MONTHS_EN[part.month - 1] ?? '';
  if (from === through) return `${a.dayOfMonth} ${month(a)}`;
  return `${a.dayOfMonth}${sameMonth ? '' : ` ${month(a)}`} to ${b.dayOfMonth} ${month(b)}`;
}

function dayAndClock(day: number, clock: string, language: Language): string {
  const { year, month, dayOfMonth } = yearMonthDayOf(day);
  const weekday = weekdayOf(day);
  return language === 'zh'
    ? `${year} 年 ${month} 月 ${dayOfMonth} 日（周${WEEKDAYS_ZH[weekday] ?? ''}）${clock}`
    : `${clock} on ${WEEKDAYS_EN[weekday] ?? ''} ${dayOfMonth} ${MONTHS_EN[month - 1] ?? ''} ${year}`;
}

function partsOf(date: CivilDate): { year: number; month: number; dayOfMonth: number } {
  return yearMonthDayOf(dayNumberOf(date) ?? 0);
}

function lengthOf(run: SkippedDay): number {
  return (dayNumberOf(run.through ?? run.date) ?? 0) - (dayNumberOf(run.date) ?? 0) + 1;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
