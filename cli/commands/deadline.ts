import { Command } from 'commander';
import { civilDateOf } from '../../domain/calendar/civil-date';
import { dayAt } from '../../domain/calendar/time-zone';
import { type WorkingCalendar, workingCalendar } from '../../domain/calendar/working-calendar';
import { explain, sentence } from '../../domain/limit/explanation';
import { type Instant, parseInstant } from '../../domain/limit/instant';
import { rungsFor } from '../../domain/limit/ladder';
import { dueAfter, type Limit, LIMIT_UNITS, parseLimit } from '../../domain/limit/limit';
import { CATEGORIES, type Category } from '../../domain/policy/category';
import { type Policy, type Stipulation } from '../../domain/policy/policy';
import { categoryFallback, clockStart, countingOf, handlingLimit } from '../../domain/policy/stipulations';
import { loadCalendar, loadPolicy, PackProblem } from '../../packs/load';
import { PlainFailure } from '../services/plain-failure';

interface Options {
  pack: string;
  category?: string;
  from?: string;
  limit?: string;
  urgent: boolean;
  simple: boolean;
  replyRequested: boolean;
  json: boolean;
}

/** `huiying deadline`: when something is due and why, told at the prompt without a server. Refusals end with status 2. */
export function deadlineCommand(): Command {
  return new Command('deadline')
    .description('时限计算 / when an appeal is due under a policy pack, and why')
    .option('--pack <id>', '策略包 / policy pack', 'suzhou-anhui')
    .option('--category <category>', `类别 / category: ${CATEGORIES.join(', ')}`)
    .option('--from <instant>', '起算时刻 / when the clock starts: 2026-02-13T10:00:00+08:00')
    .option(
      '--limit <limit>',
      `另定时限 / another limit than the category's: '2 workingDays' (${LIMIT_UNITS.join(', ')})`,
    )
    .option('--urgent', '紧急 / marked urgent', false)
    .option('--simple', '简易 / marked simple', false)
    .option('--no-reply-requested', '不要求回复 / assigned without a reply requested')
    .option('--json', '以 JSON 输出 / print JSON', false)
    .action((options: Options) => {
      process.stdout.write(`${answer(options)}\n`);
    });
}

function answer(options: Options): string {
  const startAt = startOf(options.from);
  const policy = policyOf(options.pack);
  const limit = limitOf(options, policy);
  const calendar = workingCalendar(loadCalendar());
  refuseBefore(calendar, startAt, policy);
  const told = tell(startAt, limit, policy, calendar);
  if (options.json) return JSON.stringify(told);
  const rungs = told.rungs.map((rung) => `  ${rung.at}  ${rung.rung}  → ${rung.seenBy.join(', ')}`);
  return [told.dueAt, told.sentenceZh, told.sentenceEn, ...rungs].join('\n');
}

function tell(startAt: Instant, limit: Stipulation<Limit>, policy: Policy, calendar: WorkingCalendar) {
  const counting = countingOf(policy);
  const due = dueAfter(startAt, limit.value, counting, calendar);
  const from = clockStart(policy, 'handling').value;
  const explanation = explain({ from, startAt, limit, due, policy, calendar });
  return {
    dueAt: written(due.at),
    explanation: { ...explanation, startAt: written(startAt) },
    sentenceZh: sentence(explanation, due.at, 'zh', counting.timezone),
    sentenceEn: sentence(explanation, due.at, 'en', counting.timezone),
    rungs: rungsFor(startAt, due, limit.value, policy, calendar).map((rung) => ({ ...rung, at: written(rung.at) })),
  };
}

function policyOf(id: string): Policy {
  try {
    return loadPolicy(id);
  } catch (error) {
    if (error instanceof PackProblem) throw refused(error.chinese, error.english);
    throw error;
  }
}

function refuseBefore(calendar: WorkingCalendar, startAt: Instant, policy: Policy): void {
  const first = calendar.firstDay;
  if (civilDateOf(dayAt(startAt, countingOf(policy).timezone)) >= first) return;
  throw refused(
    `工作日历从 ${first} 起，更早的时限算不出`,
    `The working calendar begins on ${first}; nothing earlier can be counted.`,
  );
}

function startOf(text: string | undefined): Instant {
  if (text === undefined) throw refused('请用 --from 给出起算时刻', 'Say with --from when the clock starts.');
  const instant = parseInstant(text);
  if (instant !== null) return instant;
  throw refused(
    `「${text}」不是带时区的时刻，应如 2026-02-13T10:00:00+08:00`,
    `«${text}» is not an instant with a time zone, such as 2026-02-13T10:00:00+08:00.`,
  );
}

function limitOf(options: Options, policy: Policy): Stipulation<Limit> {
  if (options.limit !== undefined) {
    if (options.category !== undefined) categoryOf(options.category);
    return { value: readLimit(options.limit), provenance: 'default', clause: '--limit', rules: [] };
  }
  const category = categoryOf(options.category);
  const limit = handlingLimit(policy, category, options);
  if (limit) return limit;
  const fallback = categoryFallback(policy, category);
  const [zh, en] = fallback
    ? [`可改选类别 ${fallback}`, `choose a category with a limit, «${fallback}» is offered`]
    : ['请用 --limit 给出时限', 'give one with --limit'];
  throw refused(
    `策略包 ${policy.city} 对类别 ${category} 没有规定时限（R-TIM-17）；${zh}`,
    `The pack ${policy.city} states no limit for «${category}» (R-TIM-17); ${en}.`,
  );
}

function categoryOf(text: string | undefined): Category {
  const category = CATEGORIES.find((known) => known === text);
  if (category) return category;
  const known = CATEGORIES.join(', ');
  if (text === undefined)
    throw refused(`请用 --category 给出类别：${known}`, `Say the category with --category: ${known}.`);
  throw refused(`没有类别「${text}」，现有：${known}`, `There is no category «${text}»; there are: ${known}.`);
}

function readLimit(text: string): Limit {
  const limit = parseLimit(text);
  if (limit) return limit;
  const units = LIMIT_UNITS.join(', ');
  throw refused(
    `「${text}」不是时限，应如 '2 workingDays'，单位：${units}`,
    `«${text}» is not a limit such as '2 workingDays'; units: ${units}.`,
  );
}

function refused(chinese: string, english: string): PlainFailure {
  return new PlainFailure(chinese, english, 2);
}

function written(instant: Instant): string {
  return new Date(instant).toISOString();
}
