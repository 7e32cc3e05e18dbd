import type { Rules } from '../../domain/loop/link';
import { nonAcceptanceReasons, repliesToAppellant } from '../../domain/policy/stipulations';
import type { Stage } from '../../domain/loop/state';
import { BY_LEADER, Given, type How, on, rulesOf, SUBMITTED, UNIT, WHOLE_DOCUMENT } from './loop-given';

/** A case that stands in this stage, with all that any link legal there needs: a draft to sign off, a reply to close on. */
export function standingIn(stage: Stage, rules: Rules = rulesOf('suzhou-anhui')): Given {
  switch (stage) {
    case 'received':
      return Given.registered(rules);
    case 'incomplete':
      return Given.registered(rules, { elements: { time: 'given' }, askForMissing: true });
    case 'accepted':
      return standingIn('received', rules).did('accept');
    case 'submitted':
      return standingIn('accepted', rules).did('submitForInstruction', {}, { parts: ['proposedOpinion'] });
    case 'merged':
      return standingIn('accepted', rules).did('mergeInto', { master: '2026030200000022' });
    case 'returnRequested':
      return standingIn('signed', rules).did(
        'returnOrder',
        {},
        { role: 'leaderInCharge', parts: ['reasons', 'basis'] },
      );
    case 'partSubmitted':
      return withPart(rules).did('submitPart', { order: 2 }, { unit: 'u2-2', parts: ['part'] });
    case 'partAccepted':
      return standingIn('partSubmitted', rules).did('acceptPart', { order: 2 });
    case 'dispatched':
      return standingIn('accepted', rules).did('dispatch', { unit: UNIT, mode: 'transfer' });
    case 'signed':
      return standingIn('dispatched', rules).did('sign').did('draftFeedback', {}, { parts: WHOLE_DOCUMENT });
    case 'feedbackSubmitted':
      return repliedAndSubmitted(standingIn('dispatched', rules).did('sign'));
    case 'rework':
      return standingIn('feedbackSubmitted', rules)
        .did('rejectFeedback', { missing: [] })
        .did('draftFeedback', {}, { parts: WHOLE_DOCUMENT });
    case 'closed':
      return standingIn('feedbackSubmitted', rules).did('approveFeedback');
    case 'archived':
      return standingIn('closed', rules).did('recordVisit', {
        method: 'telephone',
        reached: true,
        satisfaction: 'satisfied',
      });
  }
}

/** the result is handed in and the appellant told: by the unit in the same breath, or by the hotline where it replies (R-REP-11) */
function repliedAndSubmitted(signed: Given): Given {
  const sides = repliesToAppellant(signed.rules.policy);
  if (sides.length === 0 || sides.includes('handlingUnit')) return signed.did('submitFeedback', SUBMITTED, BY_LEADER);
  const parts = WHOLE_DOCUMENT.filter((part) => part !== 'reply');
  return signed
    .did('submitFeedback', { ...SUBMITTED, replyMethod: undefined }, { ...BY_LEADER, parts })
    .did('reply', { method: 'telephone' }, { role: 'agent', parts: ['reply'] });
}

/** a lead unit and one that gives a part, which has signed */
const withPart = (rules: Rules): Given =>
  standingIn('accepted', rules)
    .did('dispatch', { unit: UNIT, mode: 'transfer', coUnits: [{ unit: 'u2-2' }] }, { role: 'hotlineOffice' })
    .did('sign', { order: 1 })
    .did('sign', { order: 2 }, { unit: 'u2-2' });

/** the pack in which a link is right: not every city goes every way */
export function packFor(link: string): string {
  switch (link) {
    case 'requestExtension':
    case 'grantExtension':
    case 'refuseExtension':
      return 'an-city';
    case 'referCaller':
    case 'tellCaller':
    case 'declareEmergency':
    case 'verifyEmergency':
      return 'chongqing';
    case 'transferToPartner':
      return 'hainan';
    default:
      return 'suzhou-anhui';
  }
}

