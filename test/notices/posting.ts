import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { setNoticeSettings, NOTICE_DEFAULTS, type NoticeSettings } from '../../db/notices/contacts';
import { RulesBook } from '../../db/rules';
import type { Role } from '../../domain/loop/role';
import { deliver } from '../../notices/deliverer';
import { createMailer } from '../../notices/mail';
import type { Outward } from '../../notices/outward';
import { spread } from '../../notices/spreader';
import { CITY } from '../api/city-desk';

/** tried again at once, given up after a minute */
const QUICK = { firstMs: 1, mostMs: 5, giveUpAfterMs: 60_000 };

/** The loops of notices, one round after the other, as often as a test says. */
export function postOffice(
  db: Knex,
  outward: Outward,
  more: { leaseMs?: number; giveUpAfterMs?: number; rules?: RulesBook } = {},
) {
  const { leaseMs, giveUpAfterMs = QUICK.giveUpAfterMs, rules = new RulesBook(db) } = more;
  const mailer = outward.mail ? createMailer(outward.mail) : null;
  const faults: unknown[] = [];
  const onFault = (error: unknown): void => void faults.push(error);
  const options = { db, rules, outward, mailer, backOff: { ...QUICK, giveUpAfterMs }, onFault };
  const round = async (): Promise<number> => {
    const spreads = await spread({ db, rules, outward, onFault });
    const channels = [
      ...(mailer ? (['email'] as const) : []),
      ...(outward.webhookOrigins.length > 0 ? (['webhook'] as const) : []),
    ];
    const tried = await Promise.all(channels.map((c) => deliver({ ...options, ...(leaseMs && { leaseMs }) }, c)));
    return spreads + tried.reduce((sum, n) => sum + n, 0);
  };
  return {
    round,
    /** what went wrong in a way that nobody has foreseen */
    faults,
    /** rounds until nothing is due any more */
    untilQuiet: async (): Promise<void> => {
      for (let still = 0; still < 3;) {
        still = (await round()) === 0 ? still + 1 : 0;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}

/** something happened of which this role is told */
export async function happened(
  db: Knex,
  {
    number,
    does,
    role,
    unit = null,
    ...more
  }: {
    number: string;
    does: string;
    role: Role;
    unit?: string | null;
    account?: string;
    notHeldBy?: string;
    v?: number;
  },
): Promise<void> {
  await db('notice_outbox').insert({
    ...{ city: CITY, number, v: more.v ?? 3, does, role, unit, account: more.account ?? null, at: new Date() },
    not_held_by: more.notHeldBy ?? null,
  });
}

export const accountOf = async (db: Knex, login: string): Promise<string> =>
  String((await db('accounts').where({ login }).first<{ id: number }>('id'))?.id);

/** how somebody is told; answers the address, invented for this one */
export async function reachable(db: Knex, login: string, settings: Partial<NoticeSettings> = {}): Promise<string> {
  const email = `${login}-${randomUUID().slice(0, 8)}@example.org`;
  const id = await accountOf(db, login);
  await setNoticeSettings(db, { city: CITY, id, by: id }, { ...NOTICE_DEFAULTS, email, ...settings });
  return email;
}
