import { linkNamed } from '../../domain/loop';
import { Appellant } from './appellant';
import type { Book } from './book';
import type { Acted, Person } from './person';
import { planFor } from './plan';
import type { Staff } from './staff';
import { type Awaits, insteadOf, type Known, type Step, stepsFor } from './steps';
import { besideFor, whenClosed } from './steps-beside';
import { type Appeal, appeal, type Task } from './views';
import type { Taken } from './work-board';

/** so often is an appeal taken up again after refusals, before it is left to the people who look into it */
const MOST_REFUSALS = 12;
/** a limit that should be over is looked at again after so long */
const AGAIN_MS = 3_000;
/** where an appeal stands that can no longer be merged */
const TOO_LATE_TO_MERGE = [
  'approveFeedback',
  'recordVisit',
  'decideVisit',
  'followUp',
  'grantReturn',
  'instruct',
  'designate',
];

/** after these an appeal may be over, closed, or joined to another */
const MAY_END = [
  'notAccept',
  'answerDirectly',
  'referCaller',
  'handleDirectly',
  'mergeInto',
  'reply',
  'approveFeedback',
  'recordVisit',
  'rate',
  'decideVisit',
  'followUp',
  'withdraw',
  'replyToSupervision',
  'decideAccountability',
  // nothing else may be left on the list of a closed one
  'publish',
  'notPublish',
];

type Went = 'on' | 'ended' | 'leave';

/** Works on the rows of whoever's list. */
export class Desk {
  private readonly refusals = new Map<string, number>();
  private readonly reader: Person | null;

  constructor(
    private readonly staff: Staff,
    private readonly book: Book,
  ) {
    this.reader = staff.find('dispatcher') ?? staff.find('agent') ?? staff.find('reviewer');
  }

  /** true: it is somebody else's turn, or left lying on purpose, and the row is to be left until the appeal has moved on */
  async workOn({ person, task }: Taken): Promise<boolean> {
    const { number } = task;
    this.book.awaited.delete(number);
    const shown = await this.read(number, person);
    // the public copy is decided on in the archive too
    if (this.ended(shown) && !linkNamed(task.link)?.legalIn.includes('archived')) return false;
    if (TOO_LATE_TO_MERGE.includes(task.link)) this.book.deeds.record(number, 'mergeInto', true);
    const known = this.knownOf(number);
    const turn = stepsFor(task, shown, known);
    if (typeof turn === 'string') return this.giveUp(number, turn);
    if (turn === null) return true;
    if ('awaits' in turn) return this.await(number, turn);
    const went = await this.take(person, task, [...besideFor(task, shown, known), ...turn], shown.version);
    if (went === 'ended') await this.lookAfter(number, person);
    return went === 'leave';
  }

  /** While the board stands still: what should have come to its end by itself is looked at. */
  async look(): Promise<void> {
    const now = Date.now();
    for (const [number, waits] of [...this.book.awaited]) {
      if (waits.awaits !== 'the end of the reopen window' || waits.until === null || waits.until > now) continue;
      const [anyone] = this.staff.people;
      if (anyone && this.ended(await this.read(number, anyone))) continue;
      this.book.awaited.set(number, { ...waits, until: now + AGAIN_MS });
    }
  }

  /** what is left of the row: «leave», nobody can take the next step or it was refused too often; «ended», it may have ended */
  private async take(person: Person, task: Task, steps: readonly Step[], version: number): Promise<Went> {
    const { number } = task;
    const left = [...steps];
    let seen = version;
    let went: Went = 'on';
    for (let step: Step | undefined = left.shift(); step !== undefined;) {
      const acted = await this.act(person, task, step, seen);
      if (acted === 'nobody') {
        this.giveUp(number, `no account: ${step.by?.role ?? ''} ${step.by?.unit ?? ''}`.trim());
        return 'leave';
      }
      if (acted === 'unsaid') {
        step = left.shift();
        continue;
      }
      const isRefused = !('version' in acted);
      for (const deed of step.deed ? [step.link, step.deed] : [step.link])
        this.book.deeds.record(number, deed, isRefused);
      if (!isRefused) {
        this.book.tally.took(step.link, acted.ms);
        if (MAY_END.includes(step.link)) went = 'ended';
        seen = acted.version;
        step = left.shift();
        continue;
      }
      this.book.tally.met(`${step.link}: ${acted.refused}`);
      if (!this.mayGoOn(number, acted.refused)) return 'leave';
      const instead = insteadOf(step, acted);
      if (!instead) return went;
      step = instead;
    }
    return went;
  }

