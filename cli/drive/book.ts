import { Deeds } from './deeds';
import type { DriveRequest } from './drive';
import type { Merging } from './merging';
import type { Awaits } from './steps';
import type { Tally } from './tally';
import type { Appeal } from './views';

/** What a drive keeps of the appeals it works on. */
export class Book {
  readonly open: Set<string>;
  readonly deeds = new Deeds();
  /** left lying on purpose */
  readonly awaited = new Map<string, Awaits>();

  constructor(
    readonly request: DriveRequest,
    readonly tally: Tally,
    readonly numbers: readonly string[],
    readonly merging: ReadonlyMap<string, Merging>,
    /** of those that were registered here */
    readonly queryCodes: ReadonlyMap<string, string>,
  ) {
    this.open = new Set(numbers);
  }

  archived(number: string, outcome: string): void {
    if (!this.close(number)) return;
    this.tally.ended(outcome);
  }

  /** closed, and nothing is left but the time in which it can be reopened: it archives itself when that is over */
  rests({ number, outcome }: Appeal): void {
    if (!this.close(number)) return;
    this.tally.rested(outcome ?? 'unknown');
  }

  leaves(number: string, why: string): void {
    if (!this.close(number)) return;
    this.tally.leftOpen.set(number, why);
  }

  /** everything that was to be joined to this appeal has been, or will not be any more */
  mergersAreDone(number: string): boolean {
    const merging = this.merging.get(number);
    if (merging?.is !== 'master') return true;
    return merging.of.every((one) => !this.open.has(one) || this.deeds.tried(one, 'mergeInto') > 0);
  }

  /** masters that were left lying for what has meanwhile been joined to them, or has ended another way */
  mastersToGoOn(): readonly string[] {
    return [...this.awaited].flatMap(([number, { awaits }]) =>
      awaits === 'what is merged into it' && this.mergersAreDone(number) ? [number] : [],
    );
  }

  private close(number: string): boolean {
    this.awaited.delete(number);
    return this.open.delete(number);
  }
}
