import { createHash } from 'node:crypto';

/** The course that people take with one appeal, as far as it is theirs to choose. */
export interface Plan {
  intake: 'accept' | 'notAccept';
  routing: 'dispatch' | 'answerDirectly';
  /** which of the units that have people; to be taken modulo their number */
  unit: number;
  /** calls to the appellant that nobody answers before one is; null: none ever is */
  unansweredCalls: number | null;
  /** a leader signs the draft off, submits the document himself, or the handler first submits one that nobody signed */
  signOff: 'draft' | 'leader' | 'none';
  outcome: 'solved' | 'explained';
  /** how the appellant is told the result; «forgotten»: not before the feedback was sent back */
  reply: 'withFeedback' | 'apart' | 'forgotten';
  /** the reviewer finds something missing the first time */
  reviewerRejects: boolean;
  /** calls of the return visit that nobody answers; null: none ever is */
  unansweredVisits: number | null;
  satisfaction: 'satisfied' | 'basicallySatisfied' | 'notSatisfied' | 'notStated';
}

/**
 * Decided by the seed and the appeal's number alone, never by timing: a drive that is repeated on the same appeals takes
 * the same ways, whoever was faster.
 */
export function planFor(seed: string, number: string): Plan {
  const draw = drawsFor(seed, number);
  return {
    intake: one(draw('intake'), { accept: 85, notAccept: 15 }),
    routing: one(draw('routing'), { dispatch: 88, answerDirectly: 12 }),
    unit: Math.floor(draw('unit') * 1000),
    unansweredCalls: calls(draw('calls')),
    signOff: one(draw('signOff'), { draft: 60, leader: 30, none: 10 }),
    outcome: one(draw('outcome'), { solved: 80, explained: 20 }),
    reply: one(draw('reply'), { withFeedback: 70, apart: 27, forgotten: 3 }),
    reviewerRejects: draw('review') < 0.1,
    unansweredVisits: calls(draw('visits')),
    satisfaction: one(draw('satisfaction'), {
      satisfied: 60,
      basicallySatisfied: 25,
      notSatisfied: 10,
      notStated: 5,
    }),
  };
}

/** numbers from 0 to below 1, one for each name */
export function drawsFor(seed: string, subject: string): (name: string) => number {
  return (name) =>
    createHash('sha256')
      .update(JSON.stringify([seed, subject, name]))
      .digest()
      .readUInt32BE(0) /
    2 ** 32;
}

/** the choice whose share of a hundred the draw falls into */
export function one<C extends string>(draw: number, shares: Readonly<Record<C, number>>): C {
  const choices = Object.entries<number>(shares) as [C, number][];
  let left = draw * 100;
  for (const [choice, share] of choices) {
    left -= share;
    if (left < 0) return choice;
  }
  throw new Error('the shares of a choice make a hundred');
}

const calls = (draw: number): number | null =>
  ({ first: 0, second: 1, third: 2, never: null })[one(draw, { first: 70, second: 15, third: 7, never: 8 })];
