import { APP_ROLE, connect } from '../../db/connect';
import { migrate, SchemaTooNew } from '../../db/migrate';
import { seedCity } from '../../db/seed';
import { writeSecret, type DataFolder } from './data-folder';
import { PlainFailure, reasonOf } from './plain-failure';

/** An account of the first start and the password it was given. */
export interface SignIn {
  role: string;
  name: string;
  password: string;
}

/**
 * Brings the schema up to this version and, if the database knows no city yet, seeds that of `pack`. Resolves to the accounts
 * that it made, none on later starts; they and the operator's token are also kept in the data folder, since only their hashes
 * are in the database. Throws PlainFailure when the schema is newer than this version.
 */
export async function prepareStore(ownerUrl: string, pack: string, folder: DataFolder, say: (line: string) => void): Promise<SignIn[]> {
  const applied = await migrated(ownerUrl);
  if (applied.length > 0) say(`数据库结构已更新：${applied.join('、')}。Schema brought up to date.`);
  const db = connect({ url: ownerUrl, role: APP_ROLE, poolSize: 2 });
  try {
    const { created, accounts, operatorToken } = await seedCity(db, { pack });
    if (operatorToken) writeSecret(folder.operatorToken, `${operatorToken}\n`);
    if (!created) return [];
    say(`已建立城市：${pack}。City seeded.`);
    writeSecret(folder.firstSignIns, `${JSON.stringify(accounts, null, 2)}\n`);
    return accounts;
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
    throw new PlainFailure(`数据库结构更新失败：${reasonOf(error)}。`, `The schema could not be brought up to date: ${reasonOf(error)}.`);
  }
}
