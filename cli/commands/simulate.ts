import { Command, Option } from 'commander';
import { NUMBERS } from '../../domain/simulation/comparison';
import { TRIED_CLOCKS } from '../../domain/simulation/trial';
import { readEnvironment } from '../environment';
import { runningPlace, tokenFor, refuseAbsent } from '../import/running-api';
import { changeOf } from '../policy/changes-given';
import { PlainFailure } from '../services/plain-failure';
import { untilAskedToStop } from '../services/stop-signal';
import { SimulationClient } from '../simulate/client';
import { COLUMNS } from '../simulate/replied-rows';
import { printed, printedRow } from '../simulate/printed';
import { simulateFile } from '../simulate/simulate-file';

interface Options {
  set: string[];
  version?: string;
  draft?: string;
  from?: string;
  to?: string;
  list?: string;
  clock: string;
  category?: string;
  unit?: string;
  file?: string;
  packs?: string;
  received: string;
  replied: string;
  categoryColumn: string;
  timezone: string;
  encoding: string;
  rows?: string;
  json: boolean;
  url?: string;
}

/** as a shell says of what was ended by Ctrl-C */
const STOPPED = 130;

/**
 * `huiying simulate`: what a draft of the policy would have meant for the appeals of a period; with `--file`, which share of
 * the messages of a file each city's limits would have found late (no server needed). Ctrl-C cancels.
 */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description('试算：把政策草案用于以往的诉求 Try a draft of the policy on the past')
    .option(
      '--set <field=value>',
      '草案改动，可多次 a change, may be repeated: timeLimits.complaint.value=10',
      (pair: string, before: string[]) => [...before, pair],
      [],
    )
    .option('--version <n>', '试算已有的政策版本 try a version of the policy in place of changes')
    .option('--draft <id>', '试算一份草案 try a draft of the policy')
    .option('--from <instant>', '此后收到的诉求（默认此前一年） appeals received from then on (a year before --to)')
    .option('--to <instant>', '至此（默认现在） and until then (now)')
    .addOption(new Option('--list <number>', '列出某个数字背后的工单 the list behind a number').choices(NUMBERS))
    .addOption(
      new Option('--clock <clock>', '清单所属时限 of which clock the list is').choices(TRIED_CLOCKS).default('handle'),
    )
    .option('--category <category>', '清单只含这一类别 of this category alone')
    .option('--unit <unit>', '清单只含这一单位 of this unit alone')
    .option('--file <file>', '不用服务器，试算一个文件 try a JSON Lines or CSV file, without a server')
    .option('--packs <ids>', '规则包，逗号分隔（默认全部） packs, separated by commas (all of them)')
    .option('--received <column>', '收到时间的列 column of the receipt', COLUMNS.received)
    .option('--replied <column>', '答复时间的列 column of the reply', COLUMNS.replied)
    .option('--category-column <column>', '类别的列 column of the category', COLUMNS.category)
    .option('--timezone <zone>', '没有时区的时间所在的时区 zone of times that name none', 'Asia/Shanghai')
    .option('--encoding <name>', '文件编码 the file’s encoding', 'utf8')
    .option('--rows <file>', '把每一行的结论写入文件 write the verdict on each row to a file')
    .option('--json', '以 JSON 输出 print JSON', false)
    .option('--url <url>', '别处的回应 a Huiying elsewhere (with HUIYING_TOKEN)')
    .action((options: Options) =>
      options.file === undefined ? simulateStore(options) : simulateOf(options.file, options),
    );
}

async function simulateOf(file: string, options: Options): Promise<void> {
  const columns = { received: options.received, replied: options.replied, category: options.categoryColumn };
  const report = await simulateFile(file, { ...options, columns });
  process.stdout.write(options.json ? `${JSON.stringify(report.shares, null, 2)}\n` : `${report.words}\n`);
}

async function simulateStore(options: Options): Promise<void> {
  const order = orderOf(options);
  const environment = readEnvironment(process.env);
  const place = runningPlace(environment, options.url);
  const token = tokenFor(environment, place);
  await refuseAbsent(place);
  const signal = untilAskedToStop();
  const client = new SimulationClient(place.url, token);
  const ended = await client.run(order, signal, ({ done, of }) => tellProgress(done, of));
  if (ended.status === 'cancelled') {
    process.exitCode = STOPPED;
    process.stderr.write('已取消。Cancelled.\n');
    return;
  }
  if (ended.status !== 'done')
    throw new PlainFailure(`试算失败：${ended.fault ?? ''}`, `The simulation failed: ${ended.fault ?? ''}`);
  if (options.list === undefined) {
    process.stdout.write(options.json ? `${JSON.stringify(ended, null, 2)}\n` : `${printed(ended)}\n`);
    return;
  }
  const { clock, list, category, unit } = options;
  for await (const row of client.listBehind(ended.id, { clock, number: list, category, unit }))
    process.stdout.write(`${options.json ? JSON.stringify(row) : printedRow(row)}\n`);
}

function orderOf({ set, version, draft, from, to }: Options): Record<string, unknown> {
  const given = [set.length > 0, version !== undefined, draft !== undefined].filter((one) => one).length;
  if (given !== 1)
    throw wrong(
      '请用 --set 给出改动，或用 --version、--draft 指明版本、草案（三者取一）。',
      'Give changes by --set, or a version by --version, or a draft by --draft: one of the three.',
    );
  if (version !== undefined && !/^\d{1,9}$/.test(version))
    throw wrong(`--version ${version} 不是版本号。`, `--version ${version} is not the number of a version.`);
  return {
    ...(set.length > 0 ? { changes: set.map(changeOf) } : {}),
    ...(version === undefined ? {} : { version: Number(version) }),
    ...(draft === undefined ? {} : { draft }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function tellProgress(done: number, of: number | null): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r\x1b[2K${done} / ${of ?? '…'}${done === of ? '\n' : ''}`);
}

const wrong = (chinese: string, english: string): PlainFailure => new PlainFailure(chinese, english, 2);