  /** «nobody»: nobody is there to take the step; «unsaid»: it is the appellant's own, and no agent takes it for him */
  private async act(person: Person, task: Task, step: Step, seen: number): Promise<Acted | 'nobody' | 'unsaid'> {
    const { number } = task;
    const { link, body, by } = step;
    if (by?.role === 'appellant') {
      const said = await this.sayOnline(number, step);
      if (said) return said;
      if (!linkNamed(link)?.who.includes('agent')) return 'unsaid';
    }
    const who = by ? this.staff.find(by.role === 'appellant' ? 'agent' : by.role, by.unit) : person;
    if (!who) return 'nobody';
    if (link === 'attachFile') return who.attach(number, body as { name: string; kind: string; content: string });
    const on = task.order !== null && linkNamed(link)?.on === 'order' ? { order: task.order } : {};
    return who.act(`/appeals/${number}/${link}`, { ...body, ...on, seen });
  }

  /** null: the query code is not known here, or the page is too busy */
  private async sayOnline(number: string, { link, body }: Step): Promise<Acted | null> {
    const code = this.book.queryCodes.get(number);
    if (code === undefined) return null;
    return new Appellant(this.staff.url, number, code, this.staff.patience).act(link, body);
  }

  /** the appeal after a row was worked on: at its end, closed with nothing in a list, or joined to its master */
  private async lookAfter(number: string, person: Person): Promise<void> {
    const after = await this.read(number, person);
    if (this.ended(after)) return;
    if (after.stage === 'merged') this.await(number, { awaits: 'its master', until: null });
    if (after.stage !== 'closed') return;
    const next = whenClosed(after, this.knownOf(number));
    if (next === null) return;
    if (next === 'rests') this.book.rests(after);
    else if ('awaits' in next) this.await(number, next);
    else {
      const closed: Task = { number, link: 'rate', order: null, role: 'agent', unit: null, version: after.version };
      await this.take(person, closed, next, after.version);
      const rated = await this.read(number, person);
      if (this.ended(rated) || rated.stage !== 'closed') return;
      // who rated without a word on satisfaction is not asked again: the time for it passes
      const left = whenClosed(rated, { ...this.knownOf(number), tried: () => Infinity });
      if (left === 'rests') this.book.rests(rated);
      else if (left !== null && 'awaits' in left) this.await(number, left);
    }
  }

  private knownOf(number: string): Known {
    const { request, deeds, merging } = this.book;
    return {
      plan: planFor(request.seed, number, request.mix),
      custom: this.staff.custom,
      units: this.staff.units,
      merging: merging.get(number) ?? null,
      mergersAreDone: this.book.mergersAreDone(number),
      tried: (link) => deeds.tried(number, link),
      now: Date.now(),
      patienceMs: request.patienceMs,
    };
  }

  /** a unit's people lose sight of what they gave back, so the platform's look */
  private read = (number: string, person: Person): Promise<Appeal> =>
    (this.reader ?? person).read(`/appeals/${number}`, appeal);

  private ended({ number, stage, outcome }: Appeal): boolean {
    if (stage !== 'archived') return false;
    this.book.archived(number, outcome ?? 'unknown');
    return true;
  }

  private mayGoOn(number: string, code: string): boolean {
    const refusals = (this.refusals.get(number) ?? 0) + 1;
    this.refusals.set(number, refusals);
    if (refusals > MOST_REFUSALS) this.giveUp(number, `refused: ${code}`);
    return refusals <= MOST_REFUSALS;
  }

  private await(number: string, waits: Awaits): true {
    this.book.awaited.set(number, waits);
    return true;
  }

  private giveUp(number: string, why: string): true {
    this.book.leaves(number, why);
    return true;
  }
}
