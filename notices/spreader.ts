import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { postgresNow } from '../db/clock';
import { addressOfAppellant } from '../db/notices/addresses';
import { type CityNoticeRules, cityNoticeRules } from '../db/notices/city-rules';
import { addDelivery, type Item } from '../db/notices/deliveries';
import { type OutboxRow, takeFromOutbox } from '../db/notices/outbox';
import { receiversOf } from '../db/notices/receivers';
import type { RulesBook } from '../db/rules';
import type { Instant } from '../domain/limit/instant';
import { countingOf } from '../domain/policy/stipulations';
import { sendingOf } from './hours';
import { isAllowed } from './webhook';
import type { Outward } from './outward';

const AT_ONCE = 50;

interface SpreadOptions {
  db: Knex;
  rules: RulesBook;
  outward: Outward;
}

/** What one round of spreading knows of a city. */
interface CityNow {
  rules: CityNoticeRules;
  timezone: string;
}

/**
 * One round: makes messages of what stands in the outbox, one for each person who is to be told by e-mail and one for the city's
 * webhook, in one transaction with taking it out. Answers how many rows there were.
 */
export async function spread({ db, rules, outward }: SpreadOptions): Promise<number> {
  return db.transaction(async (trx) => {
    const rows = await takeFromOutbox(trx, AT_ONCE);
    if (rows.length === 0) return 0;
    const now = await postgresNow(trx);
    const cities = new Map<string, CityNow>();
    for (const city of new Set(rows.map((row) => row.city)))
      cities.set(city, {
        rules: await cityNoticeRules(trx, city),
        timezone: countingOf((await rules.inForce(city, now, trx)).policy).timezone,
      });
    for (const row of rows) {
      const city = cities.get(row.city);
      if (city) await spreadOne(trx, row, city, outward, now);
    }
    return rows.length;
  });
}

async function spreadOne(
  trx: Knex.Transaction,
  row: OutboxRow,
  { rules, timezone }: CityNow,
  outward: Outward,
  now: Instant,
): Promise<void> {
  const { city, number, v, does, role, unit, at, not_held_by: notHeldBy } = row;
  const item: Item = { number, v, does, role, unit, at };
  if (role === 'appellant') {
    // nobody is woken by what the own appeal has come to
    const { at: dueAt } = sendingOf(now, AT_ONCE_SETTINGS, { quiet: rules.quiet, timezone }, true);
    if (outward.mail && rules.appellants && (await addressOfAppellant(trx, city, number)) !== null)
      await addDelivery(trx, {
        ...{ id: randomUUID(), city, channel: 'email', account: null, role, item },
        ...{ held: dueAt === now ? null : 'quiet', notHeldBy: null, dueAt },
      });
    return;
  }
  if (rules.webhook !== null && isAllowed(rules.webhook, outward.webhookOrigins))
    await addDelivery(trx, {
      ...{ id: randomUUID(), city, channel: 'webhook', account: null, role, item },
      ...{ held: null, notHeldBy, dueAt: now },
    });
  if (!outward.mail) return;
  for (const { account, settings } of await receiversOf(trx, city, row)) {
    const sending = sendingOf(now, settings, { quiet: rules.quiet, timezone }, notHeldBy === null);
    await addDelivery(trx, {
      ...{ id: randomUUID(), city, channel: 'email', account, role, item, held: sending.held },
      ...{ notHeldBy, dueAt: sending.at },
    });
  }
}

const AT_ONCE_SETTINGS = { delivery: 'atOnce', digestMinute: 0, quiet: null } as const;
