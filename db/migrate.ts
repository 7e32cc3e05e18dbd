import type { Knex } from 'knex';
import { connect, SCHEMA } from './connect';
import * as changes from './migrations/2026-11-24-changes';
import * as store from './migrations/2026-11-24-store';

interface Migration {
  name: string;
  up: (db: Knex.Transaction) => Promise<void>;
}

/** dated, in order, never edited once released */
const MIGRATIONS: readonly Migration[] = [store, changes];

/** The database was migrated by a newer Huiying than this one. */
export class SchemaTooNew extends Error {
  override name = 'SchemaTooNew';
  constructor(readonly unknown: readonly string[]) {
    super(
      `数据库结构比本程序新（${unknown.join('、')}），请升级 Huiying。 / The database schema is newer than this program (${unknown.join(', ')}): upgrade Huiying.`,
    );
  }
}

/**
 * Brings the database to this program's schema, as its owner. Safe to run by several processes at once: one migrates, the
 * others wait. Throws SchemaTooNew and changes nothing when the database knows migrations that this program does not.
 */
export async function migrate(ownerUrl: string): Promise<{ applied: string[] }> {
  const db = connect({ url: ownerUrl, poolSize: 1 });
  try {
    return await db.transaction(async (trx) => {
      await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['huiying migrations']);
      await trx.raw(`create schema if not exists ${SCHEMA}`);
      await trx.raw(
        'create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())',
      );
      const done = new Set((await trx<{ name: string }>('migrations').select('name')).map((m) => m.name));
      const unknown = [...done].filter((name) => !MIGRATIONS.some((m) => m.name === name));
      if (unknown.length > 0) throw new SchemaTooNew(unknown);
      const applied: string[] = [];
      for (const m of MIGRATIONS.filter(({ name }) => !done.has(name))) {
        await m.up(trx);
        await trx('migrations').insert({ name: m.name });
        applied.push(m.name);
      }
      return { applied };
    });
  } finally {
    await db.destroy();
  }
}
