import { z } from 'zod';
import type { AppealRow } from '../../db/appeal-lists';
import { recordChange } from '../../db/change-log';
import { unitsOf } from '../../db/organisation/units';
import type { Place } from '../../db/search/find-words';
import { tasksOfGrants, type TaskPlace, type TaskRow } from '../../db/work-lists';
import { civilDateOf } from '../../domain/calendar/civil-date';
import { dateAndClock } from '../../domain/calendar/clock-time';
import { dayAt, minuteOfDayAt } from '../../domain/calendar/time-zone';
import type { Instant } from '../../domain/limit/instant';
import { type Stage, STAGES } from '../../domain/loop/state';
import { CATEGORIES } from '../../domain/policy/category';
import { countingOf } from '../../domain/policy/stipulations';
import { type Cell, sendCsv } from '../csv';
import { foundAppeals } from '../found-appeals';
import type { Parts } from '../parts';
import type { Said } from '../problems/said';
import { type Asked, type Reply, type Route, route } from '../route';
import { wrongFields } from '../schemas/prove';
import { tasksAsked } from '../schemas/tasks-asked';
import { tasksMeant } from '../tasks-meant';
import { instantIn, words } from '../schemas/values';
import { STAGE_WORDS, wordsOf } from '../words/vocabulary';

/** a file holds so many rows at most; a longer list is narrowed by its filters */
const MOST_ROWS = 10_000;
const AT_ONCE = 200;

const TOO_LONG: Said = {
  zh: `仅列出前 ${MOST_ROWS} 行，请缩小范围后再导出。`,
  en: `Only the first ${MOST_ROWS} rows are listed: narrow the list and export again.`,
};

const lang = z
  .enum(['zh', 'en'])
  .optional()
  .meta({ description: 'language of the heading; left out: Accept-Language' });

const file = {
  method: 'get',
  tag: 'lists',
  admits: 'signedIn',
  streams: 'text/csv',
  answer: z.string(),
  problems: ['invalidInput'],
} as const;

const ABOUT = `The list with the same filters as a file for spreadsheets: UTF-8 with a byte order mark, times by the city’s clock, at most ${MOST_ROWS} rows (header Huiying-Most-Rows; a last row says so where there are more). That it was exported stands in the log of changes, without what was searched for.`;

export const csvRoutes = (parts: Parts): Route[] => [
  route({
    ...file,
    id: 'appealsCsv',
    path: '/api/v1/appeals.csv',
    summary: '导出诉求列表 Appeals as CSV',
    about: ABOUT,
    query: z.strictObject({
      words: words(200).optional(),
      place: words(200).optional(),
      number: z
        .string()
        .regex(/^\d{1,16}$/)
        .optional(),
      stage: z.enum(STAGES as readonly [Stage, ...Stage[]]).optional(),
      category: z.enum(CATEGORIES).optional(),
      unit: z.string().max(40).optional(),
      open: z.stringbool().optional(),
      from: instantIn.optional(),
      to: instantIn.optional(),
      lang,
    }),
    handle: async (asked) => {
      const { words: about, place, lang: chosen, ...filter } = asked.query;
      const { account } = asked.caller;
      const list = { words: about, place, filter };
      const first = await foundAppeals(parts, account, list, { after: undefined, limit: AT_ONCE });
      if (!first) return { problem: wrongFields([{ path: '/words', code: 'nothingToFind' }]) };
      const language = chosen ?? asked.language;
      const writer = await rowWriter(parts, asked, language);
      async function* pages(): AsyncGenerator<Cell[][]> {
        for (let page = first; page;) {
          yield page.appeals.map(writer.appeal);
          const after: Place | null = page.next;
          page = after && (await foundAppeals(parts, account, list, { after, limit: AT_ONCE }));
        }
      }
      return exported(parts, asked, language, { name: 'appeals', heading: APPEAL_HEADING, pages });
    },
  }),
  route({
    ...file,
    id: 'tasksCsv',
    path: '/api/v1/tasks.csv',
    summary: '导出待办列表 Work list as CSV',
    about: ABOUT,
    query: tasksAsked.extend({ lang }),
    handle: async (asked) => {
      const { lang: chosen, ...query } = asked.query;
      const meant = await tasksMeant(parts.db, asked.caller.account, query);
      const language = chosen ?? asked.language;
      const writer = await rowWriter(parts, asked, language);
      async function* pages(): AsyncGenerator<Cell[][]> {
        for (let after: TaskPlace | undefined; ;) {
          const rows = await tasksOfGrants(parts.db, asked.caller.account.city, meant.grants, {
            ...meant.asked,
            after,
            limit: AT_ONCE,
          });
          yield rows.map(writer.task);
          if (rows.length < AT_ONCE) return;
          after = rows.at(-1);
        }
      }
      return exported(parts, asked, language, { name: 'tasks', heading: TASK_HEADING, pages });
    },
  }),
];

