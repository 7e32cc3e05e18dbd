import { WORDS } from './invented-words';
import { handling } from './steps-of-a-unit';
import type { Plan } from './plan';
import type { Custom } from './staff';
import type { Appeal, Task } from './views';

/** One action: the link, its body, and who takes it where that is not whoever has the task on his list. */
export interface Step {
  link: string;
  body: Readonly<Record<string, unknown>>;
  by?: { role: string; unit: string };
}

export interface Known {
  plan: Plan;
  custom: Custom;
  units: readonly string[];
}

/**
 * What a person does with a row of the work list, on the appeal as it stands. Null: nothing now, somebody else's turn;
 * a text: why nobody can go on.
 */
export function stepsFor(task: Task, appeal: Appeal, known: Known): readonly Step[] | null | string {
  const { plan, custom, units } = known;
  const order = appeal.orders.find((o) => o.no === task.order);
  switch (task.link) {
    case 'supplyElements':
      return [{ link: 'supplyElements', body: Object.fromEntries(appeal.missing.map((e) => [e, `补充：${e}`])) }];
    case 'accept': {
      const [reason] = custom.nonAcceptanceReasons;
      if (plan.intake === 'notAccept' && reason !== undefined)
        return [{ link: 'notAccept', body: { reason, told: true, explanation: WORDS.notAcceptedWhy } }];
      return [{ link: 'accept', body: appeal.category === null ? { category: custom.categories[0] } : {} }];
    }
    case 'dispatch': {
      if (plan.routing === 'answerDirectly') return [{ link: 'answerDirectly', body: { answer: WORDS.answer } }];
      const dispatch = dispatchTo(units, plan);
      return dispatch ? [dispatch] : 'no account handles for any unit';
    }
    case 'sign':
      return [{ link: 'sign', body: {} }];
    case 'submitFeedback':
      return order ? handling(order, appeal, known) : null;
    case 'signOffFeedback':
      return order?.draft ? [{ link: 'signOffFeedback', body: { draft: order.draft.no } }] : null;
    case 'reply':
      // who forgot the reply, or never reached the appellant, is not reminded by his list but by the reviewer
      return null;
    case 'approveFeedback': {
      const before = plan.signOff === 'none' ? 1 : 0;
      return plan.reviewerRejects && order?.rejections === before
        ? [rejectFor(WORDS.requirements, ['legalSource'])]
        : [{ link: 'approveFeedback', body: {} }];
    }
    case 'recordVisit':
      return visits(plan);
    default:
      return `no person of a drive knows how to ${task.link}`;
  }
}

/** the step that a person takes instead, after a refusal that says what to do; null: look at the list again */
export function insteadOf(
  step: Step,
  refused: { refused: string; data: Readonly<Record<string, unknown>> },
  { plan, units }: Known,
): Step | null {
  switch (refused.refused) {
    case 'categoryWithoutLimit': {
      const { offered, allowed } = refused.data;
      const category: unknown = offered ?? (Array.isArray(allowed) ? allowed[0] : undefined);
      return category === undefined ? null : { ...step, body: { ...step.body, category } };
    }
    case 'modeNotInPack':
      return step.link === 'answerDirectly' ? dispatchTo(units, plan) : null;
    case 'replyMissing':
      return rejectFor(WORDS.replyRequired, []);
    default:
      return null;
  }
}

function dispatchTo(units: readonly string[], plan: Plan): Step | null {
  const unit = units[plan.unit % units.length];
  return unit === undefined ? null : { link: 'dispatch', body: { unit, note: WORDS.dispatchNote } };
}

const rejectFor = (requirements: string, missing: readonly string[]): Step => ({
  link: 'rejectFeedback',
  body: { missing, requirements },
});

/** calls until one is answered, or until so many that the city counts the visit as not reached: then the appeal is archived */
function visits({ unansweredVisits, satisfaction }: Plan): Step[] {
  const unanswered: Step = { link: 'recordVisit', body: { method: 'telephone', reached: false } };
  if (unansweredVisits === null) return [unanswered];
  return [
    ...Array.from({ length: unansweredVisits }, () => unanswered),
    { link: 'recordVisit', body: { method: 'telephone', reached: true, satisfaction, opinion: WORDS.opinion } },
  ];
}
