import { type Comparison, countedIn, NUMBERS } from './comparison';
import type { TriedClock, Untried } from './trial';

/** How many duties each number counts; numbers that are 0 are left out. `movedBy`: working days → how many due dates move by them. */
export interface Cell {
  numbers: Readonly<Record<string, number>>;
  movedBy: Readonly<Record<string, number>>;
}

/** The numbers of one clock: of all, and of each category and unit apart. The platform's own duties stand under no unit. */
export interface ClockCounts {
  all: Cell;
  byCategory: Readonly<Record<string, Cell>>;
  byUnit: Readonly<Record<string, Cell>>;
}

/** What a pass, or a page of it, has counted. */
export interface Counts {
  clocks: Readonly<Partial<Record<TriedClock, ClockCounts>>>;
  untried: Readonly<Partial<Record<Untried, number>>>;
}

/** Counts as they grow: of one page, or of all pages together. Its size depends on categories and units, never on appeals. */
export class Tally {
  private readonly cells = new Map<string, { counts: number[]; movedBy: Map<string, number> }>();
  private readonly untried = new Map<Untried, number>();

  add(c: Comparison): void {
    const places = countedIn(c);
    const { clock, category, unit } = c.trial;
    const moved = c.movedBy === null || c.inForce.dueAt === c.draft.dueAt ? null : String(c.movedBy);
    for (const key of [keyOf(clock, 'all', ''), keyOf(clock, 'byCategory', category), keyOf(clock, 'byUnit', unit)]) {
      if (key === null) continue;
      const cell = this.cell(key);
      for (const place of places) cell.counts[place] = (cell.counts[place] ?? 0) + 1;
      if (moved !== null) cell.movedBy.set(moved, (cell.movedBy.get(moved) ?? 0) + 1);
    }
  }

  leaveOut(why: readonly Untried[]): void {
    for (const one of why) this.untried.set(one, (this.untried.get(one) ?? 0) + 1);
  }

  /** adds what another pass or page has counted */
  join({ clocks, untried }: Counts): void {
    for (const [clock, counts] of Object.entries(clocks) as [TriedClock, ClockCounts][]) {
      this.joinCell(keyOf(clock, 'all', ''), counts.all);
      for (const by of ['byCategory', 'byUnit'] as const)
        for (const [name, cell] of Object.entries(counts[by])) this.joinCell(keyOf(clock, by, name), cell);
    }
    for (const [why, count] of Object.entries(untried) as [Untried, number][])
      this.untried.set(why, (this.untried.get(why) ?? 0) + count);
  }

  counts(): Counts {
    const clocks: Partial<
      Record<TriedClock, { all: Cell; byCategory: Record<string, Cell>; byUnit: Record<string, Cell> }>
    > = {};
    for (const [key, cell] of this.cells) {
      const [clock = '', by = '', name = ''] = key.split(SEPARATOR);
      const of = (clocks[clock as TriedClock] ??= { all: { numbers: {}, movedBy: {} }, byCategory: {}, byUnit: {} });
      const told = { numbers: named(cell.counts), movedBy: Object.fromEntries(cell.movedBy) };
      if (by === 'all') of.all = told;
      else of[by as 'byCategory' | 'byUnit'][name] = told;
    }
    return { clocks, untried: Object.fromEntries(this.untried) };
  }

  private joinCell(key: string | null, { numbers, movedBy }: Cell): void {
    if (key === null) return;
    const cell = this.cell(key);
    NUMBERS.forEach((name, place) => {
      const count = numbers[name];
      if (count !== undefined) cell.counts[place] = (cell.counts[place] ?? 0) + count;
    });
    for (const [days, count] of Object.entries(movedBy)) cell.movedBy.set(days, (cell.movedBy.get(days) ?? 0) + count);
  }

  private cell(key: string): { counts: number[]; movedBy: Map<string, number> } {
    let cell = this.cells.get(key);
    if (!cell) this.cells.set(key, (cell = { counts: NUMBERS.map(() => 0), movedBy: new Map() }));
    return cell;
  }
}

const SEPARATOR = '\n';

const keyOf = (clock: TriedClock, by: string, name: string | null): string | null =>
  name === null ? null : [clock, by, name].join(SEPARATOR);

const named = (counts: readonly number[]): Record<string, number> =>
  Object.fromEntries(NUMBERS.flatMap((name, i) => (counts[i] ? [[name, counts[i]]] : [])));
