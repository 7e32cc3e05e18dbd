import { type Limit, limitText } from '../limit/limit';
import type { Instant } from '../limit/instant';
import type { CaseState, WorkOrder } from '../loop/state';
import { CATEGORIES, type Category } from '../policy/category';
import type { Policy, Provenance } from '../policy/policy';
import { acceptedCategories, handlingLimit } from '../policy/stipulations';
import type { Answers } from './answers';
import type { Trial } from './trial';
import { judge, type Verdict } from './verdict';

/** A message of which a file tells when it came and when it was replied to (UTC), and nothing of its course between. */
export interface Replied {
  receivedAt: Instant;
  repliedAt: Instant;
}

/** A handling limit of a city and the categories that stand under it. */
export interface TriedLimit {
  clause: string;
  limit: Limit;
  provenance: Provenance;
  categories: readonly Category[];
}

/** somebody who writes to the city and is answered has asked for a reply (R-TIM-08) */
const MARKS = { replyRequested: true } as const;

/** The handling limits that a policy states, each once; none where it is silent (R-SYS-06). */
export function triedLimits(policy: Policy): TriedLimit[] {
  const limits = new Map<string, TriedLimit>();
  for (const category of CATEGORIES.filter((one) => acceptedCategories(policy).includes(one))) {
    const stated = handlingLimit(policy, category, { urgent: false, simple: false, ...MARKS });
    if (!stated) continue;
    const { clause, value: limit, provenance } = stated;
    const known = limits.get(clause) ?? { clause, limit, provenance, categories: [] };
    limits.set(clause, { ...known, categories: [...known.categories, category] });
  }
  return [...limits.values()];
}

/** What a category's limit says of a message: it counts as received, accepted, dispatched and signed at once, and met by its reply. */
export function judgeReplied(answers: Answers, { receivedAt, repliedAt }: Replied, category: Category): Verdict {
  const { policy, calendar } = answers.rules;
  const order: WorkOrder = {
    status: 'signed',
    no: 1,
    unit: UNIT,
    mode: 'transfer',
    dispatchedAt: receivedAt,
    signedAt: receivedAt,
    failedContacts: 0,
    drafts: 0,
    rejections: 0,
  };
  const state: CaseState = {
    phase: 'handling',
    number: '',
    city: policy.city,
    version: 0,
    policyVersion: policy.version,
    calendarVersion: calendar.version,
    channel: '',
    category,
    marks: MARKS,
    receivedAt,
    acceptedAt: receivedAt,
    closedAt: null,
    draw: 0,
    orders: [order],
    owed: [],
    actedVersion: 0,
    actions: [],
  };
  const handedIn = [{ at: repliedAt }];
  const trial: Trial = { clock: 'handle', state, order, unit: UNIT, category, handedIn, added: null };
  return judge(answers.of(trial) ?? { dueAt: null, alarms: [] }, trial, repliedAt);
}

/** a file names no unit: whoever it was, the city's own days and hours hold */
const UNIT = '';

export const limitWritten = ({ limit }: TriedLimit): string => limitText(limit);
