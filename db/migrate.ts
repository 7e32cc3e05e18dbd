import type { Knex } from 'knex';
import { connect, SCHEMA } from './connect';
import * as boards from './migrations/2026-11-24-boards';
import * as changes from './migrations/2026-11-24-changes';
import * as handlers from './migrations/2026-11-24-handlers';
import * as knowledge from './migrations/2026-11-24-knowledge';
import * as localCalendars from './migrations/2026-11-24-local-calendars';
import * as notices from './migrations/2026-11-24-notices';
import * as policies from './migrations/2026-11-24-policies';
import * as publications from './migrations/2026-11-24-publications';
import * as organisation from './migrations/2026-11-24-organisation';
import * as rollouts from './migrations/2026-11-24-rollouts';
import * as search from './migrations/2026-11-24-search';
import * as signIn from './migrations/2026-11-24-sign-in';
import * as simulations from './migrations/2026-11-24-simulations';
import * as store from './migrations/2026-11-24-store';

interface Migration {
  name: string;
  up: (db: Knex.Transaction) => Promise<void>;
}

/** dated, in order, never edited once released */
const MIGRATIONS: readonly Migration[] = [
  store,
  changes,
  localCalendars,
  rollouts,
  signIn,
  simulations,
  policies,
  organisation,
  search,
  boards,
  notices,
  handlers,
  knowledge,
  publications,
];

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
 * With `only` no others are applied: a restored store begins as the one that was backed up.
 */
export async function migrate(ownerUrl: string, only?: readonly string[]): Promise<{ applied: string[] }> {
  const db = connect({ url: ownerUrl, poolSize: 1 });
  try {
    return await db.transaction(async (trx) => {
      await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['huiying migrations']);
      await trx.raw(`create schema if not exists ${SCHEMA}`);
      await trx.raw(
        'create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())',
      );
      const done = new Set((await trx<{ name: string }>('migrations').select('name')).map((m) => m.name));
      const unknown = [...done, ...(only ?? [])].filter((name) => !MIGRATIONS.some((m) => m.name === name));
      if (unknown.length > 0) throw new SchemaTooNew(unknown);
      const applied: string[] = [];
      const due = MIGRATIONS.filter(({ name }) => !done.has(name) && (only?.includes(name) ?? true));
      for (const m of due) {
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