const APPEAL_HEADING: readonly Said[] = [
  { zh: '编号', en: 'Number' },
  { zh: '标题', en: 'Title' },
  { zh: '环节', en: 'Stage' },
  { zh: '类别', en: 'Category' },
  { zh: '承办单位', en: 'Unit' },
  { zh: '渠道', en: 'Channel' },
  { zh: '收到时间', en: 'Received' },
  { zh: '应办结时间', en: 'Due' },
  { zh: '办结时间', en: 'Closed' },
  { zh: '结果', en: 'Outcome' },
];

const TASK_HEADING: readonly Said[] = [
  { zh: '编号', en: 'Number' },
  { zh: '标题', en: 'Title' },
  { zh: '待办', en: 'To do' },
  { zh: '工单', en: 'Work order' },
  { zh: '环节', en: 'Stage' },
  { zh: '类别', en: 'Category' },
  { zh: '承办单位', en: 'Unit' },
  { zh: '期限', en: 'Due' },
  { zh: '待办起始时间', en: 'Waiting since' },
];

type Reading = Asked<unknown, Record<string, unknown>, unknown>;

/** how rows are written: in one language, with units by name and times by the city’s clock */
async function rowWriter(parts: Parts, { caller: { account, receivedAt } }: Reading, language: 'zh' | 'en') {
  const now = await parts.clock(receivedAt);
  const { policy } = await parts.rules.inForce(account.city, now);
  const { timezone } = countingOf(policy);
  const units = new Map((await unitsOf(parts.db, account.city)).map((u) => [u.id, u]));
  const unitName = (id: string | null): Cell => {
    const unit = id === null ? undefined : units.get(id);
    return (language === 'en' ? unit?.nameEn : null) ?? unit?.name ?? id;
  };
  const time = (at: Instant | null): Cell => (at === null ? null : dateAndClock(at, timezone));
  const limit = (at: Instant | null): Cell => (at === null ? null : endTime(at, timezone));
  // packs name their channels in Chinese, with their other names behind
  const channelOf = (code: string): Cell =>
    (language === 'zh' ? policy.pack.channels?.find((one) => one.code === code)?.text.split(';')[0] : undefined) ??
    code;
  const categoryOf = (code: string | null): Cell => (code === null ? null : wordsOf(code, language));
  return {
    appeal: (a: AppealRow): Cell[] => [
      a.number,
      a.title,
      STAGE_WORDS[a.stage][language],
      categoryOf(a.category),
      unitName(a.unit),
      channelOf(a.channel),
      time(a.receivedAt),
      limit(a.dueAt),
      time(a.closedAt),
      a.outcome === null ? null : wordsOf(a.outcome, language),
    ],
    task: (t: TaskRow): Cell[] => [
      t.number,
      t.title,
      wordsOf(t.link, language),
      t.order === 0 ? null : t.order,
      STAGE_WORDS[t.stage][language],
      categoryOf(t.category),
      unitName(t.unit),
      limit(t.dueAt),
      time(t.since),
    ],
  };
}

/** a limit that ends with a day is said as that day's 24:00 */
const endTime = (at: Instant, timezone: string): string =>
  minuteOfDayAt(at, timezone) === 0 ? `${civilDateOf(dayAt(at - 1, timezone))} 24:00` : dateAndClock(at, timezone);

/** writes down that a list leaves the house, by whom and how narrowed, then sends it */
async function exported(
  { db, clock, rules }: Parts,
  { caller: { account, receivedAt }, query }: Reading,
  language: 'zh' | 'en',
  list: { name: string; heading: readonly Said[]; pages: () => AsyncIterable<readonly (readonly Cell[])[]> },
): Promise<Reply<string>> {
  const { name, heading, pages } = list;
  const { city, id } = account;
  const narrowedBy = Object.keys(query).filter((key) => key !== 'lang' && query[key] !== undefined);
  await db.transaction((trx) =>
    recordChange(trx, { city, type: 'listExported', subject: name, by: id, detail: { narrowedBy } }),
  );
  const now = await clock(receivedAt);
  const { timezone } = countingOf((await rules.inForce(city, now)).policy);
  return {
    stream: sendCsv({
      name: `${name}-${civilDateOf(dayAt(now, timezone))}`,
      heading: heading.map((one) => one[language]),
      pages,
      mostRows: MOST_ROWS,
      tooLong: TOO_LONG[language],
    }),
  };
}
