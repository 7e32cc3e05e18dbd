import { randomInt } from 'node:crypto';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { Command, InvalidArgumentError } from 'commander';
import { figuresOf, tableOf } from '../../fault/report';
import { holds, type Round, runRound } from '../../fault/round';
import { bundleWorkflows } from '../../workflow-bundle';
import { say, sayJson } from '../audit/print';
import { untilAskedToStop } from '../services/stop-signal';

interface Options {
  rounds: number;
  seed: string;
  seconds: number;
  json: boolean;
}

/** new actions begun each second; the promise to be proved says at least 5 */
const PER_SECOND = 8;
const KILLS = 3;

/**
 * `huiying fault`: rounds in which every process is killed three times while people work, on installations that are thrown
 * away. Status 1 unless nothing was lost or doubled and every alarm rang.
 */
export function faultCommand(): Command {
  return new Command('fault')
    .description(
      '在试验用的安装上反复强制终止各进程，验证不丢失、不重复、预警不漏\nKill every process again and again on an installation of its own, and prove that nothing is lost.',
    )
    .option('--rounds <n>', '轮数 rounds', wholeNumber, 1)
    .option('--seed <text>', '随机种子 decides who is killed when', String(randomInt(1_000_000)))
    .option('--seconds <n>', '每轮故障持续的秒数 seconds of faults in each round', wholeNumber, 60)
    .option('--json', '以 JSON 输出 print JSON', false)
    .action(run);
}

async function run({ rounds, seed, seconds, json }: Options): Promise<void> {
  const signal = untilAskedToStop();
  const tell = json ? () => undefined : say;
  // the replay of thousands of histories would tell of each worker's coming and going
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const bundle = await bundleWorkflows();
  const done: Round[] = [];
  try {
    for (let n = 1; n <= rounds && !signal.aborted; n++) {
      const heading = `第 ${n}/${rounds} 轮 Round ${n}/${rounds}  seed ${seed}`;
      tell(heading);
      const plan = { seed: `${seed}/${n}`, seconds, perSecond: PER_SECOND, kills: KILLS, sweepsAtOnce: false };
      const round = await runRound(plan, { bundle, signal, say: tell });
      done.push(round);
      tell(tableOf(heading, [round]));
    }
  } catch (error) {
    // called off in the middle of a round: it proves nothing, and what was done before is told
    if (!signal.aborted) throw error;
  }
  const allHold = done.length === rounds && done.every(holds);
  if (json) sayJson({ seed, holds: allHold, total: figuresOf(done), rounds: done });
  else say(tableOf(`合计 Total  ${done.length}/${rounds} 轮 rounds  seed ${seed}`, done));
  process.exitCode = allHold ? 0 : 1;
}

function wholeNumber(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('应为正整数 a whole number from 1');
  return n;
}
