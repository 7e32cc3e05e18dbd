import { countingOf } from '../policy/stipulations';
import type { Instant } from '../limit/instant';
import type { Rules } from '../loop/link';
import { Answers } from './answers';
import type { Trial } from './trial';
import { judge, RUNG_NAMES, type Verdict, workingDaysFrom } from './verdict';

/** One duty under the version in force and under the draft. */
export interface Comparison {
  trial: Trial;
  inForce: Verdict;
  draft: Verdict;
  /** working days by which the due date moves, later positive; null where one of both is silent */
  movedBy: number | null;
}

type Counted = (c: Comparison) => boolean;

const ofSide = (side: 'inForce' | 'draft'): Record<string, Counted> => ({
  [`${side}.limited`]: (c) => c[side].dueAt !== null,
  ...Object.fromEntries(RUNG_NAMES.map((rung) => [`${side}.${rung}`, (c: Comparison) => c[side].rang.includes(rung)])),
  [`${side}.overdue`]: (c) => c[side].isOverdue,
});

/** Every number that a simulation tells, each by the one condition that also chooses the list behind it. */
const CONDITIONS: Readonly<Record<string, Counted>> = {
  tried: () => true,
  open: (c) => c.inForce.metAt === null,
  earlier: (c) => isMoved(c) && Number(c.draft.dueAt) < Number(c.inForce.dueAt),
  later: (c) => isMoved(c) && Number(c.draft.dueAt) > Number(c.inForce.dueAt),
  newlyLimited: (c) => c.inForce.dueAt === null && c.draft.dueAt !== null,
  noLongerLimited: (c) => c.inForce.dueAt !== null && c.draft.dueAt === null,
  newlyOverdue: (c) => c.draft.isOverdue && !c.inForce.isOverdue,
  noLongerOverdue: (c) => c.inForce.isOverdue && !c.draft.isOverdue,
  ...ofSide('inForce'),
  ...ofSide('draft'),
};

const isMoved = (c: Comparison): boolean => c.movedBy !== null;

/** Names of the numbers, in the order in which they are told. */
export const NUMBERS: readonly string[] = Object.keys(CONDITIONS);

const CONDITION_LIST = Object.values(CONDITIONS);

/** Places in NUMBERS of all the numbers in which this duty is counted. */
export function countedIn(c: Comparison): readonly number[] {
  const places: number[] = [];
  CONDITION_LIST.forEach((holds, i) => {
    if (holds(c)) places.push(i);
  });
  return places;
}

/** Whether the duty stands in the list behind this number; false for a name that is none. */
export const isBehind = (number: string, c: Comparison): boolean => CONDITIONS[number]?.(c) ?? false;

/** Compares duties under two sets of rules; remembers what it has been asked, so one serves for a whole pass. */
export class Comparer {
  private readonly inForce: Answers;
  private readonly draft: Answers;
  private readonly apart = new Map<string, number>();
  private readonly timezone: string;

  constructor(
    rules: { inForce: Rules; draft: Rules },
    private readonly asOf: Instant,
  ) {
    this.inForce = new Answers(rules.inForce);
    this.draft = new Answers(rules.draft);
    this.timezone = countingOf(rules.inForce.policy).timezone;
  }

  /** Null where the clock has not started under either. */
  compare(trial: Trial): Comparison | null {
    const was = this.inForce.of(trial);
    const would = this.draft.of(trial);
    if (!was || !would) return null;
    const inForce = judge(was, trial, this.asOf);
    const draft = judge(would, trial, this.asOf);
    return { trial, inForce, draft, movedBy: this.moved(inForce.dueAt, draft.dueAt) };
  }

  private moved(from: Instant | null, to: Instant | null): number | null {
    if (from === null || to === null) return null;
    if (from === to) return 0;
    const key = `${from} ${to}`;
    const known = this.apart.get(key);
    if (known !== undefined) return known;
    // limits in minutes have an instant of their own each: what is remembered stays small
    if (this.apart.size >= MOST_REMEMBERED) this.apart.clear();
    const days = workingDaysFrom(from, to, this.inForce.rules.calendar, this.timezone);
    this.apart.set(key, days);
    return days;
  }
}

const MOST_REMEMBERED = 10_000;
