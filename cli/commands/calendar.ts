import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { askRunning } from '../import/ask-running';
import { PlainFailure } from '../services/plain-failure';

interface Elsewhere {
  json: boolean;
  url?: string;
}

interface Importing extends Elsewhere {
  year: string;
  name?: string;
  second?: string;
  secondName?: string;
  preview: boolean;
}

const dues = z.object({ open: z.int(), provisional: z.int(), later: z.int() });
const published = z.object({
  version: z.int(),
  published: z.boolean(),
  knownThrough: z.string(),
  sources: z.array(z.string()),
  changedDays: z.array(
    z.object({ date: z.string(), was: z.string(), is: z.string(), name: z.string().nullable(), past: z.boolean() }),
  ),
  dues,
  rollouts: z.array(z.object({ city: z.string(), id: z.string() })),
});
const suspension = z.object({ name: z.string(), decree: z.string(), from: z.string(), to: z.string() });
const shown = z.object({
  national: z.object({
    version: z.int(),
    knownThrough: z.string(),
    sources: z.record(z.string(), z.array(z.string())),
  }),
  local: z.object({ version: z.int(), calendar: z.object({ suspensions: z.array(suspension).optional() }) }).nullable(),
  days: z.array(z.object({ date: z.string(), kind: z.string(), name: z.string().nullable() })),
});

const KINDS: Readonly<Record<string, string>> = {
  workday: '工作日 working day',
  weekend: '周末 weekend',
  holiday: '放假 rest',
  makeupWorkday: '上班 worked',
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `huiying calendar import|show`: the yearly notice into the working calendar, and what the calendar says of a year. */
export function calendarCommand(): Command {
  const command = new Command('calendar').description(
    '工作日历：录入年度放假通知、查看 The working calendar: import the yearly notice, show a year',
  );
  command
    .command('import')
    .description('录入国务院办公厅年度放假通知并发布 Import the yearly notice and publish it')
    .argument('<file>', '通知正文（.txt）或日期表（.json） the notice’s text, or its days as JSON')
    .requiredOption('--year <year>', '通知所安排的年份 the year that it arranges')
    .option('--name <name>', '文号或来源，默认为文件名 number of the document; the file’s name unless given')
    .option('--second <file>', '第二个来源 another source of the same days, text or JSON')
    .option('--second-name <name>', '第二个来源的名称，默认为文件名 its name; the file’s unless given')
    .option('--preview', '只看会改变什么，不发布 say what would change, publish nothing', false)
    .option('--json', '以 JSON 输出 print as JSON', false)
    .option('--url <url>', '别处的回应 a Huiying elsewhere (with HUIYING_TOKEN)')
    .action(importNotice);
  command
    .command('show')
    .description('某年的放假、上班日和应急停摆 A year’s days that are no plain ones, and its suspensions')
    .argument('<year>', '年份 the year', yearOf)
    .option('--json', '以 JSON 输出 print as JSON', false)
    .option('--url <url>', '别处的回应 a Huiying elsewhere (with HUIYING_TOKEN)')
    .action(show);
  return command;
}

async function importNotice(file: string, options: Importing): Promise<void> {
  const { second, secondName, name, preview, json, url } = options;
  const answer = published.parse(
    await askRunning(url, 'POST', '/api/v1/calendars/national', {
      year: Number(yearOf(options.year)),
      ...sourceIn(file, name),
      ...(second === undefined ? {} : { second: sourceIn(second, secondName) }),
      preview,
    }),
  );
  if (json) return say(JSON.stringify(answer, null, 2));
  const { version, knownThrough, sources, changedDays, rollouts } = answer;
  say(
    answer.published
      ? `已发布全国日历第 ${version} 版 Published the national calendar, version ${version}`
      : `预览：将成为第 ${version} 版，未发布 Preview: it would be version ${version}; nothing was published`,
  );
  say(`  已知至 known through  ${knownThrough}`);
  say(`  来源 sources          ${sources.join('；')}`);
  for (const { date, was, is, name: holiday, past } of changedDays)
    say(
      `  ${date}  ${KINDS[was] ?? was} → ${KINDS[is] ?? is}  ${holiday ?? ''}${past ? '  已过去，可能已计入 over, and perhaps counted' : ''}`,
    );
  say(
    `  在办期限 limits that run ${answer.dues.open}，暂定 provisional ${answer.dues.provisional}，可能移动 may move ${answer.dues.later}`,
  );
  for (const { city, id } of rollouts) say(`  重算 recomputed by rollout ${id} (${city})`);
}

async function show(year: string, { json, url }: Elsewhere): Promise<void> {
  const answer = shown.parse(await askRunning(url, 'GET', `/api/v1/calendars?year=${year}`));
  if (json) return say(JSON.stringify(answer, null, 2));
  const { national, local, days } = answer;
  const own = local === null ? '' : `，本市第 ${local.version} 版 the city’s ${local.version}`;
  say(`全国日历第 ${national.version} 版 national calendar, version ${national.version}${own}`);
  say(`已知至 known through ${national.knownThrough}`);
  say(`来源 sources ${national.sources[year]?.join('；') ?? '—'}`);
  for (const { date, kind, name } of days) say(`  ${date}  ${(KINDS[kind] ?? kind).padEnd(20)}  ${name ?? ''}`);
  for (const { name, decree, from, to } of local?.calendar.suspensions ?? [])
    if (from.slice(0, 4) <= year && to.slice(0, 4) >= year)
      say(`  停止计时 suspended  ${from} – ${to}  ${name}（${decree}）`);
}

/** a JSON file holds days, any other the words of the notice */
function sourceIn(file: string, name: string | undefined): { name: string; notice?: string; arrangement?: unknown } {
  const text = textOf(file).replaceAll('\r\n', '\n');
  const named = name ?? basename(file);
  if (!file.endsWith('.json')) return { name: named, notice: text };
  try {
    return { name: named, arrangement: JSON.parse(text) as unknown };
  } catch {
    throw new PlainFailure(`${file} 不是 JSON。`, `${file} is no JSON.`, 2);
  }
}

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    throw new PlainFailure(`读不到 ${file}，或不是 UTF-8。`, `${file} cannot be read, or is not UTF-8.`, 2);
  }
}

function yearOf(text: string): string {
  if (/^\d{4}$/.test(text)) return text;
  throw new PlainFailure(`年份应为四位数字：${text}`, `A year has four digits: ${text}`, 2);
}
