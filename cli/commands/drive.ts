import { Command, InvalidArgumentError } from 'commander';
import { drive } from '../drive/drive';
import { gatherStaff } from '../drive/staff';
import { tableOf } from '../drive/tally';
import { type Mix, mixOf, USUAL_MIX } from '../drive/ways';
import { readEnvironment } from '../environment';
import { refuseAbsent, runningPlace } from '../import/running-api';
import { PlainFailure } from '../services/plain-failure';
import { untilAskedToStop } from '../services/stop-signal';

interface Options {
  appeals: number;
  seed: string;
  clients: number;
  register: boolean;
  mix: Mix;
  patience: number;
  accounts?: string;
  json: boolean;
  url?: string;
}

const SOME_LEFT_OPEN = 3;
const STOPPED = 130;
const SAID_EVERY_MS = 5_000;

/**
 * `huiying drive`: signs in as each role and works appeals through HTTP to their archive. Ends with 0 when as many as asked
 * for are archived, or closed and wait for nothing but the end of the time in which they can be reopened, 3 when fewer are, 130 when it was stopped, 2 on wrong use, 1 on a fault.
 */
export function driveCommand(): Command {
  return new Command('drive')
    .description(
      '以各角色登录，从待办中逐件办理直至归档（试运行和压测用，会改动诉求）。\nSign in as each role and work appeals to their archive, for trials: it does change them.',
    )
    .requiredOption('--appeals <n>', '办理多少件 how many', count)
    .requiredOption('--seed <seed>', '决定各件的走向 decides which way each goes')
    .option('--clients <n>', '同时办理的人数 people at work at the same time', count, 8)
    .option('--register', '先登记虚构诉求并办理它们 register invented appeals and work those', false)
    .option('--mix <way=share,…>', '各走向的百分比 how many of a hundred go which way', mixOf, USUAL_MIX)
    .option('--patience <s>', '最多等待期限届满多少秒 how long a limit that is to pass is waited for', count, 600)
    .option(
      '--accounts <file>',
      '账号文件，默认为首次登录文件 names and passwords; those of the first start by default',
    )
    .option('--json', '以 JSON 输出 print JSON', false)
    .option('--url <url>', '别处的回应 a Huiying elsewhere (with --accounts)')
    .action(run);
}

async function run(options: Options): Promise<void> {
  const place = runningPlace(readEnvironment(process.env), options.url);
  const { url, folder } = place;
  const file = options.accounts ?? folder?.firstSignIns;
  if (file === undefined) throw accountsMissing(url);
  await refuseAbsent(place);
  const signal = untilAskedToStop();
  const patience = { signal, onAway: (why: string) => say(`接口暂不可用 the API is away: ${why}`) };
  const staff = await gatherStaff(url, file, patience);
  let saidAt = performance.now();
  const request = { ...options, desks: options.clients, patienceMs: options.patience * 1000 };
  const report = await drive(staff, request, {
    signal,
    onProgress: ({ archived, rest, leftOpen }) => {
      if (performance.now() - saidAt < SAID_EVERY_MS) return;
      saidAt = performance.now();
      say(`归档 archived ${archived}/${options.appeals}  待归档 resting ${rest}  未办完 left open ${leftOpen.size}`);
    },
  });
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : `${tableOf(report)}\n`);
  process.exitCode = signal.aborted ? STOPPED : report.archived + report.resting < options.appeals ? SOME_LEFT_OPEN : 0;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const MOST = 1_000_000;

function count(text: string): number {
  const n = Number(text);
  if (Number.isInteger(n) && n >= 1 && n <= MOST) return n;
  throw new InvalidArgumentError(`应为 1 至 ${MOST} 的整数 a whole number from 1 to ${MOST}`);
}

const accountsMissing = (url: string): PlainFailure =>
  new PlainFailure(
    `请用 --accounts 指明账号文件：${url} 不在本机的数据文件夹上运行。`,
    `Name a file of accounts by --accounts: ${url} does not run on this machine’s data folder.`,
    2,
  );
