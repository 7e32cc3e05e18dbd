import { type CountingParameters } from './counting-parameters';
import { type Policy, type Stipulation } from './policy';
import {
  clockStart,
  contactAttempts,
  ladderOf,
  parameter,
  reviewLimit,
  reworkLimit,
  undispatchedWatch,
  unsignedCountsAsReceived,
  visitAttempts,
  visitLimit,
  visitSampleRate,
} from './stipulations';

/** Every path of the pack at which its source is silent: 'timeLimits.report', 'reports.0.period' (R-SYS-06). */
export function silences(policy: Policy): readonly string[] {
  return nullsIn(policy.pack, []);
}

/** What stands in for silence: each platform default that this city runs on, to be shown as such (R-SYS-05). */
export function defaultsInUse(policy: Policy): Stipulation<unknown>[] {
  const all: (Stipulation<unknown> | null)[] = [
    ...COUNTING.map(([name, rule, ambiguity]) => parameter(policy, name, rule, ambiguity)),
    clockStart(policy, 'handling'),
    clockStart(policy, 'sign'),
    clockStart(policy, 'return'),
    clockStart(policy, 'statutory'),
    undispatchedWatch(policy),
    unsignedCountsAsReceived(policy),
    reworkLimit(policy),
    reviewLimit(policy),
    visitLimit(policy),
    visitSampleRate(policy),
    visitAttempts(policy),
    contactAttempts(policy),
    ladderOf(policy),
  ];
  return all.filter((one) => one?.provenance === 'default').filter((one) => one !== null);
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