/** the case in which a link is right, where standing in a stage is not enough: something has been asked for before */
export function readyFor(link: string, given: Given): Given {
  switch (link) {
    case 'instruct':
      return asked(given, 'submitForInstruction');
    case 'designate': {
      const asking = given.state.phase === 'accepted' ? standingIn('accepted', given.rules) : given;
      return asked(asking, 'submitForDesignation');
    }
    case 'grantExtension':
    case 'refuseExtension':
      return given.when('requestExtension', { length: 5, told: true }, { parts: ['reason', 'explanation'] });
    case 'decideVisit':
      return given.when('recordVisit', { method: 'sms', reached: true, satisfaction: 'notSatisfied' });
    case 'followUp':
      return explained(given.rules);
    case 'submitPart':
      return partIn(given);
    case 'recordSpotCheck':
      return given.repeating('2026030200000022');
    case 'handOver':
    case 'setSupervisionLimit':
    case 'replyToSupervision':
      return noticed(given);
    case 'liftCard':
      return carded(given);
    case 'decideAccountability':
      return given.when('proposeAccountability', { trigger: 'SZA-T1', unit: UNIT }, { parts: ['facts'] });
    case 'reopenNonAcceptance':
      return declined(given.rules) ?? given;
    case 'verifyEmergency':
      return given.having({ type: 'emergencyDeclared' });
    case 'refuseNoPublication':
      return given.having({ type: 'noPublicationRequested', unit: UNIT });
    case 'notPublish':
      return given.having({ type: 'noPublicationRequested', unit: UNIT });
    case 'withdrawPublication':
      return given.having({ type: 'published' });
    case 'tellCaller':
      return untold(given);
    case 'recordContact':
    case 'reply':
      return given.state.phase === 'merged' ? given.did('followMaster', { outcome: 'solved' }) : given;
    default:
      return given;
  }
}

/** laid before an authority; what is under review was so before the result was handed in */
function asked(given: Given, link: 'submitForInstruction' | 'submitForDesignation'): Given {
  const lay = (at: Given): Given => at.when(link, {}, { parts: ['proposedOpinion', 'reasons'] });
  const { state, rules } = given;
  const isAnswered = state.phase === 'handling' && state.orders[0]?.status === 'feedbackSubmitted';
  return isAnswered ? lay(standingIn('signed', rules)).did('submitFeedback', SUBMITTED, BY_LEADER) : lay(given);
}

/** a non-acceptance, where the pack knows any */
function declined(rules: Rules): Given | null {
  const reason = nonAcceptanceReasons(rules.policy)[0]?.code;
  return reason === undefined ? null : standingIn('received', rules).did('notAccept', { reason, told: true });
}

/** the same stage, with a caller who has still to be told of a transfer: one whose order is out, or came back */
function untold(given: Given): Given {
  const { state, rules } = given;
  const out = standingIn('dispatched', rules);
  const back = (): Given => standingIn('returnRequested', rules).did('grantReturn');
  // a reply would have told the caller of the transfer, too
  const submitted = (): Given =>
    out
      .did('sign')
      .did(
        'submitFeedback',
        { outcome: 'solved', satisfaction: 'satisfied' },
        { ...BY_LEADER, parts: WHOLE_DOCUMENT.filter((part) => part !== 'reply') },
      );
  if (state.phase === 'closed')
    // the city whose callers are told of a transfer states no reasons to decline an appeal
    return standingIn('received').did('notAccept', { reason: 'SZA-N6', told: false });
  if (state.orders[0]?.status === 'feedbackSubmitted') return submitted();
  if (state.orders[0]?.status === 'rework') return submitted().did('rejectFeedback', { missing: [] });
  if (state.phase !== 'accepted') return given;
  return state.submitted ? back().did('submitForInstruction', {}, { parts: ['proposedOpinion'] }) : back();
}

/** closed with a plan that is looked at again */
const explained = (rules: Rules): Given =>
  standingIn('signed', rules)
    .did(
      'submitFeedback',
      { ...SUBMITTED, outcome: 'explained', reviewOn: '2026-04-01' },
      { ...BY_LEADER, parts: [...WHOLE_DOCUMENT, 'plan'] },
    )
    .did('approveFeedback');

/** with a written notice that waits for its answer; before a dispatch, of a unit that gave the matter back */
function noticed(given: Given): Given {
  const notice = (at: Given): Given => at.when('supervise', { mode: 'written' }, { parts: ['notice'] });
  const { phase } = given.state;
  if (phase === 'merged')
    return notice(standingIn('signed', given.rules)).when('mergeInto', { master: '2026030200000022' });
  if (phase !== 'accepted') return notice(given);
  const back = notice(standingIn('signed', given.rules))
    .when('returnOrder', {}, { role: 'leaderInCharge', parts: ['reasons', 'basis'] })
    .when('grantReturn');
  return given.state.submitted ? back.when('submitForInstruction', {}, { parts: ['proposedOpinion'] }) : back;
}

/** with a card; where no unit has the matter any more, of the time when one had */
function carded(given: Given): Given {
  const late = on('2026-03-25T09:00');
  const { phase, submitted } = given.state;
  if (phase !== 'accepted' && phase !== 'merged') return given.whenNobodyActsUntil(late);
  const merged = standingIn('dispatched', given.rules)
    .whenNobodyActsUntil(late)
    .when('mergeInto', { master: '2026030200000022' });
  if (phase === 'merged') return merged;
  const split = merged.when('splitOff');
  return submitted ? split.when('submitForInstruction', {}, { parts: ['proposedOpinion'] }) : split;
}

