import { LOOP } from '../../domain/loop';
import { PlainFailure } from '../services/plain-failure';
import { registerInvented } from './registering';
import { planFor } from './plan';
import type { Staff } from './staff';
import { insteadOf, type Known, type Step, stepsFor } from './steps';
import { type DriveReport, Tally } from './tally';
import { type Appeal, appeal } from './views';
import { type Taken, WorkBoard } from './work-board';

export interface DriveRequest {
  appeals: number;
  seed: string;
  /** people who are at work at the same time */
  desks: number;
  /** invented appeals are registered first; else those are taken that stand in the lists */
  register: boolean;
}

interface Watch {
  signal: AbortSignal;
  onProgress: (tally: Tally) => void;
}

/** so often is an appeal taken up again after refusals, before it is left to the people who look into it */
const MOST_REFUSALS = 8;

const LINKS = ['register', ...LOOP.map((l) => l.name)];

/**
 * Works appeals from the work lists to their archive, each by its plan. Ends when so many are archived, or nobody's list
 * has anything more for those that are not; they are left open with the reason.
 */
export async function drive(staff: Staff, request: DriveRequest, watch: Watch): Promise<DriveReport> {
  const began = performance.now();
  const tally = new Tally();
  const open = new Set<string>();
  const board = new WorkBoard(staff, (number) => open.has(number));
  const numbers = request.register
    ? await registerAll(staff, request, tally, watch.signal)
    : await board.firstNumbers(request.appeals);
  for (const number of numbers) open.add(number);
  const desk = new Desk(staff, request.seed, tally, open);
  await abreast(request.desks, watch.signal, async (stop) => {
    for (let taken = await board.next(); taken !== null; taken = stop.aborted ? null : await board.next()) {
      let leave = false;
      try {
        leave = await desk.workOn(taken);
      } finally {
        board.release(taken, leave);
      }
      watch.onProgress(tally);
    }
  });
  const reason = watch.signal.aborted ? 'stopped' : 'in nobody’s work list';
  for (const number of open) tally.leftOpen.set(number, reason);
  return tally.report((performance.now() - began) / 1000, LINKS);
}

async function registerAll(
  staff: Staff,
  { appeals, seed, desks }: DriveRequest,
  tally: Tally,
  signal: AbortSignal,
): Promise<string[]> {
  const agent = staff.find('agent');
  if (!agent)
    throw new PlainFailure('没有热线受理员账号，无法登记。', 'No account of an agent: nothing can be registered.', 2);
  const numbers: string[] = [];
  const places = Array.from({ length: appeals }, (_, i) => i).values();
  await abreast(desks, signal, async (stop) => {
    for (const index of places) {
      if (stop.aborted) return;
      const { number, ms } = await registerInvented(agent, seed, index, staff.custom);
      tally.took('register', ms);
      numbers.push(number);
    }
  });
  return numbers;
}

/** A failure of one stops all after what they are at, and is told; called off while the API was away is no failure. */
async function abreast(count: number, signal: AbortSignal, work: (stop: AbortSignal) => Promise<void>): Promise<void> {
  const failure = new AbortController();
  const stop = AbortSignal.any([signal, failure.signal]);
  const ended = await Promise.allSettled(
    Array.from({ length: count }, () =>
      work(stop).catch((error: unknown) => {
        failure.abort();
        throw error;
      }),
    ),
  );
  for (const one of ended) if (one.status === 'rejected' && !signal.aborted) throw one.reason;
}

/** Works on the rows of whoever's list. */
class Desk {
  private readonly refusals = new Map<string, number>();

  constructor(
    private readonly staff: Staff,
    private readonly seed: string,
    private readonly tally: Tally,
    private readonly open: Set<string>,
  ) {}

  /** true: it is somebody else's turn, and the row is to be left until the appeal has moved on */
  async workOn({ person, task }: Taken): Promise<boolean> {
    const { number } = task;
    const path = `/appeals/${number}`;
    const shown = await person.read(path, appeal);
    if (this.ended(shown)) return false;
    const { custom, units } = this.staff;
    const known: Known = { plan: planFor(this.seed, number), custom, units };
    const steps = stepsFor(task, shown, known);
    if (typeof steps === 'string') this.giveUp(number, steps);
    if (steps === null || typeof steps === 'string') return true;
    const order = task.order === null ? {} : { order: task.order };
    const left = [...steps];
    let seen = shown.version;
    for (let step: Step | undefined = left.shift(); step !== undefined;) {
      const { link, body, by } = step;
      const who = by ? this.staff.find(by.role, by.unit) : person;
      if (!who) {
        this.giveUp(number, `no account: ${by?.role} ${by?.unit}`);
        return true;
      }
      const acted = await who.act(`${path}/${link}`, { ...body, ...order, seen });
      if ('version' in acted) {
        this.tally.took(link, acted.ms);
        seen = acted.version;
        step = left.shift();
        continue;
      }
      this.tally.met(acted.refused);
      const instead = insteadOf(step, acted, known);
      if (!this.mayGoOn(number, acted.refused)) return true;
      if (!instead) break;
      step = instead;
    }
    this.ended(await person.read(path, appeal));
    return false;
  }

  private ended({ number, stage, outcome }: Appeal): boolean {
    if (stage !== 'archived') return false;
    this.tally.ended(outcome ?? 'unknown');
    this.open.delete(number);
    return true;
  }

  private mayGoOn(number: string, code: string): boolean {
    const refusals = (this.refusals.get(number) ?? 0) + 1;
    this.refusals.set(number, refusals);
    if (refusals > MOST_REFUSALS) this.giveUp(number, `refused: ${code}`);
    return refusals <= MOST_REFUSALS;
  }

  private giveUp(number: string, why: string): void {
    this.tally.leftOpen.set(number, why);
    this.open.delete(number);
  }
}
