import { fourEyes } from '../administration-terms';
import { reopenWindow } from '../loop-terms';
import { supervisionReplyLimit } from '../oversight-terms';
import { platformLimit } from '../platform-limits';
import { type Policy, type Provenance, type Stipulation } from '../policy';
import { byDefault } from '../stipulating';
import {
  clockStart,
  ladderOf,
  parameter,
  reworkLimit,
  unsignedCountsAsReceived,
  visitSampleRate,
  waitingWatch,
} from '../stipulations';
import { type Json } from './fault';
import { isNode, segmentsOf, valueAt } from './fields';

/** What stands at a field: the city's own value, one read from unclear words, a platform default, or nothing. */
export interface Standing {
  value: Json;
  provenance: Provenance | 'silent';
}

/** Fields of a pack in whose place something else stands while the city is silent: a platform default (R-SYS-05). */
const DEFAULTS: Readonly<Record<string, (policy: Policy) => Stipulation<unknown> | null>> = {
  'parameters.countDayOfReceipt': (policy) => parameter(policy, 'countDayOfReceipt', 'R-TIM-18', 'AMB-01'),
  'parameters.deadlineMoment': (policy) => parameter(policy, 'deadlineMoment', 'R-TIM-18', 'AMB-01'),
  'parameters.hourMode': (policy) => parameter(policy, 'hourMode', 'R-TIM-19', 'AMB-02'),
  'parameters.officeHours': (policy) => parameter(policy, 'officeHours', 'R-TIM-18', 'AMB-01'),
  'parameters.timezone': (policy) => parameter(policy, 'timezone', 'R-SYS-08', 'AMB-01'),
  'parameters.handlingClockStart': (policy) => clockStart(policy, 'handling'),
  'parameters.signClockStart': (policy) => clockStart(policy, 'sign'),
  'parameters.returnClockStart': (policy) => clockStart(policy, 'return'),
  'parameters.statutoryClockStart': (policy) => clockStart(policy, 'statutory'),
  'platformLimits.decideReturn': (policy) => platformLimit(policy, 'decideReturn'),
  'platformLimits.decideExtension': (policy) => platformLimit(policy, 'decideExtension'),
  'platformLimits.reviewFeedback': (policy) => platformLimit(policy, 'reviewFeedback'),
  'platformLimits.returnVisit': (policy) => platformLimit(policy, 'returnVisit'),
  undispatched: waitingWatch,
  unsignedCountsAsReceived,
  'rejectionRules.limit': reworkLimit,
  writtenSupervisionReplyLimit: supervisionReplyLimit,
  reopenWindow,
  'returnVisit.rate': visitSampleRate,
  ladder: ladderOf,
  'administration.fourEyes': fourEyes,
  'extension.cumulative': (policy) =>
    policy.pack.extension?.cumulative == null
      ? byDefault(policy.defaults.extensionCumulative, 'extensionCumulative', ['R-EXT-06'], ['AMB-08'])
      : null,
};

/** the fields that a platform default can stand in for */
export const DEFAULTED_FIELDS: readonly string[] = Object.keys(DEFAULTS);

/** What stands at a field of the pack in this version, and where it comes from. */
export function standingAt(policy: Policy, field: string): Standing {
  const path = segmentsOf(field);
  const value = valueAt(policy.pack, path) ?? null;
  if (value !== null) return { value, provenance: isReading(policy, path) ? 'reading' : 'city' };
  return byDefaultAt(policy, field) ?? { value: null, provenance: 'silent' };
}

function byDefaultAt(policy: Policy, field: string): Standing | null {
  const clause = Object.keys(DEFAULTS).find((name) => field === name || field.startsWith(`${name}.`));
  const stands = clause === undefined ? null : DEFAULTS[clause]?.(policy);
  if (clause === undefined || !stands || stands.provenance === 'city') return null;
  const value = valueAt(stands.value, segmentsOf(field.slice(clause.length + 1)).filter(Boolean));
  return value === undefined || value === null ? null : { value, provenance: stands.provenance };
}

/** The nearest clause that says whether its words were clear decides; a clause can name the parts that are not. */
function isReading(policy: Policy, path: readonly string[]): boolean {
  for (let depth = path.length - 1; depth >= 1; depth--) {
    const clause: Json | undefined = valueAt(policy.pack, path.slice(0, depth));
    if (!isNode(clause)) continue;
    const doubts = clause['readingFields'];
    if (clause['reading'] === true || (isNode(doubts) && Object.hasOwn(doubts, path[depth] ?? ''))) return true;
    if (Object.hasOwn(clause, 'rule')) return false;
  }
  return false;
}
