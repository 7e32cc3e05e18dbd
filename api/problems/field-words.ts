import { POLICY_FAULT_WORDS } from './policy-fault-words';
import type { Said } from './said';

/** What can be wrong with one field of a request. `{name}` is replaced by the field problem's data. */
export const FIELD_WORDS = {
  required: { zh: '必填', en: 'is required' },
  empty: { zh: '不能为空', en: 'must not be empty' },
  unknownField: { zh: '没有这一项', en: 'is not a field of this request' },
  wrongType: { zh: '类型不对，应为 {expected}', en: 'has to be of type {expected}' },
  notOneOf: { zh: '只能是：{allowed}', en: 'has to be one of: {allowed}' },
  outOfRange: { zh: '超出范围（{bound}）', en: 'is out of range ({bound})' },
  nothingToFind: {
    zh: '太短：请至少输入两个汉字，或一个单词、一串数字',
    en: 'is too short to be found by: give two Chinese characters, or a word or number',
  },
  tellsWho: {
    zh: '不能含有电话或姓名，请去掉后再保存',
    en: 'must not hold a telephone number or a name: take it out and save again',
  },
  wrongForm: { zh: '格式不对', en: 'is not in the right form' },
  notForThisRole: { zh: '此角色不属于单位，不能填', en: 'is not for this role, which is the platform’s' },
  textTooLong: { zh: '最多 {max} 个字', en: 'holds more than {max} characters' },
  controlCharacters: { zh: '含有控制字符', en: 'holds control characters' },
  wrongEncoding: { zh: '含有残缺的字符', en: 'holds half a character (a lone surrogate)' },
  dateUnknown: {
    zh: '没有这个日期或时间，或时间缺少时区',
    en: 'is no date or time there is, or a time without offset',
  },
  receivedInFuture: { zh: '在将来', en: 'lies in the future' },
  beforeCalendar: { zh: '早于工作日历的第一天', en: 'is before the first day of the working calendar' },
  ...POLICY_FAULT_WORDS,
  noticeOrArrangement: {
    zh: '通知正文与日期表须且只须给出一种',
    en: 'has to be either the notice or the days, one of them',
  },
  dayTwice: {
    zh: '{day} 安排了两次（另见“{other}”），请只留一处',
    en: 'arranges {day} twice (see «{other}»): keep one of them',
  },
  hoursOverlap: {
    zh: '办公时段须先后相接、互不重叠：{after} 不在 {before} 之后，请按先后改写',
    en: 'has to hold periods that follow one another: {after} is not after {before}; put them in order',
  },
  clockUnknown: {
    zh: '须为 24 小时制的时刻，如 08:30（最晚 23:59）',
    en: 'has to be a time of day such as 08:30, at the latest 23:59',
  },
  hoursMissing: {
    zh: '没有办公时段：请填写时段；全天不办公的，请列为休息日；照常办公的，请删去此项',
    en: 'has no period: give one; for a day without office hours make it a day of rest; for the usual hours leave it out',
  },
  hoursOnRestDay: {
    zh: '{day} 已列为休息日，请删去其办公时间，或不列为休息日',
    en: 'gives hours to {day}, which is a day of rest: leave out the one or the other',
  },
  endBeforeStart: {
    zh: '{to} 早于 {from}，请对调或改正',
    en: 'ends ({to}) before it begins ({from}): swap or correct them',
  },
  tooFarAhead: { zh: '在 {lastYear} 年之后，请核对年份', en: 'is after {lastYear}: check the year' },
  spanTooLong: { zh: '超过 {days} 天，请核对年份', en: 'is longer than {days} days: check the year' },
  unitUnknownHere: {
    zh: '本市没有单位 {unit}，请核对编号',
    en: 'names {unit}, which is no unit of this city: check the id',
  },
  noticeUnread: {
    zh: '读不懂“{text}”，请改用日期表（arrangement）录入',
    en: 'could not be read at «{text}»: enter the days instead (arrangement)',
  },
  noticeOfOtherYear: { zh: '是 {other} 年的通知，不是 {year} 年的', en: 'is the notice for {other}, not for {year}' },
  weekdayWrong: {
    zh: '“{text}”的星期不对，{day} 是{is}，请核对原文',
    en: 'has the wrong weekday at «{text}» ({day} is {is}): check the text',
  },
  dayCountWrong: {
    zh: '“{text}”写明 {said} 天，所列为 {is} 天，请核对原文',
    en: 'says {said} days at «{text}», and names {is}: check the text',
  },
  makeupNotWeekend: {
    zh: '{day} 不是周末，不能是调休上班日',
    en: 'works {day} in exchange, which is no weekend: check the date',
  },
  dayOfOtherYear: {
    zh: '{day} 不属于 {year} 年的安排（上年 12 月 25 日至当年 12 月 24 日）',
    en: 'names {day}, which the arrangement for {year} cannot move (25 December before it to 24 December)',
  },
  yearSkipped: { zh: '不能越过 {next} 年直接发布 {year} 年', en: 'is {year}, and {next} has to be published before' },
  secondSourceMissing: {
    zh: '{year} 年的安排须有第二个来源核对，请另附（second）',
    en: 'is needed: for {year} two sources are compared; hand in another one',
  },
  sourcesDiffer: {
    zh: '{day}：通知为{one}，“{source}”为{other}，请核对',
    en: 'differs on {day}: {one} in the first source, {other} in «{source}»; check both',
  },
} as const satisfies Readonly<Record<string, Said>>;

export type FieldCode = keyof typeof FIELD_WORDS;