/** signed or sent back, where it is a part that stands so */
function partIn(given: Given): Given {
  const [lead] = given.state.orders;
  const part = withPart(given.rules);
  if (lead?.status !== 'rework') return part;
  return part.did('submitPart', { order: 2 }, { unit: 'u2-2', parts: ['part'] }).did('sendBackPart', { order: 2 });
}

/** for each link, an input that is right wherever the link is legal */
export function rightInput(link: string, given: Given): { input: unknown; how: How } {
  switch (link) {
    case 'supplyElements':
      return { input: {}, how: { parts: ['place'] } };
    case 'notAccept':
      return { input: { reason: 'SZA-N6', told: true }, how: {} };
    case 'transferToPartner':
      return { input: { line: '110' }, how: { parts: [] } };
    case 'handleDirectly':
      return { input: { unit: UNIT, how: 'telephone', settled: true }, how: { parts: ['answer'] } };
    case 'tellCaller':
      return { input: { method: 'telephone', reached: true }, how: {} };
    case 'verifyEmergency':
      return { input: { confirmed: false }, how: { parts: ['finding'] } };
    case 'mergeInto':
      return { input: { master: '2026030200000022' }, how: {} };
    case 'handOver':
      return { input: { from: UNIT, to: 'u2-3' }, how: {} };
    case 'recomputeLimits':
      return { input: { cause: 'calendar', rollout: '1' }, how: {} };
    case 'followMaster':
      return { input: { outcome: 'solved' }, how: {} };
    case 'dispatch':
      return { input: { unit: UNIT, mode: 'transfer' }, how: {} };
    case 'addCoUnit':
      return { input: { unit: 'u2-3' }, how: {} };
    case 'assignOrder':
      return { input: { unit: 'u3-1-1' }, how: {} };
    case 'submitPart':
      return { input: {}, how: { unit: 'u2-2', parts: ['part'] } };
    case 'acceptPart':
    case 'sendBackPart':
      return { input: given.state.orders.length > 1 ? { order: 2 } : {}, how: { parts: ['requirements'] } };
    case 'askConsent':
    case 'consent':
      return { input: { to: 'extension' }, how: {} };
    case 'returnOrder':
      return { input: {}, how: { role: 'leaderInCharge', parts: ['reasons', 'basis'] } };
    case 'reroute':
      return { input: { unit: 'u2-3' }, how: { parts: ['reasons'] } };
    case 'designate':
      return { input: { unit: UNIT }, how: { parts: ['reasons'] } };
    case 'fileExtension':
    case 'requestExtension':
      return {
        input: { length: 2, told: true },
        how: { role: 'responsibleLeader', parts: ['reason', 'explanation'] },
      };
    case 'recordContact':
      return {
        input: { method: 'telephone', reached: true },
        how: given.state.phase === 'merged' ? { role: 'agent' } : {},
      };
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
      return {
        input: { method: 'telephone' },
        how: { parts: ['reply'], ...(given.state.phase === 'merged' ? { role: 'agent' as const } : {}) },
      };
    case 'rejectFeedback':
      return { input: { missing: ['legalSource'] }, how: { parts: ['requirements'] } };
    case 'recordVisit':
      return { input: { method: 'telephone', reached: true, satisfaction: 'satisfied' }, how: {} };
    case 'rate':
      return { input: { satisfaction: 'notSatisfied' }, how: {} };
    case 'decideVisit':
    case 'followUp':
      return { input: { then: 'rework' }, how: { parts: ['reasons'] } };
    case 'recordSpotCheck':
      return { input: { feedbackTrue: false, unit: UNIT }, how: { parts: ['finding'] } };
    case 'supervise':
      return { input: { mode: 'written' }, how: { parts: ['notice'] } };
    case 'setSupervisionLimit':
      return { input: { no: 1, dueOn: '2026-03-30' }, how: {} };
    case 'replyToSupervision':
      return { input: { no: 1 }, how: { parts: ['reply'] } };
    case 'liftCard':
      return { input: { card: given.state.cards?.[0]?.v ?? 1 }, how: { parts: ['reason'] } };
    case 'proposeAccountability':
      return { input: { trigger: 'SZA-T1', unit: UNIT }, how: { parts: ['facts'] } };
    case 'decideAccountability':
      return { input: { candidate: 1, upheld: true, form: 'interview' }, how: { parts: ['reasons'] } };
    case 'notPublish':
      return { input: { reason: 'privacy' }, how: {} };
    case 'withdrawPublication':
      return { input: { reason: 'privacy' }, how: { parts: ['grounds'] } };
    case 'addNote':
      return { input: {}, how: { parts: ['internalNote'] } };
    case 'handToColleague':
      return { input: { colleague: '7' }, how: {} };
    case 'attachFile':
      return { input: { file: 'f1', hash: 'h', kind: 'attachment' }, how: {} };
    default:
      return { input: {}, how: link === 'answerDirectly' ? { parts: ['answer'] } : {} };
  }
}
