import { LOOP } from '../../domain/loop';
import { PlainFailure } from '../services/plain-failure';
import { Book } from './book';
import { Desk } from './desk';
import { mergingOf } from './merging';
import { planFor } from './plan';
import { registerInvented } from './registering';
import type { Staff } from './staff';
import { type DriveReport, Tally } from './tally';
import { type Mix, waysTaken } from './ways';
import { WorkBoard } from './work-board';

export interface DriveRequest {
  appeals: number;
  seed: string;
  mix: Mix;
  /** people who are at work at the same time */
  desks: number;
  /** invented appeals are registered first; else those are taken that stand in the lists */
  register: boolean;
  /** so long a limit that is to pass, or another appeal's end, is waited for */
  patienceMs: number;
}

interface Watch {
  signal: AbortSignal;
  onProgress: (tally: Tally) => void;
}

const LINKS = ['register', ...LOOP.map((l) => l.name)];

/**
 * Works appeals from the work lists to their end, each by its plan. Ends when all are there, or nobody's list has anything
 * more for those that are not and what is awaited has not come; they are left open with the reason.
 */
export async function drive(staff: Staff, request: DriveRequest, watch: Watch): Promise<DriveReport> {
  const began = performance.now();
  const tally = new Tally();
  const begun = new Begun();
  const board = new WorkBoard(staff, (number) => begun.book?.open.has(number) ?? false, {
    awaits: () => (begun.book?.awaited.size ?? 0) > 0,
    look: async () => {
      await begun.desk?.look();
      for (const master of begun.book?.mastersToGoOn() ?? []) board.takeUpAgain(master);
    },
    patienceMs: request.patienceMs,
    signal: watch.signal,
  });
  const queryCodes = new Map<string, string>();
  const numbers = request.register
    ? await registerAll(staff, request, tally, queryCodes, watch.signal)
    : await board.firstNumbers(request.appeals);
  const book = new Book(request, tally, numbers, mergingOf(request.seed, numbers, request.mix), queryCodes);
  const desk = new Desk(staff, book);
  Object.assign(begun, { book, desk });
  await abreast(request.desks, watch.signal, async (stop) => {
    for (let taken = await board.next(); taken !== null; taken = stop.aborted ? null : await board.next()) {
      let leave = false;
      try {
        leave = await desk.workOn(taken);
      } finally {
        board.release(taken, leave);
      }
      const merging = book.merging.get(taken.task.number);
      if (merging?.is === 'joined' && book.mergersAreDone(merging.to)) board.takeUpAgain(merging.to);
      watch.onProgress(tally);
    }
  });
  for (const number of [...book.open]) {
    const awaited = book.awaited.get(number);
    const reason = awaited ? `waits for ${awaited.awaits}` : 'in nobody’s work list';
    book.leaves(number, watch.signal.aborted ? 'stopped' : reason);
  }
  for (const number of numbers) {
    const taken = waysTaken((deed) => book.deeds.done(number, deed) > 0);
    tally.went(planFor(request.seed, number, request.mix).way, taken);
  }
  return tally.report((performance.now() - began) / 1000, LINKS);
}

/** what there is once the appeals are known */
class Begun {
  book?: Book;
  desk?: Desk;
}

async function registerAll(
  staff: Staff,
  { appeals, seed, desks }: DriveRequest,
  tally: Tally,
  queryCodes: Map<string, string>,
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
      const { number, queryCode, ms } = await registerInvented(agent, seed, index, staff.custom);
      tally.took('register', ms);
      numbers.push(number);
      if (queryCode !== null) queryCodes.set(number, queryCode);
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
