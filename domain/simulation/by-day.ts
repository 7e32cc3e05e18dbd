import type { DayNumber } from '../calendar/civil-date';
import { dayAt, instantAt } from '../calendar/time-zone';
import type { Instant } from '../limit/instant';

/**
 * Answers a question about instants, asking it twice a day instead of each time: who starts later is never due earlier, so
 * where the first and the last instant of a day have the same answer, every instant between them has it too. Where they
 * differ (a limit in hours, a day on which a clock stops) each instant is asked about.
 */
export class ByDay<A> {
  private readonly days = new Map<DayNumber, A | null>();

  constructor(
    private readonly timezone: string,
    private readonly ask: (at: Instant) => A,
    private readonly same: (a: A, b: A) => boolean,
  ) {}

  at(instant: Instant): A {
    const day = dayAt(instant, this.timezone);
    let known = this.days.get(day);
    if (known === undefined) this.days.set(day, (known = this.ofWholeDay(day)));
    return known ?? this.ask(instant);
  }

  private ofWholeDay(day: DayNumber): A | null {
    const first = this.ask(instantAt(day, 0, this.timezone));
    const last = this.ask(instantAt(day, 1440, this.timezone) - 1);
    return this.same(first, last) ? first : null;
  }
}
