import { APP_ROLE, connect, SCHEMA } from './connect';

/** What can be said of a store from outside. */
export interface SchemaState {
  serverVersion: string;
  /** The newest migration applied; null: none, the first start has not come yet. */
  newestMigration: string | null;
  /** Whether the application's role can neither change, delete nor truncate what the event log holds. */
  logIsGuarded: boolean;
}

/** Reads it as the role that owns the schema; rejects when the database cannot be reached. */
export async function schemaState(ownerUrl: string): Promise<SchemaState> {
  const db = connect({ url: ownerUrl, poolSize: 1 });
  try {
    const { rows } = await db.raw<{ rows: { version: string; laid: boolean }[] }>(
      "select current_setting('server_version') as version, to_regclass(?) is not null and to_regclass(?) is not null as laid",
      [`${SCHEMA}.migrations`, `${SCHEMA}.events`],
    );
    const [server] = rows;
    if (!server?.laid) return { serverVersion: server?.version ?? '', newestMigration: null, logIsGuarded: false };
    const newest = await db<{ name: string }>('migrations').orderBy('name', 'desc').first('name');
    const guard = await db.raw<{ rows: { open: boolean }[] }>(
      "select bool_or(has_table_privilege(?, 'events', what)) as open from unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) what",
      [APP_ROLE],
    );
    return {
      serverVersion: server.version,
      newestMigration: newest?.name ?? null,
      logIsGuarded: guard.rows[0]?.open === false,
    };
  } finally {
    await db.destroy();
  }
}
