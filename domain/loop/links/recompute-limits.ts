import { z } from 'zod';
import { isReached, limitsAgain } from '../../obligation/limits-again';
import { CATEGORIES } from '../../policy/category';
import type { Policy } from '../../policy/policy';
import { link } from '../link';
import { noPublicationFor } from '../publishing';
import { type CaseState, STAGES } from '../state';

export type Rebase = 'fromStart' | 'fromNow';

const byPolicy = z.strictObject({
  cause: z.literal('policy'),
  rollout: z.string(),
  policyVersion: z.int().positive().describe('the version that reaches the case'),
  rebase: z.enum(['fromStart', 'fromNow']).describe('from when its category limit counts'),
  asOf: z.int().describe('the instant that «now» means, milliseconds since 1970, UTC'),
  categories: z.array(z.enum(CATEGORIES)).nullable(),
  units: z.array(z.string()).nullable(),
});

const byCalendar = z.strictObject({ cause: z.literal('calendar'), rollout: z.string() });

/**
 * 重算时限: an administrator's change of policy reaches a case in flight as a named act (R-SYS-02, R-SYS-19), or a new calendar does
 * by itself (R-SYS-09). What moves is on record with old and new due instants; a case in which nothing changes has no event. The rules
 * it is decided under are those of the newer version.
 */
export const recomputeLimits = link({
  name: 'recomputeLimits',
  zh: '重算时限',
  en: 'Recompute limits',
  about: 'Sent by a rollout of the platform, in the name of the administrator who ordered it.',
  who: ['administrator'],
  on: 'appeal',
  legalIn: STAGES.filter((stage) => stage !== 'archived'),
  to: [],
  rules: ['R-SYS-02', 'R-SYS-09', 'R-SYS-18', 'R-SYS-19'],
  owes: [],
  input: z.discriminatedUnion('cause', [byPolicy, byCalendar]),
  texts: {},
  readsWhy: true,
  sentByPlatform: true,
  decide: ({ state, ...rules }, { input, at }) => {
    const { rollout } = input;
    if (input.cause === 'calendar') {
      const { moved, confirmed } = limitsAgain(state, input, at, rules);
      if (moved.length === 0 && confirmed.length === 0) return { facts: [] };
      const calendarVersion = rules.calendar.version;
      const fact = { type: 'limitsRecomputed', cause: 'calendar', rollout, calendarVersion, moved } as const;
      return { facts: [{ ...fact, confirmed: confirmed.length }] };
    }
    const { policyVersion, rebase, asOf } = input;
    const isOver = state.phase === 'closed' || state.phase === 'archived';
    if (isOver || state.policyVersion >= policyVersion || !isReached(state, input)) return { facts: [] };
    const { moved } = limitsAgain(state, input, at, rules);
    const nothing = publicationPointless(state, rules.policy) ? ({ publishesNothing: true } as const) : {};
    return {
      facts: [{ type: 'limitsRecomputed', cause: 'policy', rollout, policyVersion, rebase, asOf, moved, ...nothing }],
    };
  },
});

/** a decision on the public copy is asked for, and the rules that reach the case leave none to make */
const publicationPointless = (s: CaseState, policy: Policy): boolean =>
  (s.publication?.status === 'proposed' || s.noPublicationAsked !== undefined) && noPublicationFor(s, policy) !== null;
