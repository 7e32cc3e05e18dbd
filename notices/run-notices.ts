import type { Knex } from 'knex';
import { remindKeepers } from '../db/knowledge/reminding';
import type { Channel } from '../db/notices/deliveries';
import { forgetDelivered } from '../db/notices/deliveries';
import type { RulesBook } from '../db/rules';
import { BACK_OFF, type BackOff } from './back-off';
import { deliver } from './deliverer';
import { createMailer } from './mail';
import type { Outward } from './outward';
import { spread } from './spreader';

const EVERY_MS = 1_000;
const FAULT_MS = 5_000;
const TIDY_MS = 3_600_000;
/** a clock of working days may be told of a minute later */
const REMIND_MS = 60_000;
/** what was sent can be looked up so many days */
const KEPT_DAYS = 90;

export interface NoticesOptions {
  db: Knex;
  rules: RulesBook;
  outward: Outward;
  backOff?: BackOff;
  signal: AbortSignal;
  onFault: (error: unknown) => void;
}

/**
 * Sends notices until the signal. One loop makes messages of the outbox, and each channel has one of its own, so that a server that does
 * not answer keeps nobody else waiting; another watches the clocks that no case has. Any number of processes may run them.
 */
export async function runNotices(options: NoticesOptions): Promise<void> {
  const { db, rules, outward, onFault } = options;
  // one listener at the caller's signal, however many loops there are
  const signal = AbortSignal.any([options.signal]);
  const mailer = outward.mail ? createMailer(outward.mail) : null;
  const delivering = { db, rules, outward, mailer, backOff: options.backOff ?? BACK_OFF, onFault };
  const channels: readonly Channel[] = [
    ...(mailer ? (['email'] as const) : []),
    ...(outward.webhookOrigins.length > 0 ? (['webhook'] as const) : []),
  ];
  await Promise.all([
    over(() => spread({ db, rules, outward, onFault }), EVERY_MS, { signal, onFault }),
    ...channels.map((channel) => over(() => deliver(delivering, channel), EVERY_MS, { signal, onFault })),
    over(() => remindKeepers(db), REMIND_MS, { signal, onFault }),
    over(() => forgetDelivered(db, KEPT_DAYS).then(() => 0), TIDY_MS, { signal, onFault }),
  ]);
}

/** rounds without a pause while there is something to do */
async function over(
  round: () => Promise<number>,
  everyMs: number,
  { signal, onFault }: Pick<NoticesOptions, 'signal' | 'onFault'>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      if ((await round()) > 0) continue;
      await untilLater(everyMs, signal);
    } catch (error) {
      onFault(error);
      await untilLater(FAULT_MS, signal);
    }
  }
}

const untilLater = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
