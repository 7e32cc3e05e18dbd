import { relative } from 'node:path';
import { PlainFailure } from '../services/plain-failure';
import { type BackupFolder } from './backup-folder';
import { type Manifest } from './manifest';
import { checkSums } from './sums';

const SHOWN = 5;

/**
 * Hashes every file of a backup again, and sees that each part that the manifest names is among them. Throws PlainFailure with
 * the first damaged ones: nothing is restored from a backup that is not whole.
 */
export async function proveBackup(backup: BackupFolder, manifest: Manifest, signal: AbortSignal): Promise<void> {
  const { listed, damaged } = await checkSums(backup, signal);
  const parts = [
    backup.manifest,
    backup.contentList,
    ...manifest.tables.map(({ name }) => backup.table(name)),
    ...(manifest.temporal ? [backup.temporalState] : []),
  ].map((path) => relative(backup.path, path));
  const unlisted = parts.filter((path) => !listed.has(path));
  const contents = [...listed].filter((path) => path.startsWith('files/')).length;
  if (contents !== manifest.contents.count) unlisted.push('files/');
  const faults = [...damaged, ...unlisted];
  if (faults.length === 0) return;
  const shown = `${faults.slice(0, SHOWN).join(', ')}${faults.length > SHOWN ? ' …' : ''}`;
  throw new PlainFailure(
    `备份 ${backup.path} 已损坏（${faults.length} 处：${shown}），没有恢复任何内容。请使用另一份备份。`,
    `The backup ${backup.path} is damaged (${faults.length}: ${shown}); nothing was restored. Use another backup.`,
  );
}
