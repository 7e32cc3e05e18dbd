import type { Knex } from 'knex';
import { ensureDatabase } from '../cli/services/postgres-cluster';
import { APP_ROLE, connect } from '../db/connect';
import { migrate } from '../db/migrate';
import { fillStore, ofAYear } from './a-million-appeals';
import { foundCity, type People } from './city';
import { fillSearch } from './findable-appeals';
import type { Laboratory } from './laboratory';
import type { Scale } from './row';

/** A database of its own on the laboratory's server, full of invented appeals. */
export interface LargeStore {
  /** as the role that owns the schema */
  url: string;
  people: People;
  appeals: number;
}

const APPEALS: Readonly<Record<Scale, number>> = { quick: 50_000, usual: 1_000_000, full: 1_000_000 };
const DATABASE = 'huiying_lists';
export const LARGE_CITY = 'suzhou-anhui';

const made = new WeakMap<Laboratory, Promise<LargeStore>>();

/** The laboratory's large store, a tenth of its appeals open; made when it is first asked for. */
export function largeStore(lab: Laboratory, scale: Scale, say: (line: string) => void): Promise<LargeStore> {
  const store = made.get(lab) ?? makeStore(lab, APPEALS[scale], say);
  made.set(lab, store);
  return store;
}

async function makeStore(lab: Laboratory, appeals: number, say: (line: string) => void): Promise<LargeStore> {
  await ensureDatabase(lab.databaseUrl, DATABASE);
  const url = new URL(lab.databaseUrl);
  url.pathname = DATABASE;
  await migrate(url.href);
  const db: Knex = connect({ url: url.href, role: APP_ROLE, poolSize: 2 });
  try {
    const people = await foundCity(db);
    say(`  正在生成 ${appeals} 件虚构诉求 inventing the appeals`);
    await fillStore(url.href, LARGE_CITY, ofAYear(appeals));
    await fillSearch(url.href, LARGE_CITY);
    return { url: url.href, people, appeals };
  } finally {
    await db.destroy();
  }
}
