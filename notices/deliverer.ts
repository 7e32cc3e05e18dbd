import { cityName } from '../db/cities';
import { postgresNow } from '../db/clock';
import { addressOfAccount, addressOfAppellant } from '../db/notices/addresses';
import { cityNoticeRules, webhookOf } from '../db/notices/city-rules';
import {
  type Channel,
  type Delivery,
  deliveryDropped,
  deliveryFailed,
  deliverySent,
  takeDue,
} from '../db/notices/deliveries';
import type { RulesBook } from '../db/rules';
import { isStoreAway } from '../db/store-away';
import { countingOf } from '../domain/policy/stipulations';
import type { Knex } from 'knex';
import { type BackOff, waitAfter } from './back-off';
import { composeForAppellant, composeForStaff, composeForSystem, type Origin } from './composing';
import { faultWords } from './fault-words';
import type { Mailer } from './mail';
import type { Outward } from './outward';
import { isAllowed, postWebhook, type Tried } from './webhook';

const AT_ONCE = 8;
/** longer than any try lasts before it is given up */
const LEASE_MS = 120_000;

export interface DeliverOptions {
  db: Knex;
  rules: RulesBook;
  outward: Outward;
  /** null: no mail server is configured */
  mailer: Mailer | null;
  backOff: BackOff;
  leaseMs?: number;
  /** hears of what went wrong in a way that nobody has foreseen */
  onFault: (error: unknown) => void;
}

/** what became of a message in one try; `dropped`: nobody is there any more to whom it could be sent */
type Outcome = Tried | { dropped: string };

/** One round of one channel: tries what is due, and writes down how each went. Answers how many there were. */
export async function deliver(options: DeliverOptions, channel: Channel): Promise<number> {
  const due = await takeDue(options.db, channel, AT_ONCE, options.leaseMs ?? LEASE_MS);
  const done = await Promise.allSettled(due.map((delivery) => deliverOne(options, channel, delivery)));
  for (const one of done) if (one.status === 'rejected') throw one.reason;
  return due.length;
}

async function deliverOne(options: DeliverOptions, channel: Channel, delivery: Delivery): Promise<void> {
  const { db, backOff } = options;
  const outcome = await tried(options, channel, delivery);
  if (outcome === 'sent') return deliverySent(db, delivery.id);
  if ('dropped' in outcome) return deliveryDropped(db, delivery.id, outcome.dropped);
  const wait = waitAfter(delivery.attempts, backOff, Math.random());
  const isOver = (await postgresNow(db)) + wait - delivery.triesFrom > backOff.giveUpAfterMs;
  return deliveryFailed(db, delivery.id, { error: outcome.error, waitMs: outcome.forGood || isOver ? null : wait });
}

/** A fault of ours would come again at every try: the message waits for a person, and the others go their way. */
async function tried(options: DeliverOptions, channel: Channel, delivery: Delivery): Promise<Outcome> {
  try {
    return channel === 'email' ? await byMail(options, delivery) : await byWebhook(options, delivery);
  } catch (error) {
    if (isStoreAway(error)) throw error;
    options.onFault(error);
    return { error: faultWords(error), forGood: true };
  }
}

async function byMail({ db, rules, outward, mailer }: DeliverOptions, delivery: Delivery): Promise<Outcome> {
  const { id, city, account, items } = delivery;
  const [first] = items;
  if (!mailer || !first) return { error: 'no mail server', forGood: false };
  const origin: Origin = {
    city: await cityName(db, city),
    timezone: countingOf((await rules.inForce(city, await postgresNow(db))).policy).timezone,
    publicUrl: outward.publicUrl,
  };
  if (account !== null) {
    const at = await addressOfAccount(db, city, account);
    if (!at) return { dropped: 'noAddress' };
    return mailer.send({ id, to: at.address, language: at.language, ...composeForStaff(items, at.language, origin) });
  }
  if (!(await cityNoticeRules(db, city)).appellants) return { dropped: 'appellantsNotTold' };
  const to = await addressOfAppellant(db, city, first.number);
  if (to === null) return { dropped: 'noAddress' };
  return mailer.send({ id, to, language: 'zh', ...composeForAppellant(first, origin) });
}

async function byWebhook({ db, outward }: DeliverOptions, { id, city, items }: Delivery): Promise<Outcome> {
  const [item] = items;
  const hook = await webhookOf(db, city);
  if (!hook || !item) return { dropped: 'noWebhook' };
  if (!isAllowed(hook.url, outward.webhookOrigins)) return { error: 'not an allowed origin', forGood: true };
  return postWebhook(hook, { id, body: composeForSystem(id, city, item) }, await postgresNow(db));
}
