import { Command, Option } from 'commander';
import { readEnvironment } from '../environment';
import { importFile, sourceNameOf } from '../import/import-file';
import type { Tally } from '../import/import-rows';
import { readMapping, ROW_FIELDS } from '../import/mapping';
import { Progress } from '../import/progress';
import type { Format } from '../import/reading';
import { refuseAbsent, runningPlace, tokenFor } from '../import/running-api';
import { senderTo } from '../import/sender';
import { PlainFailure } from '../services/plain-failure';
import { untilAskedToStop } from '../services/stop-signal';

interface Options {
  source?: string;
  format?: Format;
  map: string[];
  mapping?: string;
  timezone?: string;
  asReceived: boolean;
  accept: boolean;
  encoding?: string;
  reject?: string;
  json: boolean;
  url?: string;
}

const SOME_REJECTED = 3;
/** as a shell says of what was ended by Ctrl-C */
const STOPPED = 130;

/**
 * `huiying import FILE`: registers the rows of a file as appeals, each once however often it is run. Ends with 0 when all
 * rows are in, 3 when some stand in the reject file, 130 when it was stopped, 2 on wrong use, 1 on a fault.
 */
export function importCommand(): Command {
  return new Command('import')
    .description(
      '导入 JSON Lines 或 CSV 文件中的诉求；可放心重复运行。\nRegister the appeals of a JSON Lines or CSV file; safe to repeat.',
    )
    .argument('<file>', '文件 the file')
    .option(
      '--source <name>',
      '来源名称，与编号一起识别每一行（默认为文件名） names the source; with the id it tells rows apart',
    )
    .addOption(new Option('--format <format>', '格式，默认按扩展名 by the file’s name').choices(['jsonl', 'csv']))
    .option(
      '--map <field=column>',
      `字段=列，可多次 may be repeated; fields: ${ROW_FIELDS.join(', ')}`,
      (pair: string, before: string[]) => [...before, pair],
      [],
    )
    .option('--mapping <file>', '映射文件（JSON） a mapping in a file')
    .option('--timezone <zone>', '没有时区的时间所在的时区 zone of times that name none: Asia/Shanghai')
    .option('--as-received', '保留原始时间：期限从那时起算 the clocks have run since the original times', false)
    .option('--no-accept', '是否受理留待受理员决定 leave it to the agents whether they are taken on')
    .option('--encoding <name>', '文件编码，默认 utf8 the file’s encoding: utf8, gb18030 …')
    .option('--reject <file>', '拒收文件，默认 文件名.rejected.jsonl where rejected rows go')
    .option('--json', '以 JSON 输出结果 print the result as JSON', false)
    .option('--url <url>', '别处的回应 a Huiying elsewhere (with HUIYING_TOKEN)')
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  const environment = readEnvironment(process.env);
  const mappingFile = options.mapping === undefined ? {} : readMapping(options.mapping);
  const place = runningPlace(environment, options.url);
  const token = tokenFor(environment, place);
  await refuseAbsent(place);
  const source = sourceOf(options.source ?? sourceNameOf(file));
  const signal = untilAskedToStop();
  const progress = new Progress();
  const send = senderTo(
    { url: place.url, token, source, asReceived: options.asReceived, accept: options.accept },
    { signal, onAway: (why) => progress.away(why) },
  );
  const tally = await importFile(
    { file, mappingFile, ...options },
    { send, signal, onSettled: (t) => progress.settled(t) },
  ).finally(() => progress.end());
  const seconds = progress.seconds;
  const report = { file, source, ...tally, seconds: round(seconds), rowsPerSecond: round(tally.rows / seconds) };
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : `${words(report)}\n`);
  process.exitCode = tally.stopped ? STOPPED : tally.rejected > 0 ? SOME_REJECTED : 0;
}

const LONGEST_SOURCE = 80;

function sourceOf(name: string): string {
  if (name.trim() !== '' && [...name].length <= LONGEST_SOURCE) return name;
  throw new PlainFailure(
    `--source 须为 1 至 ${LONGEST_SOURCE} 个字。`,
    `--source has to be 1 to ${LONGEST_SOURCE} characters.`,
    2,
  );
}

const round = (n: number): number => Math.round(n * 100) / 100;

function words(
  r: Tally & { source: string; rejectFile: string | null; seconds: number; rowsPerSecond: number },
): string {
  const reasons = Object.entries(r.reasons).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...(r.stopped
      ? [`已停止于第 ${r.line} 行；再次运行即可继续。Stopped at line ${r.line}; run it again to go on.`]
      : []),
    `来源 source      ${r.source}`,
    `行 rows          ${r.rows}（${r.rowsPerSecond}/s）`,
    `登记 registered  ${r.registered}`,
    `已有 known       ${r.repeated}`,
    `拒收 rejected    ${r.rejected}${r.rejectFile === null ? '' : ` → ${r.rejectFile}`}`,
    ...reasons.map(([reason, count]) => `  ${reason.padEnd(18)} ${count}`),
  ].join('\n');
}
