import { LOOP } from '../../domain/loop';
import type { Task } from '../../domain/loop/task';
import type { Category } from '../../domain/policy/category';
import { acceptedCategories, repliesToAppellant } from '../../domain/policy/stipulations';
import type { Rules } from '../../domain/loop/link';
import { type Given, type How, SUBMITTED, UNIT, WHOLE_DOCUMENT } from './loop-given';

/** Texts that any link may ask for, all given: what of them a link does not take it does not look at. */
const EVERY_TEXT = [...new Set(LOOP.flatMap((l) => Object.keys(l.texts)))];

/** a category that every one of these packs takes and limits */
const rightCategory = ({ policy }: Rules): Category =>
  acceptedCategories(policy).includes('suggestion') ? 'suggestion' : 'help';

/** What a person does who has this row on the list, so that the case comes nearer to its end. */
export function nextStep({ link, order, unit, role }: Task, given: Given): [link: string, input: unknown, how: How] {
  const { state, rules } = given;
  const how: How = { role, parts: EVERY_TEXT, ...(unit === null ? {} : { unit }) };
  const onOrder = LOOP.find((l) => l.name === link)?.on === 'order' && state.phase === 'handling' ? { order } : {};
  switch (link) {
    case 'accept':
      return [link, { category: rightCategory(rules) }, how];
    case 'supplyElements':
      return [link, {}, { ...how, parts: state.phase === 'incomplete' ? state.missing : [] }];
    case 'dispatch':
      return ['dispatch', dispatching(given), { ...how, role: 'hotlineOffice' }];
    case 'submitFeedback':
      return [
        link,
        { ...SUBMITTED, ...onOrder, ...untold(given) },
        { ...how, role: 'principalLeader', parts: told(given) },
      ];
    case 'signOffFeedback': {
      const draft = state.orders.find((o) => o.no === order)?.draft?.no ?? 1;
      return [link, { draft, ...onOrder }, { ...how, role: 'principalLeader' }];
    }
    case 'reply':
      return [
        link,
        { method: 'letter', ...onOrder },
        platformTells(given) ? { parts: how.parts ?? [], role: 'agent' } : how,
      ];
    case 'consent':
      return [link, { to: state.orders.find((o) => o.no === order)?.consentAsked ?? 'return', ...onOrder }, how];
    case 'recordVisit':
      return [link, { method: 'telephone', reached: true, satisfaction: 'satisfied' }, how];
    case 'decideVisit':
    case 'followUp':
      return [link, { then: 'close' }, how];
    case 'instruct':
      return [link, { lead: UNIT }, how];
    case 'designate':
      return [link, { unit: UNIT }, how];
    case 'reroute':
      return [link, { ...onOrder, unit: state.named ?? UNIT }, how];
    case 'rejectFeedback':
      return [link, { missing: [], ...onOrder }, how];
    case 'recordContact':
      return [link, { method: 'telephone', reached: true, ...onOrder }, how];
    case 'verifyEmergency':
      return [link, { confirmed: true }, how];
    case 'tellCaller':
      return [link, { method: 'telephone', reached: true }, how];
    case 'replyToSupervision':
      return [link, { no: order }, how];
    case 'decideAccountability':
      return [link, { candidate: order, upheld: false }, how];
    case 'notPublish':
    case 'withdrawPublication':
      return [link, { reason: 'privacy' }, how];
    case 'withdraw':
      return [link, {}, how];
    default:
      return [link, onOrder, how];
  }
}

/** the unit tells nobody: of a confidential appeal (R-IDC-11), and where the hotline is the one that replies (R-REP-11) */
const platformTells = ({ state, rules }: Given): boolean => {
  const sides = repliesToAppellant(rules.policy);
  return state.marks.confidential === true || (sides.length > 0 && !sides.includes('handlingUnit'));
};
const untold = (given: Given) => (platformTells(given) ? { replyMethod: undefined } : {});
const told = (given: Given): readonly string[] =>
  platformTells(given) ? WHOLE_DOCUMENT.filter((part) => part !== 'reply') : WHOLE_DOCUMENT;

function dispatching({ state, rules }: Given): object {
  const unit = state.named ?? UNIT;
  return { unit, mode: 'transfer', category: rightCategory(rules) };
}
