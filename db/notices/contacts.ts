import type { Knex } from 'knex';
import { type AccountRefusal, changeAccount, type OnAccount } from '../account-changes';

export type Language = 'zh' | 'en';

/** minutes since 00:00 in the city's time zone; from the later to the earlier one it lasts over midnight */
export interface QuietHours {
  from: number;
  until: number;
}

/** How somebody wants to be told: where, in which language, at once or once a day, and when not at all. */
export interface NoticeSettings {
  /** null: in the pages alone */
  email: string | null;
  language: Language;
  /** at once; all of a day together; or in the pages alone */
  delivery: 'atOnce' | 'daily' | 'none';
  /** minute of the day, in the city's time zone, at which the day's notices are sent */
  digestMinute: number;
  quiet: QuietHours | null;
}

/** what holds for somebody who has set nothing */
export const NOTICE_DEFAULTS: NoticeSettings = {
  email: null,
  language: 'zh',
  delivery: 'atOnce',
  digestMinute: 8 * 60 + 30,
  quiet: null,
};

export interface SettingsRow {
  email: string | null;
  language: Language;
  delivery: NoticeSettings['delivery'];
  digest_minute: number;
  quiet_from: number | null;
  quiet_until: number | null;
}

export const quietOf = ({ quiet_from, quiet_until }: Pick<SettingsRow, 'quiet_from' | 'quiet_until'>) =>
  quiet_from === null || quiet_until === null ? null : { from: quiet_from, until: quiet_until };

export const asSettings = (row: SettingsRow): NoticeSettings => ({
  email: row.email,
  language: row.language,
  delivery: row.delivery,
  digestMinute: row.digest_minute,
  quiet: quietOf(row),
});

/** the settings of an account; the defaults where it has set none */
export async function noticeSettingsOf(db: Knex, city: string, account: string): Promise<NoticeSettings> {
  const row = await db('account_contacts').where({ city, account }).first<SettingsRow | undefined>();
  return row ? asSettings(row) : NOTICE_DEFAULTS;
}

/**
 * Sets how an account is told, by its holder or an administrator. The log of changes says what was changed, never the address.
 * Refuses unknownAccount.
 */
export const setNoticeSettings = (
  db: Knex,
  on: OnAccount,
  settings: NoticeSettings,
): Promise<'done' | AccountRefusal> =>
  changeAccount(db, on, async ({ trx, account: { id, city }, record }) => {
    const before = await noticeSettingsOf(trx, city, id);
    const changed = (Object.keys(settings) as (keyof NoticeSettings)[]).filter(
      (key) => JSON.stringify(before[key]) !== JSON.stringify(settings[key]),
    );
    if (changed.length === 0) return 'done';
    const row = {
      ...{ city, account: id, email: settings.email, language: settings.language, delivery: settings.delivery },
      digest_minute: settings.digestMinute,
      quiet_from: settings.quiet?.from ?? null,
      quiet_until: settings.quiet?.until ?? null,
      updated_at: trx.fn.now(),
    };
    await trx('account_contacts').insert(row).onConflict('account').merge();
    await record('noticeSettingsChanged', { changed });
    return 'done';
  });
