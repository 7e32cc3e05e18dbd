import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { postgresNow } from '../db/clock';
import { addressOfAppellant } from '../db/notices/addresses';
import { type CityNoticeRules, cityNoticeRules } from '../db/notices/city-rules';
import { addDelivery, addUnaddressed, type Item } from '../db/notices/deliveries';
import { type OutboxRow, takeFromOutbox } from '../db/notices/outbox';
import { receiversOf } from '../db/notices/receivers';
import type { RulesBook } from '../db/rules';
import { isStoreAway } from '../db/store-away';
import type { Instant } from '../domain/limit/instant';
import { countingOf } from '../domain/policy/stipulations';
import { faultWords } from './fault-words';
import { sendingOf } from './hours';
import { isAllowed } from './webhook';
import type { Outward } from './outward';

const AT_ONCE = 50;

interface SpreadOptions {
  db: Knex;
  rules: RulesBook;
  outward: Outward;
  /** hears of what went wrong in a way that nobody has foreseen */
  onFault: (error: unknown) => void;
}

/** What one round of spreading knows of a city. */
interface CityNow {
  rules: CityNoticeRules;
  timezone: string;
}

/**
 * One round: makes messages of what stands in the outbox, one for each person who is to be told by e-mail and one for the city's
 * webhook, in one transaction with taking it out. What cannot be made into messages stands among the failed ones, to nobody yet, and keeps
 * no other from its way. Answers how many rows there were.
 */
export async function spread(options: SpreadOptions): Promise<number> {
  const { db, rules, outward } = options;
  return db.transaction(async (trx) => {
    const rows = await takeFromOutbox(trx, AT_ONCE);
    if (rows.length === 0) return 0;
    const now = await postgresNow(trx);
    const cities = new Map<string, CityNow>();
    for (const row of rows)
      await forItself(trx, row, options, async (own) => {
        const city = cities.get(row.city) ?? (await cityNow(own, rules, row.city, now));
        cities.set(row.city, city);
        await spreadOne(own, row, city, outward, now);
      });
    return rows.length;
  });
}

/** a row's part of the round, undone alone when it fails */
async function forItself(
  trx: Knex.Transaction,
  row: OutboxRow,
  { outward, onFault }: SpreadOptions,
  make: (own: Knex.Transaction) => Promise<void>,
): Promise<void> {
  try {
    await trx.transaction(make);
  } catch (error) {
    if (isStoreAway(error)) throw error;
    onFault(error);
    await addUnaddressed(trx, row, {
      id: randomUUID(),
      channel: outward.mail ? 'email' : 'webhook',
      error: faultWords(error),
    });
  }
}

const cityNow = async (trx: Knex.Transaction, rules: RulesBook, city: string, now: Instant): Promise<CityNow> => ({
  rules: await cityNoticeRules(trx, city),
  timezone: countingOf((await rules.inForce(city, now, trx)).policy).timezone,
});

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
