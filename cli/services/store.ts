import { APP_ROLE, connect } from '../../db/connect';
import { migrate, SchemaTooNew } from '../../db/migrate';
import { seedCity } from '../../db/seed';
import { writeSecret, type DataFolder } from './data-folder';
import { keepSignIns } from './first-sign-ins';
import { PlainFailure, reasonOf } from './plain-failure';

/**
 * Brings the schema up to this version and, if the database knows no city yet, seeds that of `pack`. The accounts
 * that it makes and the operator's token are kept in the data folder, since the database holds only their hashes. Throws
 * PlainFailure when the schema is newer than this version.
 */
export async function prepareStore(
  ownerUrl: string,
  pack: string,
  folder: DataFolder,
  say: (line: string) => void,
): Promise<void> {
  const applied = await migrated(ownerUrl);
  if (applied.length > 0) say(`数据库结构已更新：${applied.join('、')}。Schema brought up to date.`);
  const db = connect({ url: ownerUrl, role: APP_ROLE, poolSize: 2 });
  try {
    const { created, accounts, operatorToken } = await seedCity(db, { pack });
    if (operatorToken) writeSecret(folder.operatorToken, `${operatorToken}\n`);
    if (!created) return;
    keepSignIns(folder, accounts);
    say(`已建立城市：${pack}。City seeded.`);
  } finally {
    await db.destroy();
  }
}

async function migrated(ownerUrl: string): Promise<string[]> {
  try {
    return (await migrate(ownerUrl)).applied;
  } catch (error) {
    if (error instanceof SchemaTooNew) {
      throw new PlainFailure(
        `数据库的结构比本版本 Huiying 新（${error.unknown.join('、')}）。请升级 Huiying，或使用升级前的备份。`,
        `The database’s schema is newer than this Huiying (${error.unknown.join(', ')}). Upgrade Huiying, or use a backup from before the upgrade.`,
      );
    }
    throw new PlainFailure(
      `数据库结构更新失败：${reasonOf(error)}。`,
      `The schema could not be brought up to date: ${reasonOf(error)}.`,
    );
  }
}
