import type { Instant } from '../limit/instant';
import type { ObligationKind } from '../obligation/obligation';
import type { Role } from './role';
import {
  BEFORE_FEEDBACK,
  type CaseState,
  type InPhase,
  leadOrder,
  liveOrders,
  orderToReroute,
  stageOf,
  type Unregistered,
  type WorkOrder,
} from './state';
import { openNotices } from './supervision';
import { isToldNothing } from './telling';

/** One row of a work list: what is to be done next, by whom, by when. */
export interface Task {
  /** the link that does it */
  link: string;
  role: Role;
  unit: string | null;
  /** account of the unit's person who was named to handle the order; absent: nobody was */
  handler?: string;
  /** which of several: the work order, the notice, the candidate; 0 where the task is the appeal's */
  order: number;
  /** null: nothing falls due; the list sorts it behind what burns */
  dueAt: Instant | null;
  since: Instant;
}

/** What is to be done on this state, for the work lists. Of an archived case only its public copy can still be decided on (R-DIS-04). */
export function tasksOf(s: CaseState | Unregistered): readonly Task[] {
  if (s.phase === 'unregistered') return [];
  if (s.phase === 'archived') return ofPublication(s);
  // the word of authority comes before what the others do: it may undo it
  return [...ofAuthority(s), ...ofPhase(s), ...beside(s), ...ofPublication(s)];
}

function ofPhase(s: CaseState): readonly Task[] {
  switch (s.phase) {
    case 'received':
      return [platform('accept', 'agent', s.receivedAt)];
    case 'incomplete':
      return [platform('supplyElements', 'agent', s.receivedAt)];
    case 'accepted':
      return s.submitted ? [] : [platform('dispatch', 'dispatcher', s.acceptedAt, due(s, ['dispatch']))];
    case 'merged':
      return s.masterOutcome ? [platform('reply', 'agent', s.acceptedAt)] : [];
    case 'handling':
      return liveOrders(s).flatMap((o) => ofOrder(s, o));
    case 'closed':
      return afterClosing(s);
    case 'archived':
      return [];
  }
}

function afterClosing(s: InPhase<'closed'>): readonly Task[] {
  return [
    ...(s.sampled && !s.visited ? [platform('recordVisit', 'visitor', s.closedAt, due(s, ['visit']))] : []),
    ...(s.undecided ? [platform('decideVisit', 'visitor', s.closedAt, due(s, ['visit', 'decideVisit']))] : []),
    ...(isToldNothing(s) ? [platform('tellCaller', 'agent', s.closedAt)] : []),
    ...(s.followUpAt === undefined ? [] : [platform('followUp', 'reviewer', s.closedAt, s.followUpAt)]),
  ];
}

function ofOrder(s: CaseState, o: WorkOrder): readonly Task[] {
  // whom the unit may not know the hotline contacts and tells (R-IDC-11)
  const byPlatform = s.marks.confidential === true;
  const ofUnit = (link: string, role: Role, since: Instant, { unit, handler } = o): Task => ({
    link,
    role,
    unit,
    ...(role === 'handler' ? handledBy(handler) : {}),
    order: o.no,
    dueAt: due(s, [...(byPlatform ? [] : (['contact'] as const)), 'sign', 'part', 'handle', 'rework'], o.no),
    since,
  });
  const onOrder = (link: string, since: Instant, kind: ObligationKind): Task => ({
    ...platform(link, 'reviewer', since, due(s, [kind], o.no)),
    order: o.no,
  });
  const relayed = (link: string, since: Instant, dueAt: Instant | null): Task => ({
    ...platform(link, 'agent', since, dueAt),
    order: o.no,
  });
  const contact =
    byPlatform && 'signedAt' in o && s.owed.some((one) => one.kind === 'contact' && one.order === o.no)
      ? [relayed('recordContact', o.signedAt, due(s, ['contact'], o.no))]
      : [];
  const consent = o.consentAsked
    ? [ofUnit('consent', o.consentAsked === 'return' ? 'leaderInCharge' : 'responsibleLeader', o.dispatchedAt)]
    : [];
  // while an authority is asked again its answer comes first
  const reroute =
    orderToReroute(s)?.no === o.no && !s.submitted
      ? [{ ...platform('reroute', 'dispatcher', o.dispatchedAt, due(s, ['reroute'], o.no)), order: o.no }]
      : [];
  const extension = o.extensionRequested ? [onOrder('grantExtension', o.dispatchedAt, 'decideExtension')] : [];
  switch (o.status) {
    case 'dispatched':
      return [...reroute, ofUnit('sign', 'handler', o.dispatchedAt), ...consent];
    case 'signed':
    case 'rework':
      if (o.under !== undefined) return [ofUnit('submitPart', 'handler', o.signedAt), ...consent];
      return [
        ...reroute,
        ofUnit('submitFeedback', 'handler', o.signedAt),
        ...(o.draft && o.draft.signedOffBy === undefined
          ? [ofUnit('signOffFeedback', s.marks.important ? 'principalLeader' : 'leaderInCharge', o.signedAt)]
          : []),
        ...consent,
        ...extension,
        ...contact,
      ];
    case 'returnRequested':
      return [...reroute, onOrder('grantReturn', o.requestedAt, 'decideReturn')];
    case 'partSubmitted': {
      const above = s.orders.find((one) => one.no === o.under);
      return above ? [ofUnit('acceptPart', 'handler', o.submittedAt, above)] : [];
    }
    case 'feedbackSubmitted':
      return [
        // nothing closes before the appellant was told (R-HDL-02)
        ...(o.replied
          ? []
          : [
              byPlatform
                ? relayed('reply', o.submittedAt, due(s, ['statute']))
                : ofUnit('reply', 'handler', o.submittedAt),
            ]),
        ...contact,
        onOrder(orderToReroute(s) === null ? 'approveFeedback' : 'rejectFeedback', o.submittedAt, 'review'),
      ];
    case 'partAccepted':
    case 'ended':
      return [];
  }
}

