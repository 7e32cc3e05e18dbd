import { Command } from 'commander';
import { tableOf } from '../../bench/figure';
import type { Row, Scale } from '../../bench/row';
import { ROWS, runBench } from '../../bench/run-bench';
import { serveFloor } from '../../bench/floor/api';
import { runFloorWorker } from '../../bench/floor/worker';
import { temporalSettings } from '../../temporal.config';
import { readEnvironment } from '../environment';
import { PlainFailure, reasonOf } from '../services/plain-failure';
import { untilAskedToStop } from '../services/stop-signal';

interface Options {
  json: boolean;
  only: string[];
  quick: boolean;
  full: boolean;
}

/**
 * `huiying bench`: what a case costs and how long people wait, measured on servers of its own. Ends with 0 when every row
 * was measured, held or not; 1 when one was not, 2 on wrong use, 130 when it was stopped.
 */
export function benchCommand(): Command {
  const names = ROWS.map((row) => row.name);
  return new Command('bench')
    .description(
      '测量成本与速度，使用自带的临时服务。\nMeasure cost and speed, on servers of its own that are thrown away.',
    )
    .option('--json', '以 JSON 输出 print JSON', false)
    .option('--only <names...>', `只测这些 only these rows: ${names.join(', ')}`, [])
    .option('--quick', '少测一些，3 分钟以内 measure less, within 3 minutes', false)
    .option('--full', '测到 100,000 件未结，约 1 小时 up to 100,000 open appeals, about an hour', false)
    .action(run)
    .addCommand(floorCommand('floor-worker'), { hidden: true })
    .addCommand(floorCommand('floor-api'), { hidden: true });
}

async function run({ json, only, quick, full }: Options): Promise<void> {
  const stray = only.find((name) => !ROWS.some((row) => row.name === name));
  if (stray !== undefined)
    throw new PlainFailure(`没有名为 ${stray} 的项目。`, `There is no row ${stray}; see --help.`, 2);
  const scale: Scale = full ? 'full' : quick ? 'quick' : 'usual';
  const signal = untilAskedToStop();
  const onFault = (row: Row, error: unknown): void => {
    process.exitCode = 1;
    say(`${row.zh}未能测量：${reasonOf(error)}。${row.en} could not be measured.`);
  };
  const report = await runBench({ only, scale, signal, onFault }, say).catch((error: unknown) => {
    // calls to servers that are gone would be repeated for a while yet
    if (signal.aborted) process.exit(STOPPED);
    throw error;
  });
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : `${tableOf(report.figures)}\n`);
}

/** as a shell says of what was ended by Ctrl-C */
const STOPPED = 130;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** worker and API of the raw floor, which the bench starts as processes of their own */
function floorCommand(name: 'floor-worker' | 'floor-api'): Command {
  return new Command(name).action(async () => {
    const { databaseUrl, port } = readEnvironment(process.env);
    if (databaseUrl === null) throw new PlainFailure('请设置 DATABASE_URL。', 'Set DATABASE_URL.', 2);
    const [temporal, signal] = [temporalSettings(process.env), untilAskedToStop()];
    await (name === 'floor-worker'
      ? runFloorWorker(databaseUrl, temporal, signal)
      : serveFloor(databaseUrl, temporal, port, signal));
  });
}
