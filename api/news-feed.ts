import type { CaseNews } from '../db/news';
import type { Sight } from './rights';

/** more changes than this waiting for one reader are not kept one by one: it is told to read everything again */
const MOST_WAITING = 500;

/** One page that listens. `write` answers false when the reader is slow; `drained` is called when it can take more. */
export interface Listener {
  city: string;
  sight: Sight;
  write: (event: 'changed' | 'readAgain', data: unknown) => boolean;
  /** the server stops */
  close: () => void;
}

interface Listening {
  listener: Listener;
  waiting: Map<string, CaseNews>;
  slow: boolean;
  missed: boolean;
}

/**
 * Hands the news of changed cases to the pages that may see them. Of each case only the newest waits for a slow reader, and
 * never more than a fixed number: a reader that sleeps costs no memory.
 */
export class NewsFeed {
  private readonly all = new Set<Listening>();

  /** `unitsOf` says which units have or had a work order of these appeals, where the news does not */
  constructor(
    private readonly unitsOf: (numbers: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>,
  ) {}

  get listening(): number {
    return this.all.size;
  }

  listen(listener: Listener): { drained: () => void; end: () => void } {
    const l: Listening = { listener, waiting: new Map(), slow: false, missed: false };
    this.all.add(l);
    return {
      drained: () => {
        l.slow = false;
        this.tell(l);
      },
      end: () => this.all.delete(l),
    };
  }

  /** news from the store; throws nothing */
  async publish(news: readonly CaseNews[]): Promise<void> {
    if (this.all.size === 0) return;
    const silent = news.filter((n) => n.unit === null).map((n) => n.number);
    const ofUnits = [...this.all].some((l) => !l.listener.sight.all);
    const units =
      ofUnits && silent.length > 0
        ? await this.unitsOf(silent).catch(() => new Map<string, readonly string[]>())
        : new Map<string, readonly string[]>();
    for (const l of this.all) {
      for (const n of news) if (n.city === l.listener.city && sees(l.listener.sight, n, units)) this.keep(l, n);
      this.tell(l);
    }
  }

  /** news may have been lost: everybody reads again */
  missed(): void {
    for (const l of this.all) {
      l.missed = true;
      this.tell(l);
    }
  }

  /** the server stops: no page is left hanging */
  closeAll(): void {
    for (const l of this.all) l.listener.close();
    this.all.clear();
  }

  private keep(l: Listening, n: CaseNews): void {
    if (l.missed) return;
    l.waiting.set(n.number, n);
    if (l.waiting.size <= MOST_WAITING) return;
    l.waiting.clear();
    l.missed = true;
  }

  private tell(l: Listening): void {
    if (l.slow) return;
    if (l.missed) {
      l.missed = false;
      l.slow = !l.listener.write('readAgain', {});
    }
    for (const [number, n] of l.waiting) {
      if (l.slow) return;
      l.waiting.delete(number);
      l.slow = !l.listener.write('changed', { number, version: n.version });
    }
  }
}

const sees = (sight: Sight, n: CaseNews, units: ReadonlyMap<string, readonly string[]>): boolean =>
  sight.all || (n.unit === null ? (units.get(n.number) ?? []) : [n.unit]).some((u) => sight.units.includes(u));
