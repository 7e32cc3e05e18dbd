import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { recordChange } from '../change-log';
import { type QuietHours, quietOf } from './contacts';

/** What a city has settled about notices. */
export interface CityNoticeRules {
  /** hours in which nothing is sent but what may not wait; null: none */
  quiet: QuietHours | null;
  /** appellants who have left an e-mail address are told by it */
  appellants: boolean;
  /** where another system is told of every notice to staff; null: nowhere */
  webhook: string | null;
}

interface RulesRow {
  quiet_from: number | null;
  quiet_until: number | null;
  appellants: boolean;
  webhook: string | null;
  webhook_secret: string | null;
}

const DEFAULTS: CityNoticeRules = { quiet: null, appellants: true, webhook: null };

export async function cityNoticeRules(db: Knex, city: string): Promise<CityNoticeRules> {
  const row = await db('city_notices').where({ city }).first<RulesRow | undefined>();
  if (!row) return DEFAULTS;
  return { quiet: quietOf(row), appellants: row.appellants, webhook: row.webhook };
}

/** the address of a city's webhook with the secret that its messages are signed by; null: it has none */
export async function webhookOf(db: Knex, city: string): Promise<{ url: string; secret: string } | null> {
  const row = await db('city_notices').where({ city }).first<RulesRow | undefined>();
  return row?.webhook && row.webhook_secret ? { url: row.webhook, secret: row.webhook_secret } : null;
}

/**
 * Sets them, in one transaction with the event in the log of changes. Answers the secret of a webhook whose address is new (another
 * one for another address), which is shown here once; null: nothing new to tell.
 */
export async function setCityNoticeRules(
  db: Knex,
  { city, by }: { city: string; by: string },
  { quiet, appellants, webhook }: CityNoticeRules,
): Promise<{ secret: string | null }> {
  return db.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`huiying notices ${city}`]);
    const before = await webhookOf(trx, city);
    const isNew = webhook !== null && webhook !== before?.url;
    // the form of the Standard Webhooks specification
    const fresh = isNew ? `whsec_${randomBytes(32).toString('base64')}` : null;
    const row = {
      ...{ city, appellants, webhook },
      webhook_secret: webhook === null ? null : (fresh ?? before?.secret ?? null),
      quiet_from: quiet?.from ?? null,
      quiet_until: quiet?.until ?? null,
    };
    await trx('city_notices').insert(row).onConflict('city').merge();
    const detail = { quiet, appellants, webhook: webhook === null ? null : new URL(webhook).origin };
    await recordChange(trx, { city, type: 'noticeRulesChanged', subject: city, by, detail });
    return { secret: fresh };
  });
}
