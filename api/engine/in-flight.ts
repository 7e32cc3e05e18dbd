interface Lane {
  running: number;
  waiting: (() => void)[];
}

/**
 * At most so many at once per case; the others wait in the order in which they came. The server takes ten Updates in flight
 * on one workflow (record protocol, 7).
 */
export class InFlight {
  private readonly lanes = new Map<string, Lane>();
  private count = 0;

  constructor(private readonly most = 5) {}

  /** all that run now, of whatever case */
  get running(): number {
    return this.count;
  }

  async run<T>(number: string, what: () => Promise<T>): Promise<T> {
    const lane = this.lanes.get(number) ?? { running: 0, waiting: [] };
    this.lanes.set(number, lane);
    if (lane.running >= this.most) await new Promise<void>((resolve) => lane.waiting.push(resolve));
    else lane.running++;
    this.count++;
    try {
      return await what();
    } finally {
      this.count--;
      // whoever waits takes over the place, so that nobody slips in between
      const next = lane.waiting.shift();
      if (next) next();
      else if (--lane.running === 0) this.lanes.delete(number);
    }
  }
}
