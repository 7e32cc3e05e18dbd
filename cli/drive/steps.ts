import type { Merging } from './merging';
import type { Plan } from './plan';
import type { Custom, StaffedUnit } from './staff';
import { accepting, dispatching } from './steps-of-intake';
import { handling, signing, submittingPart } from './steps-of-a-unit';
import {
  consenting,
  decidingAccountability,
  decidingExtension,
  decidingPart,
  decidingReturn,
  decidingVisit,
  designating,
  followingUp,
  instructing,
  publishing,
  rejecting,
  rerouting,
  reviewing,
  visiting,
} from './steps-of-deciders';
import type { Appeal, Task } from './views';
import { WORDS } from './invented-words';

/** One action: the link, its body, and who takes it where that is not whoever has the task on his list. */
export interface Step {
  link: string;
  body: Readonly<Record<string, unknown>>;
  by?: By;
  /** what stands in the tally, where the link alone does not say it */
  deed?: string;
}

/** `appellant`: by the query code on the public page where it is known, else told to an agent on the telephone */
export interface By {
  role: string;
  unit?: string;
}

/** Left lying on purpose: until the clock, or what happens to another appeal, has made something of it. */
export interface Awaits {
  awaits: 'written supervision' | 'what is merged into it' | 'its master' | 'the end of the reopen window';
  /** about when, in milliseconds; null: nobody can say */
  until: number | null;
}

/** Null: nothing now, somebody else's turn; a text: why nobody can go on. */
export type Turn = readonly Step[] | Awaits | null | string;

export interface Known {
  plan: Plan;
  custom: Custom;
  units: readonly StaffedUnit[];
  merging: Merging | null;
  /** the appeals that are to be merged into this one have been, or never will be */
  mergersAreDone: boolean;
  /** how often this was tried on the appeal, refused or not */
  tried: (link: string) => number;
  /** milliseconds */
  now: number;
  /** so long a limit is waited for, in milliseconds */
  patienceMs: number;
}

/** What a person does with a row of the work list, on the appeal as it stands. */
export function stepsFor(task: Task, appeal: Appeal, known: Known): Turn {
  const order = appeal.orders.find((o) => o.no === task.order) ?? null;
  switch (task.link) {
    case 'supplyElements':
      return [{ link: 'supplyElements', body: Object.fromEntries(appeal.missing.map((e) => [e, `补充：${e}`])) }];
    case 'accept':
      return accepting(appeal, known);
    case 'dispatch':
      return dispatching(appeal, known);
    case 'verifyEmergency':
      return [{ link: 'verifyEmergency', body: { confirmed: known.plan.granted, finding: WORDS.emergencyFound } }];
    case 'instruct':
      return instructing(known);
    case 'designate':
      return designating(appeal, known);
    case 'tellCaller':
      return [{ link: 'tellCaller', body: { method: 'telephone', reached: true, note: WORDS.told } }];
    case 'withdraw':
      return [{ link: 'withdraw', body: { words: WORDS.withdrawn } }];
    case 'sign':
      return order ? signing(order, appeal, known) : null;
    case 'consent':
      return order ? consenting(order) : null;
    case 'grantReturn':
      return decidingReturn(known);
    case 'grantExtension':
      return decidingExtension(known);
    case 'submitPart':
      return order ? submittingPart() : null;
    case 'acceptPart':
      return decidingPart(known);
    case 'submitFeedback':
      return order ? handling(order, appeal, known) : null;
    case 'signOffFeedback':
      return order?.draft ? [{ link: 'signOffFeedback', body: { draft: order.draft.no } }] : null;
    case 'recordContact':
      // a confidential appellant is called by the hotline when the unit has a result to tell
      return null;
    case 'reply':
      // who forgot the reply, or never reached the appellant, is not reminded by his list but by the reviewer
      return appeal.stage === 'merged' ? [{ link: 'reply', body: { method: 'telephone', reply: WORDS.reply } }] : null;
    case 'reroute':
      return rerouting(appeal);
    case 'rejectFeedback':
      return [rejecting];
    case 'approveFeedback':
      return order ? reviewing(order, appeal, known) : null;
    case 'recordVisit':
      return visiting(known);
    case 'decideVisit':
      return decidingVisit(known);
    case 'followUp':
      return followingUp(known);
    case 'replyToSupervision':
      return [{ link: 'replyToSupervision', body: { no: task.order, reply: WORDS.supervisionReply } }];
    case 'publish':
      return publishing(known);
    case 'decideAccountability':
      return decidingAccountability(task.order, known);
    default:
      return `no person of a drive knows how to ${task.link}`;
  }
}

/** the step that a person takes instead, after a refusal that says what to do; null: look at the list again */
export function insteadOf(
  step: Step,
  { refused, data }: { refused: string; data: Readonly<Record<string, unknown>> },
): Step | null {
  const [allowed] = Array.isArray(data['allowed']) ? (data['allowed'] as unknown[]) : [];
  const but = (body: Record<string, unknown>): Step => ({ ...step, body: { ...step.body, ...body } });
  switch (refused) {
    case 'categoryWithoutLimit': {
      const category = data['offered'] ?? allowed;
      return category === undefined ? null : but({ category });
    }
    case 'replyMissing':
      return { link: 'rejectFeedback', body: { missing: [], requirements: WORDS.replyRequired } };
    case 'designationNeeded':
      return data['by'] === 'government'
        ? { link: 'submitForDesignation', body: { reasons: WORDS.unclearDuties }, by: { role: 'hotlineOffice' } }
        : {
            link: 'submitForInstruction',
            body: { proposedOpinion: WORDS.unclearDuties },
            by: { role: 'hotlineOffice' },
          };
    case 'extensionUnit':
      return allowed === undefined ? null : but({ unit: allowed, length: 2 });
    case 'extensionTooLong': {
      const { most, unit } = data;
      return typeof most === 'number' && most > 0 ? but({ length: most, unit }) : null;
    }
    case 'paperReplyNeeded':
      return but('replyMethod' in step.body ? { replyMethod: allowed } : { method: allowed });
    default:
      return null;
  }
}
