import { resolve } from 'node:path';
import { Command } from 'commander';
import { type Settled } from '../../relay/restored-log';
import { backupFolder } from '../backup/backup-folder';
import { type Manifest, readManifest } from '../backup/manifest';
import { proveBackup } from '../backup/prove-backup';
import { restoreBackup } from '../backup/restore-backup';
import { readEnvironment } from '../environment';
import { PlainFailure, reasonOf } from '../services/plain-failure';
import { untilAskedToStop } from '../services/stop-signal';

interface Options {
  from: string;
  dataDir?: string;
  alignTemporal: boolean;
  json: boolean;
}

const LEFT_TO_AN_OPERATOR = 3;
const STOPPED = 130;

/**
 * `huiying restore`: a backup into an empty data folder, and every workflow brought to the restored log. Ends with 0; 3 when
 * something is left to an operator; 130 when it was stopped, 2 on wrong use, 1 on a fault.
 */
export function restoreCommand(): Command {
  return new Command('restore')
    .description(
      '把备份恢复到一个空的数据文件夹，并使工作流与恢复的日志一致；之后照常启动即可。\nRestore a backup into an empty data folder and bring the workflows to the restored log; then start as usual.',
    )
    .requiredOption('--from <folder>', '备份的位置 where the backup lies')
    .option(
      '--data-dir <folder>',
      '恢复到的数据文件夹，须不存在或为空；默认 HUIYING_DATA_DIR the data folder, which must not be there or be empty; HUIYING_DATA_DIR by default',
    )
    .option(
      '--align-temporal',
      'TEMPORAL_ADDRESS 中正在运行的诉求以恢复的日志为准 bring appeals that run in the Temporal of TEMPORAL_ADDRESS to the restored log',
      false,
    )
    .option('--json', '以 JSON 输出 print JSON', false)
    .action(restore);
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function restore({ from, dataDir, alignTemporal, json }: Options): Promise<void> {
  const signal = untilAskedToStop();
  const began = performance.now();
  const given = readEnvironment(process.env);
  const environment = { ...given, dataDir: dataDir === undefined ? given.dataDir : resolve(dataDir) };
  const backup = backupFolder(from);
  const manifest = readManifest(backup);
  try {
    say('校验备份… Verifying the backup');
    await proveBackup(backup, manifest, signal);
    const settled = await restoreBackup({ backup, manifest, environment, alignTemporal }, { signal, say });
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const { takenAt, version, cities, contents } = manifest;
    const result = {
      from: backup.path,
      to: environment.dataDir,
      seconds,
      takenAt,
      version,
      cities,
      contents,
      ...settled,
    };
    process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `${told(result, settled, manifest)}\n`);
    process.exitCode = settled.findings.forAnOperator > 0 ? LEFT_TO_AN_OPERATOR : 0;
  } catch (error) {
    if (error instanceof PlainFailure) throw error;
    if (signal.aborted) {
      say(`已停止。${environment.dataDir} 未恢复完整，请清空后重试。Stopped; empty the folder before the next try.`);
      process.exitCode = STOPPED;
    } else throw failed(environment.dataDir, error);
  }
}

function told(
  { to, seconds }: { to: string; seconds: number },
  { checked, findings, startsWaiting }: Settled,
  { takenAt, cities, contents }: Manifest,
): string {
  return [
    `已恢复 Restored: ${to}（${seconds} s）`,
    `  截至 As of                          ${takenAt}`,
    ...cities.map(
      ({ id, appeals, open, events }) =>
        `  ${id.padEnd(34)}  诉求 appeals ${appeals}，未归档 open ${open}，事件 events ${events}`,
    ),
    `  材料 Files                          ${contents.count}`,
    `  比对未归档诉求 Open appeals compared  ${checked}`,
    `    补启动工作流 workflows started      ${findings.startOrdered}（待启动 still waiting ${startsWaiting}）`,
    `    告知新进展 told what the log has    ${findings.told}`,
    `    按日志重新开始 begun anew from it    ${findings.restarted}`,
    `    日志中没有、已终止 ended             ${findings.ended}`,
    `    需运维处理 for an operator           ${findings.forAnOperator}`,
    `启动 Start: HUIYING_DATA_DIR=${to} npm start`,
  ].join('\n');
}

const failed = (dataDir: string, error: unknown): PlainFailure =>
  new PlainFailure(
    `恢复失败：${reasonOf(error)}。${dataDir} 未恢复完整，其中的日志供查看；请清空后重试。`,
    `The restore failed: ${reasonOf(error)}. ${dataDir} is not whole; look at its logs, then empty it before the next try.`,
  );
