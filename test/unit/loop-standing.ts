import type { Rules } from '../../domain/loop/link';
import type { Stage } from '../../domain/loop/state';
import { BY_LEADER, Given, type How, rulesOf, SUBMITTED, UNIT, WHOLE_DOCUMENT } from './loop-given';

/** A case that stands in this stage, with all that any link legal there needs: a draft to sign off, a reply to close on. */
export function standingIn(stage: Stage, rules: Rules = rulesOf('suzhou-anhui')): Given {
  switch (stage) {
    case 'received':
      return Given.registered(rules);
    case 'incomplete':
      return Given.registered(rules, { elements: { time: 'given' }, askForMissing: true });
    case 'accepted':
      return standingIn('received', rules).did('accept');
    case 'dispatched':
      return standingIn('accepted', rules).did('dispatch', { unit: UNIT, mode: 'transfer' });
    case 'signed':
      return standingIn('dispatched', rules).did('sign').did('draftFeedback', {}, { parts: WHOLE_DOCUMENT });
    case 'feedbackSubmitted':
      return standingIn('dispatched', rules).did('sign').did('submitFeedback', SUBMITTED, BY_LEADER);
    case 'rework':
      return standingIn('feedbackSubmitted', rules)
        .did('rejectFeedback', { missing: [] })
        .did('draftFeedback', {}, { parts: WHOLE_DOCUMENT });
    case 'closed':
      return standingIn('feedbackSubmitted', rules).did('approveFeedback');
    case 'archived':
      return standingIn('closed', rules).did('recordVisit', { method: 'telephone', reached: true });
  }
}

/** for each link, an input that is right wherever the link is legal */
export function rightInput(link: string, given: Given): { input: unknown; how: How } {
  switch (link) {
    case 'supplyElements':
      return { input: {}, how: { parts: ['place'] } };
    case 'notAccept':
      return { input: { reason: 'SZA-N6', told: true }, how: {} };
    case 'dispatch':
      return { input: { unit: UNIT, mode: 'transfer' }, how: {} };
    case 'recordContact':
      return { input: { method: 'telephone', reached: true }, how: {} };
    case 'draftFeedback':
      return { input: {}, how: { parts: WHOLE_DOCUMENT } };
    case 'signOffFeedback': {
      const { state } = given;
      const draft = state.phase === 'handling' ? (state.orders[0]?.draft?.no ?? 1) : 1;
      return { input: { draft }, how: {} };
    }
    case 'submitFeedback':
      return { input: SUBMITTED, how: BY_LEADER };
    case 'reply':
      return { input: { method: 'telephone' }, how: { parts: ['reply'] } };
    case 'rejectFeedback':
      return { input: { missing: ['legalSource'] }, how: { parts: ['requirements'] } };
    case 'recordVisit':
      return { input: { method: 'telephone', reached: true, satisfaction: 'satisfied' }, how: {} };
    default:
      return { input: {}, how: link === 'answerDirectly' ? { parts: ['answer'] } : {} };
  }
}
