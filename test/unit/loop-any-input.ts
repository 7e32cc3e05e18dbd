import type { WorkOrder } from '../../domain/loop/state';
import { civilDateOf } from '../../domain/calendar/civil-date';
import { dayAt } from '../../domain/calendar/time-zone';
import type { Given, How } from './loop-given';
import { SUBMITTED, UNIT, WHOLE_DOCUMENT } from './loop-given';

/** What a person might do next, and how long after the last one did something. */
export interface Move {
  /** what the work list asks for; any link that is legal now; any link at all, by anybody who may */
  does: 'next' | 'legal' | 'wild';
  pick: number;
  pause: number;
  role: number;
  unit: string | undefined;
  parts: readonly string[] | undefined;
  /** the one or the other, wherever a link asks yes or no */
  yes: boolean;
  /** the feedback says that the appellant was told */
  told: boolean;
  seen: number | undefined;
}

/** Some input for any link: mostly one that makes sense, sometimes not. */
export function anyInput(
  link: string,
  given: Given,
  { yes, pick, told }: Move,
  order: WorkOrder | undefined,
): { input: unknown; how: How } {
  const { state } = given;
  const meant = order ? { order: order.no } : {};
  const soon = civilDateOf(dayAt(given.now, 'Asia/Shanghai') + (pick % 12));
  const other = pick % 3 === 0 ? UNIT : 'u2-2';
  const all: How = { parts: EVERYTHING };
  switch (link) {
    case 'accept':
      return { input: {}, how: {} };
    case 'supplyElements':
      return { input: {}, how: { parts: state.phase === 'incomplete' ? state.missing : ['place'] } };
    case 'notAccept':
      return {
        input: { reason: REASONS[pick % REASONS.length], told: yes, ...(yes ? { line: '110' } : {}) },
        how: all,
      };
    case 'dispatch':
      return {
        input: { unit: other, mode: 'transfer', ...(yes ? { coUnits: [{ unit: 'u2-3' }] } : {}) },
        how: { ...all, role: 'hotlineOffice' },
      };
    case 'handleDirectly':
      return { input: { unit: UNIT, how: 'threeWayCall', settled: yes }, how: all };
    case 'transferToPartner':
      return { input: { line: yes ? '110' : '961017' }, how: all };
    case 'mergeInto':
      return { input: { master: '2026030200000022' }, how: all };
    case 'handOver':
      return { input: { from: order?.unit ?? UNIT, to: other }, how: all };
    case 'recomputeLimits':
      return { input: yes ? { cause: 'calendar', rollout: '1' } : rebase(given.now), how: all };
    case 'followMaster':
      return { input: { outcome: yes ? 'solved' : 'withdrawn' }, how: all };
    case 'instruct':
      return { input: yes ? { lead: other } : {}, how: all };
    case 'designate':
    case 'reroute':
      return { input: { unit: other, ...meant }, how: all };
    case 'addCoUnit':
      return { input: { unit: 'u2-4', ...(yes ? { dueOn: soon } : {}) }, how: { ...all, role: 'hotlineOffice' } };
    case 'assignOrder':
      return { input: { unit: 'u3-1-1', ...meant }, how: all };
    case 'askConsent':
    case 'consent':
      return { input: { to: yes ? 'return' : 'extension', ...meant }, how: all };
    case 'returnOrder':
      return { input: meant, how: { ...all, role: yes ? 'leaderInCharge' : 'handler' } };
    case 'fileExtension':
    case 'requestExtension':
      return {
        input: { ...meant, told: true, ...(yes ? { until: soon } : { length: 1 + (pick % 8) }) },
        how: { ...all, role: 'responsibleLeader' },
      };
    case 'sendBackPart':
      return { input: { ...meant, ...(yes ? { dueOn: soon } : {}) }, how: all };
    case 'recordContact':
      return { input: { method: 'telephone', reached: yes, ...meant }, how: all };
    case 'signOffFeedback':
      return { input: { draft: order?.draft?.no ?? 1, ...meant }, how: { ...all, role: 'principalLeader' } };
    case 'submitFeedback':
      return {
        input: {
          ...SUBMITTED,
          ...meant,
          outcome: yes ? 'solved' : 'explained',
          ...(told ? {} : { replyMethod: undefined }),
          ...(yes || pick % 2 === 0 ? {} : { reviewOn: soon }),
        },
        how: {
          role: 'principalLeader',
          parts: [...WHOLE_DOCUMENT.filter((part) => told || part !== 'reply'), 'plan'],
        },
      };
    case 'reply':
      return { input: { method: 'telephone', ...meant }, how: all };
    case 'rejectFeedback':
      return { input: { missing: ['legalSource'], ...meant, ...(yes ? { dueOn: soon } : {}) }, how: all };
    case 'tellCaller':
      return { input: { method: 'telephone', reached: yes }, how: all };
    case 'verifyEmergency':
      return { input: { confirmed: yes }, how: all };
    case 'recordVisit':
      return {
        input: { method: 'telephone', reached: yes, satisfaction: told ? 'satisfied' : 'notSatisfied' },
        how: all,
      };
    case 'rate':
      return { input: { satisfaction: yes ? 'satisfied' : 'notSatisfied' }, how: all };
    case 'decideVisit':
      return { input: { then: (['close', 'rework', 'supervise'] as const)[pick % 3] }, how: all };
    case 'recordSpotCheck':
      return { input: { feedbackTrue: yes, unit: UNIT }, how: all };
    case 'followUp':
      return { input: { then: yes ? 'close' : 'rework' }, how: all };
    case 'supervise':
      return { input: { mode: yes ? 'written' : 'special' }, how: all };
    case 'setSupervisionLimit':
      return { input: { no: 1 + (pick % 2), dueOn: soon }, how: all };
    case 'replyToSupervision':
      return { input: { no: 1 + (pick % 2) }, how: all };
    case 'liftCard':
      return { input: { card: state.cards?.[pick % (state.cards.length || 1)]?.v ?? 1 }, how: all };
    case 'proposeAccountability':
      return { input: { trigger: 'SZA-T5', unit: order?.unit ?? UNIT, consequence: true }, how: all };
    case 'decideAccountability':
      return { input: { candidate: 1 + (pick % 2), upheld: yes }, how: all };
    case 'supplement':
      return { input: yes ? { newFact: true } : {}, how: all };
    case 'handToColleague':
      return { input: { ...meant, colleague: yes ? '7' : '8' }, how: all };
    case 'notPublish':
      return { input: { reason: yes ? 'privacy' : 'otherPurpose' }, how: all };
    case 'withdrawPublication':
      return { input: { reason: yes ? 'wrongText' : 'unitApplied' }, how: all };
    case 'attachFile':
      return { input: { file: 'f1', hash: 'h', kind: 'attachment' }, how: all };
    default:
      return { input: meant, how: all };
  }
}

const REASONS = ['SZA-N6', 'SZA-N5', 'SZA-N7', 'AN-N6', 'AN-N8', 'RH-N1'];
const EVERYTHING = [
  ...WHOLE_DOCUMENT,
  ...['answer', 'where', 'danger', 'finding', 'progress', 'proposedOpinion', 'instruction', 'reasons', 'basis'],
  ...[
    'reason',
    'explanation',
    'part',
    'requirements',
    'notice',
    'facts',
    'words',
    'note',
    'plan',
    'opinion',
    'internalNote',
    'grounds',
  ],
];

/** the version that the appeal is under already reaches nobody */
const rebase = (now: number) => ({
  cause: 'policy',
  rollout: '2',
  policyVersion: 2,
  rebase: now % 2 === 0 ? 'fromStart' : 'fromNow',
  asOf: now,
  categories: null,
  units: null,
});
