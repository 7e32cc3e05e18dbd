import type { StatedLimit } from '../domain/policy/clause';
import type { Pack } from '../domain/policy/pack';
import type { Policy } from '../domain/policy/policy';
import type { PlatformDefaults } from '../domain/policy/platform-defaults';

const A_MINUTE = { value: 1, unit: 'minutes' } as const;

/** the rungs stand at 3, 8, 15, 30 and 45 seconds of a limit of one minute */
const LADDER: PlatformDefaults['ladder']['shortLimits'] = (
  [
    ['reminder', 3],
    ['yellowCard', 8],
    ['redCard', 15],
    ['writtenSupervision', 30],
    ['reportToLeader', 45],
  ] as const
).map(([rung, seconds]) => ({ rung, moment: { at: 'partOfSpan', numerator: seconds, denominator: 60 } }));

/**
 * The next version of the rehearsal city's policy, under which everything falls due within a minute, so that many alarms fall
 * into the time in which processes are dead: every limit, the watch over undispatched work, the silence that counts as receipt
 * or as acceptance, the time for rating. Every other clause stays as it is.
 */
export function hurried(policy: Policy): Policy {
  const limit = (from: string): StatedLimit => ({ ...A_MINUTE, from, text: '一分钟', rule: 'R-SYS-05' });
  const { pack } = policy;
  return {
    ...policy,
    version: policy.version + 1,
    pack: {
      ...pack,
      dispatchLimit: limit('accepted'),
      signLimit: limit('dispatched'),
      contactLimit: { transferOrders: limit('received'), help: limit('signed') },
      returnLimit: pack.returnLimit && { ...pack.returnLimit, ...A_MINUTE },
      timeLimits: handlingLimits(limit('dispatched')),
      rejectionRules: pack.rejectionRules && { ...pack.rejectionRules, limit: limit('feedbackRejected') },
      ...(pack.ladder ? { ladder: { ...pack.ladder, shortLimits: LADDER } } : {}),
      platformLimits: {
        decideReturn: limit('returnRequested'),
        decideExtension: limit('extensionRequested'),
        reviewFeedback: limit('feedbackSubmitted'),
        returnVisit: limit('closed'),
      },
      unsignedCountsAsReceived: limit('dispatched'),
      writtenSupervisionReplyLimit: limit('supervised'),
      reopenWindow: limit('closed'),
    },
  };
}

const handlingLimits = (each: StatedLimit): Pack['timeLimits'] => ({
  consultation: each,
  help: each,
  complaint: each,
  report: each,
  suggestion: each,
  opinion: each,
  criticism: each,
  reflection: each,
  default: each,
});
