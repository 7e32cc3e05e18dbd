/** What was done on each appeal in this drive: what the page of an appeal does not tell. */
export class Deeds {
  private readonly acknowledged = new Map<string, Map<string, number>>();
  private readonly attempts = new Map<string, Map<string, number>>();

  /** `refused`: it was tried, and is not tried again as if nothing had been */
  record(number: string, deed: string, refused: boolean): void {
    add(this.attempts, number, deed);
    if (!refused) add(this.acknowledged, number, deed);
  }

  done(number: string, deed: string): number {
    return this.acknowledged.get(number)?.get(deed) ?? 0;
  }

  tried(number: string, deed: string): number {
    return this.attempts.get(number)?.get(deed) ?? 0;
  }
}

function add(to: Map<string, Map<string, number>>, number: string, deed: string): void {
  const of = to.get(number) ?? new Map<string, number>();
  of.set(deed, (of.get(deed) ?? 0) + 1);
  to.set(number, of);
}
