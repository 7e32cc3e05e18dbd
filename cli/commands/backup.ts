import { Command } from 'commander';
import { whole } from '../backup/backup-folder';
import { withSource } from '../backup/source';
import { type Manifest } from '../backup/manifest';
import { fillBackup } from '../backup/take-backup';
import { inMegabytes } from '../backup/words';
import { readEnvironment } from '../environment';
import { PlainFailure, reasonOf } from '../services/plain-failure';
import { untilAskedToStop } from '../services/stop-signal';

const CONTENTS_DAMAGED = 3;
const STOPPED = 130;

/**
 * `huiying backup`: everything of this installation into a new folder, while it runs or not. Ends with 0; 3 when the backup is
 * whole but contents of files were missing or altered before it; 130 when it was stopped, 2 on wrong use, 1 on a fault.
 */
export function backupCommand(): Command {
  return new Command('backup')
    .description(
      '把数据库、材料和 Temporal 的状态备份到一个新文件夹，可在运行中进行。备份含个人信息和运维令牌，请妥善保管。\nBack up database, files and Temporal’s state into a new folder, while everything runs. It holds personal data and the operator’s token: keep it safe.',
    )
    .requiredOption('--to <folder>', '备份的位置，须不存在或为空 where to; must not be there, or be empty')
    .option('--json', '以 JSON 输出 print JSON', false)
    .action(backup);
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function backup({ to, json }: { to: string; json: boolean }): Promise<void> {
  const signal = untilAskedToStop();
  const began = performance.now();
  try {
    const manifest = await whole(to, (unfinished) =>
      withSource(readEnvironment(process.env), { signal, say }, (source) =>
        fillBackup(unfinished, source, { signal, say }),
      ),
    );
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    process.stdout.write(
      json ? `${JSON.stringify({ to, seconds, ...manifest }, null, 2)}\n` : `${told(to, seconds, manifest)}\n`,
    );
    process.exitCode = manifest.contents.damaged.length > 0 ? CONTENTS_DAMAGED : 0;
  } catch (error) {
    if (error instanceof PlainFailure) throw error;
    if (signal.aborted) {
      say('已停止，没有留下备份。Stopped; no backup was left.');
      process.exitCode = STOPPED;
    } else throw failed(error);
  }
}

function told(to: string, seconds: number, { takenAt, tables, cities, temporal, contents }: Manifest): string {
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  const damaged = contents.damaged.length;
  return [
    `备份完成 Backed up: ${to}（${seconds} s）`,
    `  截至 As of        ${takenAt}`,
    ...cities.map(
      ({ id, appeals, open, events }) =>
        `  ${id.padEnd(16)}  诉求 appeals ${appeals}，未归档 open ${open}，事件 events ${events}`,
    ),
    `  数据库 Database   ${inMegabytes(bytes)}`,
    `  材料 Files        ${contents.count}，${inMegabytes(contents.bytes)}`,
    temporal
      ? `  Temporal          ${inMegabytes(temporal.bytes)}`
      : '  Temporal          由其自身备份；恢复后工作流按日志重建 has a backup of its own; workflows are rebuilt from the log',
    ...(damaged > 0
      ? [`  ✗ 备份前已缺失或损坏的材料 files missing or altered before the backup: ${damaged} (manifest.json)`]
      : []),
  ].join('\n');
}

const failed = (error: unknown): PlainFailure =>
  new PlainFailure(
    `备份失败，没有留下备份：${reasonOf(error)}。`,
    `The backup failed, and none was left: ${reasonOf(error)}.`,
  );
