import { Command } from 'commander';
import { z } from 'zod';
import { SHEETS } from '../../domain/organisation/sheet';
import { readEnvironment } from '../environment';
import { askOnce, problemIn } from '../import/ask';
import { refuseAbsent, runningPlace, tokenFor } from '../import/running-api';
import { headingOf, LAYOUT } from '../organisation/columns';
import { type FileSheets, readSpreadsheet } from '../organisation/spreadsheet';
import { PlainFailure } from '../services/plain-failure';

const imported = z.object({
  applied: z.boolean(),
  rows: z.array(z.object({ sheet: z.enum(SHEETS), row: z.int(), subject: z.string(), effect: z.string() })),
  faults: z.array(
    z.object({ sheet: z.enum(SHEETS), row: z.int(), field: z.string().nullable(), zh: z.string(), en: z.string() }),
  ),
});

interface Options {
  preview: boolean;
  reason?: string;
  encoding: string;
  json: boolean;
  url?: string;
}

const SOME_AT_FAULT = 3;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * `huiying organisation import|template`: units, duties, the directory of merged lines and people from a spreadsheet. Ends with 0 when
 * all of it is in, or would be; 3 when rows are at fault and nothing was taken; 2 on wrong use; 1 on a fault.
 */
export function organisationCommand(): Command {
  const command = new Command('organisation').description(
    '组织：从表格导入单位、职责、名录和人员 Units, duties, the directory and people from a spreadsheet',
  );
  command
    .command('import')
    .description('导入：要么全部生效，要么全不生效；可放心重复 All of it, or nothing; safe to repeat')
    .argument(
      '<files...>',
      '.xlsx 工作簿，或 units.csv 等 a workbook, or units.csv, duties.csv, directory.csv, people.csv',
    )
    .option('--preview', '只看会改什么，不改 say what would change, and change nothing', false)
    .option('--reason <text>', '理由或文号，记入变更日志 why, or the decree; stands in the log of changes')
    .option('--encoding <name>', 'CSV 文件的编码 encoding of CSV files: utf8, gb18030 …', 'utf8')
    .option('--json', '以 JSON 输出 print as JSON', false)
    .option('--url <url>', '别处的回应 a Huiying elsewhere (with HUIYING_TOKEN)')
    .action(bringIn);
  command
    .command('template')
    .description('写出空白模板，每张表附一行虚构的示例 Write a template with one invented row in each sheet')
    .argument('[file]', '文件 the file', 'organisation.xlsx')
    .action(writeTemplate);
  return command;
}

async function bringIn(files: string[], { preview, reason, encoding, json, url }: Options): Promise<void> {
  if (!preview && reason === undefined)
    throw new PlainFailure('请用 --reason 写明理由或文号。', 'Say why by --reason: the decree, or the reason.', 2);
  const sheets: FileSheets = {};
  for (const file of files) Object.assign(sheets, await readSpreadsheet(file, encoding));
  const environment = readEnvironment(process.env);
  const place = runningPlace(environment, url);
  const token = tokenFor(environment, place);
  await refuseAbsent(place);
  const answer = await askOnce({
    method: 'POST',
    url: `${place.url}/api/v1/organisation/import?preview=${preview ? 1 : 0}`,
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ reason: reason ?? 'preview', sheets }),
  });
  if (answer.status !== 200) {
    const problem = problemIn(answer.body);
    throw new PlainFailure(
      `没有导入：${problem?.code ?? answer.status}。`,
      `Nothing was imported: ${problem?.code ?? answer.status}.`,
    );
  }
  const result = imported.parse(answer.body);
  if (json) say(JSON.stringify(result, null, 2));
  else for (const line of wordsOf(result, preview)) say(line);
  process.exitCode = result.faults.length > 0 ? SOME_AT_FAULT : 0;
}

const EFFECTS: Readonly<Record<string, string>> = {
  added: '新增 added',
  changed: '修改 changed',
  ended: '结束 ended',
  unchanged: '不变 unchanged',
};

function wordsOf({ applied, rows, faults }: z.output<typeof imported>, preview: boolean): readonly string[] {
  const place = (at: { sheet: (typeof SHEETS)[number]; row: number }) => `${LAYOUT[at.sheet].zh} ${at.sheet} ${at.row}`;
  const told = rows.filter((r) => r.effect !== 'unchanged');
  const same = rows.length - told.length;
  return [
    ...told.map((r) => `${place(r)}  ${r.subject}  ${EFFECTS[r.effect] ?? r.effect}`),
    ...(same > 0 ? [`${EFFECTS['unchanged']}  ${same}`] : []),
    ...faults.map((f) => `${place(f)}${f.field === null ? '' : ` ${f.field}`}  ${f.zh} ${f.en}`),
    faults.length > 0
      ? `${faults.length} 处有误，没有导入任何内容。Nothing was imported: ${faults.length} at fault.`
      : applied
        ? '已导入。Imported.'
        : preview
          ? '以上为预览，没有改动。A preview: nothing was changed.'
          : '没有导入。Nothing was imported.',
  ];
}

async function writeTemplate(file: string): Promise<void> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const sheets = SHEETS.map((name) => ({
    sheet: LAYOUT[name].zh,
    data: [
      LAYOUT[name].columns.map((column) => ({ value: headingOf(column), fontWeight: 'bold' as const })),
      LAYOUT[name].columns.map(({ example }) => ({ value: example })),
    ],
  }));
  await writeExcelFile(sheets).toFile(file);
  say(file);
}
