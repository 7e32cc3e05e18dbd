import type { Knex } from 'knex';
import { type CaseState, leadOrder } from '../domain/loop/state';

/** PostgreSQL's channel on which processes tell each other which cases changed */
export const NEWS_CHANNEL = 'huiying_cases';

export interface CaseNews {
  number: string;
  city: string;
  version: number;
  unit: string | null;
}

export const newsOf = (s: CaseState): CaseNews => ({
  number: s.number,
  city: s.city,
  version: s.version,
  unit: leadOrder(s)?.unit ?? null,
});

const EVERY_MS = 100;
/** a notification's payload holds at most 8,000 bytes */
const AT_ONCE = 60;

/**
 * Tells other processes of changed cases, many at a time and after the fact: a notification inside the recording
 * transaction would make all commits wait for one another. News may be lost with the process; pages read the store anyway.
 */
export class News {
  private waiting = new Map<string, CaseNews>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly db: Knex,
    private readonly onFault: (error: unknown) => void,
  ) {}

  add(news: CaseNews): void {
    this.waiting.set(news.number, news);
    this.timer ??= setTimeout(() => void this.flush(), EVERY_MS);
  }

  async flush(): Promise<void> {
    this.timer = null;
    const all = [...this.waiting.values()];
    this.waiting = new Map();
    try {
      for (let i = 0; i < all.length; i += AT_ONCE)
        await this.db.raw('select pg_notify(?, ?)', [NEWS_CHANNEL, JSON.stringify(all.slice(i, i + AT_ONCE))]);
    } catch (error) {
      this.onFault(error);
    }
  }
}