/** what lies before a leader or the government, wherever the appeal stands */
function ofAuthority(s: CaseState): readonly Task[] {
  const since = s.acceptedAt ?? s.receivedAt;
  if (s.phase === 'closed') return [];
  if (s.submitted === 'forInstruction') return [platform('instruct', 'municipalLeader', since)];
  if (s.submitted === 'forDesignation') return [platform('designate', 'government', since)];
  return [];
}

/** what is to be done beside the loop */
function beside(s: CaseState): readonly Task[] {
  const since = s.acceptedAt ?? s.receivedAt;
  return [
    ...(s.phase === 'closed' ? [] : whileOpen(s, since)),
    ...openNotices(s).map((one) => ({
      ...platform('replyToSupervision', 'handler', since, s.owed.find((o) => o.id === one.asks)?.dueAt ?? null),
      unit: one.unit ?? null,
      ...handledBy(s.orders.find((o) => o.no === one.order && o.unit === one.unit)?.handler),
      order: one.no,
    })),
    ...(s.candidates ?? [])
      .filter((c) => !c.decided)
      .map((c) => ({ ...platform('decideAccountability', 'supervisor', since), order: c.no })),
  ];
}

/** what the platform decides on the public copy: the unit's application first, which may make the rest pointless (R-DIS-03) */
function ofPublication(s: CaseState): readonly Task[] {
  if (s.phase === 'merged') return [];
  const asked = s.noPublicationAsked;
  if (asked)
    return [
      platform(s.publication?.status === 'published' ? 'withdrawPublication' : 'notPublish', 'reviewer', asked.at),
    ];
  switch (s.publication?.status) {
    case 'undecided':
      return [platform('publish', 'reviewer', s.closedAt ?? s.receivedAt)];
    case 'proposed':
      return [platform('notPublish', 'reviewer', s.closedAt ?? s.receivedAt)];
    default:
      return [];
  }
}

/** the appellant can still take the appeal back (R-SYS-14) */
const isBeforeFeedback = (s: CaseState): boolean =>
  s.phase !== 'handling' || BEFORE_FEEDBACK.includes(stageOf(s, leadOrder(s)));

/** what the end of the matter leaves pointless */
const whileOpen = (s: CaseState, since: Instant): readonly Task[] => [
  ...(s.emergency === 'declared' ? [platform('verifyEmergency', 'dispatcher', since)] : []),
  ...(s.callerTold === false ? [platform('tellCaller', 'agent', since)] : []),
  ...(s.withdrawalAsked && isBeforeFeedback(s) ? [platform('withdraw', 'agent', since)] : []),
];

const handledBy = (handler: string | undefined): Pick<Task, 'handler'> => (handler === undefined ? {} : { handler });

const platform = (link: string, role: Role, since: Instant, dueAt: Instant | null = null): Task => ({
  link,
  role,
  unit: null,
  order: 0,
  dueAt,
  since,
});

/** the first due instant of these kinds, on one order or on the appeal */
function due(s: CaseState, kinds: readonly ObligationKind[], order?: number): Instant | null {
  return s.owed.reduce<Instant | null>((first, o) => {
    if (!kinds.includes(o.kind) || (order !== undefined && o.order !== order) || o.dueAt === null) return first;
    return first === null || o.dueAt < first ? o.dueAt : first;
  }, null);
}
