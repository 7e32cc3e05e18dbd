/** At most so many workflows that were started and have not yet opened; more only delays everybody (measured). */
const WIDEST = 8;
const NARROWEST = 1;
/** above this wait of a person's action, in ms, the relay steps back; far below it, it comes forward again */
const TOO_LONG = 250;
const COMFORTABLE = 100;
/** waits older than this, in ms, say nothing of now */
const REMEMBERED = 2_000;

/**
 * How many starts may be under way at once, adapting to how long people's actions wait: a backlog of starts never delays a
 * person or an alarm. Halves when actions wait too long, and grows by one step at a time.
 */
export class Pace {
  private width = WIDEST;
  private waits: { at: number; ms: number }[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  /** an action waited so many ms between its receipt and its turn at the log */
  waited(ms: number): void {
    this.waits.push({ at: this.now(), ms });
    if (this.waits.length > 200) this.waits.splice(0, 100);
  }

  /** the width for the next round of starts */
  next(): number {
    const since = this.now() - REMEMBERED;
    this.waits = this.waits.filter((w) => w.at >= since);
    const longest = this.waits.reduce((most, w) => Math.max(most, w.ms), 0);
    if (longest > TOO_LONG) this.width = Math.max(NARROWEST, Math.floor(this.width / 2));
    else if (longest < COMFORTABLE) this.width = Math.min(WIDEST, this.width + 1);
    return this.width;
  }
}
