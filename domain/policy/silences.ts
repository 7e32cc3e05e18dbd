import { fourEyes } from './administration-terms';
import { type CountingParameters } from './counting-parameters';
import { decideExtensionLimit, decideReturnLimit, reopenWindow } from './loop-terms';
import { supervisionReplyLimit } from './oversight-terms';
import { type PlatformDefaults } from './platform-defaults';
import { type Policy, type Stipulation } from './policy';
import { byDefault } from './stipulating';
import {
  clockStart,
  contactAttempts,
  knowledgeReportLimit,
  ladderOf,
  parameter,
  reviewLimit,
  reworkLimit,
  undispatchedWatch,
  unlimitedHandlingWatch,
  unsignedCountsAsReceived,
  visitAttempts,
  visitLimit,
  visitSampleRate,
} from './stipulations';

/** Every path of the pack at which its source is silent: 'timeLimits.report', 'reports.0.period' (R-SYS-06). */
export function silences(policy: Policy): readonly string[] {
  return nullsIn(policy.pack, []).filter((path) => !OUR_WORDS.includes(path));
}

/** what stands in a pack about its source, which no source can be silent about */
const OUR_WORDS = ['readings', 'notes'];

/** What stands in for silence: each platform default that this city runs on, to be shown as such (R-SYS-05). */
export function defaultsInUse(policy: Policy): Stipulation<unknown>[] {
  const all: (Stipulation<unknown> | null)[] = [
    ...COUNTING.map(([name, rule, ambiguity]) => parameter(policy, name, rule, ambiguity)),
    clockStart(policy, 'handling'),
    clockStart(policy, 'sign'),
    clockStart(policy, 'return'),
    clockStart(policy, 'statutory'),
    undispatchedWatch(policy),
    unlimitedHandlingWatch(policy),
    unsignedCountsAsReceived(policy),
    reworkLimit(policy),
    reviewLimit(policy),
    visitLimit(policy),
    decideReturnLimit(policy),
    decideExtensionLimit(policy),
    supervisionReplyLimit(policy),
    knowledgeReportLimit(policy),
    reopenWindow(policy),
    visitSampleRate(policy),
    visitAttempts(policy),
    contactAttempts(policy),
    ladderOf(policy),
    ...termsByDefault(policy),
    fourEyes(policy),
  ];
  return all.filter((one) => one?.provenance === 'default').filter((one) => one !== null);
}

/** Defaults that are no limits: terms on which the loop goes other ways where the pack's clause leaves them open. */
function termsByDefault({ pack, defaults }: Policy): (Stipulation<unknown> | null)[] {
  const where = (open: boolean, name: keyof PlatformDefaults, rule: string, ambiguity: readonly string[] = []) =>
    open ? byDefault(defaults[name], name, [rule], ambiguity) : null;
  return [
    where(pack.returnLimit !== null, 'returnLateAllowed', 'R-RET-05', ['AMB-41']),
    where(pack.extension?.cumulative === null, 'extensionCumulative', 'R-EXT-06', ['AMB-08']),
    where(pack.extension?.approval === null, 'extensionApprovalWhereSilent', 'R-EXT-08'),
    where(pack.replyRules?.level2ReviewsLevel3 === undefined, 'level2Gate', 'R-REP-14', ['AMB-33']),
    where(true, 'pauseOnInstruction', 'R-DSP-24', ['AMB-12']),
    where(true, 'returnsBeforeDesignation', 'R-RET-09'),
  ];
}

const COUNTING: readonly (readonly [keyof CountingParameters, rule: string, ambiguity: string])[] = [
  ['countDayOfReceipt', 'R-TIM-18', 'AMB-01'],
  ['deadlineMoment', 'R-TIM-18', 'AMB-01'],
  ['hourMode', 'R-TIM-19', 'AMB-02'],
  ['officeHours', 'R-TIM-18', 'AMB-01'],
  ['timezone', 'R-SYS-08', 'AMB-01'],
];

function nullsIn(value: unknown, path: readonly string[]): string[] {
  if (value === null) return [path.join('.')];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => nullsIn(inner, [...path, key]));
}
