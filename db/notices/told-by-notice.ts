import type { CaseEvent } from '../../domain/loop/event';
import type { Role } from '../../domain/loop/role';
import type { CaseState } from '../../domain/loop/state';
import { consentingTo } from '../../domain/loop/consent';
import { sqlInstant } from '../connect';
import { notificationsOf, type Told } from '../notification';

/** One thing of which somebody is to be sent word; never more than codes and the appeal's number. */
export interface ToSend {
  city: string;
  number: string;
  /** version of the event that it tells of */
  v: number;
  does: ToldByNotice;
  role: Role;
  unit: string | null;
  /** the account that it is for, where one of the unit has the matter; null: whoever holds the role */
  account: string | null;
  at: string | null;
  /** the rule by which no quiet hours and no digest hold it back; null: they may */
  not_held_by: string | null;
}

/** what an appellant is sent word of: that the appeal was accepted, given more time, answered, or not accepted (R-SYS-07) */
export const APPELLANT_STEPS = ['accepted', 'extended', 'answered', 'notAccepted'] as const;
export type AppellantStep = (typeof APPELLANT_STEPS)[number];

/** what the keeper of a knowledge entry is sent word of: that the clock of a report is about to run out, and that it has (R-KNB-06) */
const REPORT_STEPS = ['knowledgeReportDueSoon', 'knowledgeReportLate'] as const;
export type ReportStep = (typeof REPORT_STEPS)[number];

export type ToldByNotice = Told | AppellantStep | ReportStep;

/** it tells of a report on the knowledge base: its number is the report's, and no appeal's */
export const isOfReport = (does: ToldByNotice): does is ReportStep => REPORT_STEPS.some((step) => step === does);

/**
 * What a step of a case sends: all that stands among the notifications, and besides what stands in a work list from now on (a new
 * work order, a consent that is asked for), because nobody looks at a list at night. What was brought in with a backlog sends
 * nothing. `s` is the state after the events.
 */
export function noticesOf(s: CaseState, events: readonly CaseEvent[]): readonly ToSend[] {
  const listed = notificationsOf(s, events) as readonly Omit<ToSend, 'account' | 'not_held_by'>[];
  const isBacklog = events.some((e) => e.type === 'registered' && e.backlog === true);
  const besides = (isBacklog ? [] : events).flatMap((e) =>
    toldBesides(s, e).map(([does, role, unit]) => ({
      ...{ city: s.city, number: s.number, v: e.v, does, role, unit },
      at: sqlInstant(e.at),
    })),
  );
  return [...listed, ...besides].map((n) => ({ ...n, account: handlerOf(s, n), not_held_by: notHeldBy(s, n.does) }));
}

type Watching = readonly [does: ToldByNotice, role: Role, unit: string | null];

function toldBesides(s: CaseState, e: CaseEvent): readonly Watching[] {
  switch (e.type) {
    case 'dispatched':
      return [[e.type, 'handler', e.unit]];
    case 'consentAsked': {
      const unit = s.orders.find((o) => o.no === e.order)?.unit;
      return unit === undefined ? [] : consentingTo(e.to).map((role): Watching => [e.type, role, unit]);
    }
    case 'accepted':
      // an answer in the same breath says more
      return s.closedAt === null ? toAppellant('accepted') : [];
    case 'notAccepted':
      return toAppellant('notAccepted');
    case 'extended':
      return toAppellant('extended');
    case 'replied':
    case 'directlyAnswered':
      return toAppellant('answered');
    default:
      return [];
  }
}

const toAppellant = (step: AppellantStep): readonly Watching[] => [[step, 'appellant', null]];

/** the colleague to whom the unit has handed its order, where the notice is for the unit's handlers */
function handlerOf(s: CaseState, { role, unit }: Pick<ToSend, 'role' | 'unit'>): string | null {
  if (role !== 'handler') return null;
  const handlers = new Set(
    s.orders.filter((o) => o.unit === unit && o.status !== 'ended').map((o) => o.handler ?? null),
  );
  const [only, another] = handlers;
  return another === undefined ? (only ?? null) : null;
}

/** A red card and what follows it, and whatever concerns a major or an urgent matter, is told at any hour. */
function notHeldBy(s: CaseState, does: ToldByNotice): string | null {
  if (s.emergency !== undefined) return 'R-EMG-01';
  if (s.marks.important) return 'R-EMG-03';
  if (s.marks.urgent) return 'R-EMG-04';
  switch (does) {
    case 'redCard':
    case 'reportToLeader':
      return 'R-SUP-06';
    case 'writtenSupervision':
    case 'supervised':
      return 'R-SUP-01';
    default:
      return null;
  }
}
