import type { WorkingCalendar } from '../../domain/calendar/working-calendar';
import { dayNumberOf } from '../../domain/calendar/civil-date';
import { dayAt } from '../../domain/calendar/time-zone';
import type { Instant } from '../../domain/limit/instant';
import { closedChannels } from '../../domain/policy/channels';
import type { Policy } from '../../domain/policy/policy';
import type { FieldProblem, Problem } from '../problems/problem';
import { wrongFields } from './prove';

/** so much may the clock of another machine be ahead of PostgreSQL's */
const TOLERATED_MS = 120_000;

/**
 * The instant of receipt as it is registered: one a little in the future, by a clock that is ahead, is now. Refuses
 * receivedInFuture and beforeCalendar.
 */
export function receiptAt(
  given: Instant | undefined,
  now: Instant,
  calendar: WorkingCalendar,
  timezone: string,
): { at: Instant | undefined } | { wrong: Pick<FieldProblem, 'code' | 'data'> } {
  if (given === undefined) return { at: undefined };
  if (given > now + TOLERATED_MS)
    return { wrong: { code: 'receivedInFuture', data: { toleratedSeconds: TOLERATED_MS / 1000 } } };
  if (dayAt(given, timezone) < (dayNumberOf(calendar.firstDay) ?? 0))
    return { wrong: { code: 'beforeCalendar', data: { firstDay: calendar.firstDay } } };
  return { at: Math.min(given, now) };
}

/** a channel that the city does not have (R-CHN-34) */
export function channelOutside(policy: Policy, channel: string): Problem | null {
  const channels = closedChannels(policy);
  if (!channels || channels.includes(channel)) return null;
  return wrongFields([{ path: '/channel', code: 'notOneOf', data: { allowed: channels } }]);
}
