import { APP_ROLE, connect } from '../../db/connect';
import { migrate, SchemaTooNew } from '../../db/migrate';
import { seedCities } from '../../db/seed';
import { loadPolicy, loadReadings } from '../../packs/load';
import { packInBrief } from '../city/pack-sheet';
import { writeSecret, type DataFolder } from './data-folder';
import { keepSignIns } from './first-sign-ins';
import { PlainFailure, reasonOf } from './plain-failure';

/**
 * Brings the schema up to this version and, if the database knows no city yet, seeds one for each of the packs, and says where
 * each is silent and what is read into it (R-SYS-05, R-SYS-06). The accounts that it makes and the operator's token are kept in the
 * data folder, since the database holds only their hashes. Throws PlainFailure when the schema is newer than this version.
 */
export async function prepareStore(
  ownerUrl: string,
  packs: readonly string[],
  folder: DataFolder,
  say: (line: string) => void,
): Promise<void> {
  const applied = await migrated(ownerUrl);
  if (applied.length > 0) say(`数据库结构已更新：${applied.join('、')}。Schema brought up to date.`);
  const db = connect({ url: ownerUrl, role: APP_ROLE, poolSize: 2 });
  try {
    const seeded = await seedCities(db, packs, ({ accounts, operatorToken }) => {
      writeSecret(folder.operatorToken, `${operatorToken}\n`);
      keepSignIns(folder, accounts);
    });
    if (!seeded) return;
    for (const pack of packs) for (const line of packInBrief(loadPolicy(pack), loadReadings())) say(line);
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
