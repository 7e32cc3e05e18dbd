import { createHash } from 'node:crypto';
import { type Mix, USUAL_MIX, type Way } from './ways';

/** The course that people take with one appeal, as far as it is theirs to choose. */
export interface Plan {
  way: Way;
  /** which of the units that have people; to be taken modulo their number */
  unit: number;
  /** which of the pack's reasons and forms; modulo their number */
  choice: number;
  /** done before a unit has signed, where the way can be taken at two places */
  early: boolean;
  /** who files a return or an extension: the handler with the leader's consent, or the leader himself */
  filedBy: 'handler' | 'leader';
  /** the platform grants a return or an extension, a leader names a unit, a supervisor upholds a candidate */
  granted: boolean;
  /** how often the matter is given back, by one unit after the other */
  returns: number;
  /** how often the reviewer finds something missing */
  rejections: number;
  /** what is decided on a dissatisfied appellant, the first time */
  afterVisit: 'close' | 'rework' | 'supervise';
  /** undone again: a non-acceptance is reopened, a merged appeal is split off, a part is sent back, a call settles nothing */
  undone: boolean;
  /** the lead assigns to a unit below it, instead of co-handling units */
  assigns: boolean;
  /** on paper, where the city has that */
  onPaper: boolean;
  /** calls to the appellant that nobody answers before one is; null: none ever is */
  unansweredCalls: number | null;
  /** a leader signs the draft off, submits the document himself, or the handler first submits one that nobody signed */
  signOff: 'draft' | 'leader' | 'none';
  outcome: 'solved' | 'explained';
  /** how the appellant is told the result; «forgotten»: not before the feedback was sent back */
  reply: 'withFeedback' | 'apart' | 'forgotten';
  /** calls of the return visit that nobody answers; null: none ever is */
  unansweredVisits: number | null;
  satisfaction: 'satisfied' | 'basicallySatisfied' | 'notStated';
  /** the appellant rates without being asked, instead of letting the time for it pass */
  rates: boolean;
  /** what happens beside the loop, whatever the way */
  beside: Readonly<Record<Beside, boolean>>;
}

export const BESIDE = {
  supplement: 10,
  urge: 10,
  recordProgress: 6,
  attachFile: 8,
  recordSpotCheck: 8,
  liftCard: 30,
} as const;

export type Beside = keyof typeof BESIDE;

/**
 * Decided by the seed and the appeal's number alone, never by timing: a drive that is repeated on the same appeals takes
 * the same ways, whoever was faster.
 */
export function planFor(seed: string, number: string, mix: Mix = USUAL_MIX): Plan {
  const draw = drawsFor(seed, number);
  const way = one(draw('way'), mix);
  const unanswered = calls(draw('calls'));
  return {
    way,
    unit: Math.floor(draw('unit') * 1000),
    choice: Math.floor(draw('choice') * 1000),
    early: draw('early') < 0.5,
    filedBy: draw('filedBy') < 0.6 ? 'handler' : 'leader',
    granted: draw('granted') < 0.75,
    returns: one(draw('returns'), { once: 65, twice: 25, thrice: 10 }, { once: 1, twice: 2, thrice: 3 }),
    rejections: way !== 'rejected' ? 0 : draw('rejections') < 0.75 ? 1 : 2,
    afterVisit: one(draw('afterVisit'), { close: 10, rework: 65, supervise: 25 }),
    undone: draw('undone') < 0.2,
    assigns: draw('assigns') < 0.4,
    onPaper: draw('onPaper') < 0.06,
    // who cannot be reached is explained nothing
    unansweredCalls: way === 'followedUp' ? 0 : unanswered,
    signOff: one(draw('signOff'), { draft: 60, leader: 30, none: 10 }),
    outcome: way === 'followedUp' || (unanswered !== null && draw('outcome') < 0.2) ? 'explained' : 'solved',
    reply: one(draw('reply'), { withFeedback: 70, apart: 27, forgotten: 3 }),
    unansweredVisits: way === 'reworkedAfterVisit' ? 0 : calls(draw('visits')),
    satisfaction: one(draw('satisfaction'), { satisfied: 65, basicallySatisfied: 29, notStated: 6 }),
    rates: draw('rates') < 0.7,
    beside: Object.fromEntries(
      Object.entries(BESIDE).map(([name, share]) => [name, draw(`beside ${name}`) * 100 < share]),
    ) as Plan['beside'],
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

/** the choice whose share of a hundred the draw falls into, or what stands for it */
export function one<C extends string>(draw: number, shares: Readonly<Record<C, number>>): C;
export function one<C extends string, V>(draw: number, shares: Readonly<Record<C, number>>, meant: Record<C, V>): V;
export function one<C extends string, V>(
  draw: number,
  shares: Readonly<Record<C, number>>,
  meant?: Record<C, V>,
): C | V {
  const choices = (Object.entries<number>(shares) as [C, number][]).filter(([, share]) => share > 0);
  let left = draw * 100;
  let chosen = choices.at(-1)?.[0];
  for (const [choice, share] of choices) {
    left -= share;
    if (left >= 0) continue;
    chosen = choice;
    break;
  }
  if (chosen === undefined) throw new Error('the shares of a choice make a hundred');
  return meant ? meant[chosen] : chosen;
}

const calls = (draw: number): number | null =>
  one(draw, { first: 70, second: 15, third: 7, never: 8 }, { first: 0, second: 1, third: 2, never: null });
