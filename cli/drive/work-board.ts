import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from './person';
import type { Staff } from './staff';
import { type Task, taskPage } from './views';

/** A row of somebody's list, taken by one desk. */
export interface Taken {
  person: Person;
  task: Task;
}

/** What is left lying on purpose, and how long the board may stand still for it. */
export interface Waiting {
  /** something is awaited that the clock, or another appeal, will bring into a list or to its end */
  awaits: () => boolean;
  /** looked after while the board stands still */
  look: () => Promise<void>;
  patienceMs: number;
  signal: AbortSignal;
}

const PAGE = 200;
const LOOK_EVERY_MS = 1_000;
/** the work of the loop's end comes first, as people clear their desks; others have lists as well, mostly empty */
const FROM_THE_END = [
  'supervisor',
  'visitor',
  'reviewer',
  'government',
  'municipalLeader',
  'hotlineOffice',
  'principalLeader',
  'leaderInCharge',
  'responsibleLeader',
  'handler',
  'dispatcher',
  'agent',
];

/** The work lists of everybody, from which the desks take rows: never two rows of one appeal at a time. */
export class WorkBoard {
  private readonly lists: { person: Person; rows: Task[] }[];
  private readonly busy = new Set<string>();
  /** rows that were looked at and left to somebody else, by the version they were seen at */
  private readonly left = new Map<string, number>();
  private reading: Promise<number> | null = null;
  /** rows that were released so far: a look at the lists is as of one of these */
  private released = 0;
  private releasedAt = performance.now();
  private wakers: (() => void)[] = [];
  private turn = 0;

  constructor(
    staff: Staff,
    private readonly isOurs: (number: string) => boolean,
    private readonly waiting: Waiting,
  ) {
    const rank = (person: Person): number => FROM_THE_END.findIndex((role) => person.holds(role));
    this.lists = staff.people
      .filter((person) => rank(person) >= 0)
      .sort((a, b) => rank(a) - rank(b))
      .map((person) => ({ person, rows: [] }));
  }

  /** the first so many appeals that stand in the lists, the loop's end first, what burns first */
  async firstNumbers(count: number): Promise<string[]> {
    const numbers = new Set<string>();
    for (const { person } of this.lists)
      for await (const row of rowsOf(person)) {
        numbers.add(row.number);
        if (numbers.size >= count) return [...numbers];
      }
    return [...numbers];
  }

  /**
   * The next row to work on. Null when nothing is left in the lists, nobody is at work, and nothing is awaited, or what is
   * awaited has not come for as long as the patience lasts.
   */
  async next(): Promise<Taken | null> {
    for (;;) {
      const taken = this.take();
      if (taken) return taken;
      const asOf = await this.readLists();
      const found = this.take();
      if (found) return found;
      if (this.busy.size > 0) await new Promise<void>((resolve) => this.wakers.push(resolve));
      else if (asOf === this.released && !(await this.stoodStill())) return null;
    }
  }

  /** the desk is done with the row; `leave` it until the appeal has moved on */
  release({ task }: Taken, leave: boolean): void {
    this.released += 1;
    this.busy.delete(task.number);
    if (leave) this.left.set(placeOf(task), task.version);
    else this.releasedAt = performance.now();
    for (const wake of this.wakers.splice(0)) wake();
  }

  /** its rows were left for a reason that is no more */
  takeUpAgain(number: string): void {
    for (const place of [...this.left.keys()]) if (place.startsWith(`${number} `)) this.left.delete(place);
    for (const wake of this.wakers.splice(0)) wake();
  }

  /** false: there is nothing to wait for, or no more patience */
  private async stoodStill(): Promise<boolean> {
    const { awaits, look, patienceMs, signal } = this.waiting;
    if (!awaits() || performance.now() - this.releasedAt > patienceMs) return false;
    await pause(LOOK_EVERY_MS, undefined, { signal });
    await look();
    return true;
  }

  private take(): Taken | null {
    for (let i = 0; i < this.lists.length; i++) {
      const list = this.lists[(this.turn + i) % this.lists.length];
      if (!list) continue;
      const at = list.rows.findIndex((row) => this.isFree(row));
      if (at < 0) {
        list.rows = [];
        continue;
      }
      const [task] = list.rows.splice(0, at + 1).slice(-1);
      if (!task) continue;
      this.turn = (this.turn + i + 1) % this.lists.length;
      this.busy.add(task.number);
      return { person: list.person, task };
    }
    return null;
  }

  private isFree(row: Task): boolean {
    return this.isOurs(row.number) && !this.busy.has(row.number) && this.left.get(placeOf(row)) !== row.version;
  }

  /** Everybody looks at his list again; whoever asks meanwhile waits for the same look. Tells as of when they looked. */
  private readLists(): Promise<number> {
    this.reading ??= this.look().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  private async look(): Promise<number> {
    const asOf = this.released;
    await Promise.all(
      this.lists.map(async (list) => {
        const rows: Task[] = [];
        for await (const row of rowsOf(list.person)) {
          if (this.isFree(row)) rows.push(row);
          if (rows.length >= PAGE) break;
        }
        list.rows = rows;
      }),
    );
    return asOf;
  }
}

const placeOf = ({ number, link, order }: Task): string => `${number} ${order ?? ''} ${link}`;

async function* rowsOf(person: Person): AsyncGenerator<Task> {
  let cursor: string | null = null;
  do {
    const page: { tasks: Task[]; next: string | null } = await person.read(
      `/tasks?limit=${PAGE}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      taskPage,
    );
    yield* page.tasks;
    cursor = page.next;
  } while (cursor !== null);
}
