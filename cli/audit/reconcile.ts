import { Command } from 'commander';
import { type Finding, reconcileAll } from '../../relay/reconciler';
import { settleRestoredLog } from '../../relay/restored-log';
import { APPEALS_TASK_QUEUE } from '../../temporal.config';
import { untilAskedToStop } from '../services/stop-signal';
import { withStore, withTemporal } from './at-hand';
import { collector, say, sayJson } from './print';

const FOUND_WORDS: Readonly<Record<Finding['found'], string>> = {
  noWorkflow: '没有工作流 has no workflow',
  workflowBehind: '工作流落后于日志 its workflow is behind the log',
  workflowAhead: '工作流超前于日志 its workflow is ahead of the log',
  alarmDiffers: '预警时刻不一致 its workflow waits for another alarm',
  workflowEnded: '工作流已结束而诉求未归档 its workflow has ended before the archive',
  noAnswer: '工作流没有应答 its workflow does not answer',
  archivedInLog: '日志中已归档而工作流仍在运行 archived in the log, and its workflow runs',
  notInLog: '日志中没有此件 the log does not know it',
};

const DONE_WORDS: Readonly<Record<Finding['done'], string>> = {
  startOrdered: '已下达启动 start ordered',
  told: '已告知 told',
  restarted: '已按日志重新开始 begun anew from the log',
  ended: '已终止工作流 its workflow ended',
  forAnOperator: '需运维处理 for an operator',
};

/** `huiying audit reconcile`: every open appeal against its workflow. Status 1 when something is left to an operator. */
export function reconcileCommand(): Command {
  return new Command('reconcile')
    .description(
      '比对未归档诉求与其工作流，能修则修\nCompare every open appeal with its workflow, and repair what can be.',
    )
    .option(
      '--restored',
      '数据库已恢复到较早时刻：以日志为准，多出的工作流终止，超前的重新开始 the database was restored to an earlier point: workflows that the log does not know are ended, those ahead of it begin anew',
      false,
    )
    .option('--json', '以 JSON 输出 print JSON', false)
    .action(run);
}

/** how long the starts that were ordered are waited for */
const STARTS_MS = 60_000;

async function run({ restored, json }: { restored: boolean; json: boolean }): Promise<void> {
  let left = 0;
  const { found, tell } = collector(json, lineOf);
  let findings = 0;
  const onFinding = (finding: Finding): void => {
    findings += 1;
    if (finding.done === 'forAnOperator') left += 1;
    tell(finding);
  };
  const { checked } = await withStore((db) =>
    withTemporal(async (client): Promise<{ checked: number }> =>
      restored
        ? settleRestoredLog(db, client, {
            taskQueue: APPEALS_TASK_QUEUE,
            onFinding,
            patienceMs: STARTS_MS,
            signal: untilAskedToStop(),
          })
        : reconcileAll(db, client, onFinding),
    ),
  );
  if (json) sayJson({ checked, findings: found });
  else {
    say(`已比对 ${checked} 件未归档诉求，发现 ${findings} 处，其中 ${left} 处需运维处理。`);
    say(`Compared ${checked} open appeals; ${findings} findings, ${left} for an operator.`);
  }
  process.exitCode = left === 0 ? 0 : 1;
}

function lineOf({ number, found, done, log, workflow }: Finding): string {
  const versions = `${log === null ? '–' : `v${log}`} / ${workflow === null ? '–' : `v${workflow}`}`;
  return `✗ ${number}  ${versions}  ${FOUND_WORDS[found]} → ${DONE_WORDS[done]}`;
}
