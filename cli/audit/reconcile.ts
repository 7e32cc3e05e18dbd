import { Command } from 'commander';
import { type Finding, reconcileAll } from '../../relay/reconciler';
import { withStore, withTemporal } from './at-hand';
import { collector, say, sayJson } from './print';

const FOUND_WORDS: Readonly<Record<Finding['found'], string>> = {
  noWorkflow: '没有工作流 has no workflow',
  workflowBehind: '工作流落后于日志 its workflow is behind the log',
  workflowAhead: '工作流超前于日志 its workflow is ahead of the log',
  alarmDiffers: '预警时刻不一致 its workflow waits for another alarm',
  workflowEnded: '工作流已结束而诉求未归档 its workflow has ended before the archive',
  noAnswer: '工作流没有应答 its workflow does not answer',
};

const DONE_WORDS: Readonly<Record<Finding['done'], string>> = {
  startOrdered: '已下达启动 start ordered',
  told: '已告知 told',
  forAnOperator: '需运维处理 for an operator',
};

/** `huiying audit reconcile`: every open appeal against its workflow. Status 1 when something is left to an operator. */
export function reconcileCommand(): Command {
  return new Command('reconcile')
    .description(
      '比对未归档诉求与其工作流，能修则修\nCompare every open appeal with its workflow, and repair what can be.',
    )
    .option('--json', '以 JSON 输出 print JSON', false)
    .action(({ json }: { json: boolean }) => run(json));
}

async function run(json: boolean): Promise<void> {
  let left = 0;
  const { found, tell } = collector(json, lineOf);
  const told = await withStore((db) =>
    withTemporal((client) =>
      reconcileAll(db, client, (finding) => {
        if (finding.done === 'forAnOperator') left += 1;
        tell(finding);
      }),
    ),
  );
  if (json) sayJson({ checked: told.checked, findings: found });
  else {
    say(`已比对 ${told.checked} 件未归档诉求，发现 ${told.findings} 处，其中 ${left} 处需运维处理。`);
    say(`Compared ${told.checked} open appeals; ${told.findings} findings, ${left} for an operator.`);
  }
  process.exitCode = left === 0 ? 0 : 1;
}

function lineOf({ number, found, done, log, workflow }: Finding): string {
  const versions = `v${log} / ${workflow === null ? '–' : `v${workflow}`}`;
  return `✗ ${number}  ${versions}  ${FOUND_WORDS[found]} → ${DONE_WORDS[done]}`;
}
