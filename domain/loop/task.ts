import type { Instant } from '../limit/instant';
import type { ObligationKind } from '../obligation/obligation';
import type { Role } from './role';
import type { CaseState, Unregistered } from './state';

/** One row of a work list: what is to be done next, by whom, by when. */
export interface Task {
  /** the link that does it */
  link: string;
  role: Role;
  unit: string | null;
  /** work order, 0 where the task is the appeal's */
  order: number;
  /** null: nothing falls due; the list sorts it behind what burns */
  dueAt: Instant | null;
  since: Instant;
}

/** What is to be done on this state, for the work lists. Empty once the case is archived. */
export function tasksOf(s: CaseState | Unregistered): readonly Task[] {
  const due = (kinds: readonly ObligationKind[], order?: number): Instant | null =>
    s.owed.reduce<Instant | null>((first, o) => {
      if (!kinds.includes(o.kind) || (order !== undefined && o.order !== order) || o.dueAt === null) return first;
      return first === null || o.dueAt < first ? o.dueAt : first;
    }, null);
  const own = (link: string, role: Role, since: Instant, dueAt: Instant | null = null): Task => ({
    link,
    role,
    unit: null,
    order: 0,
    dueAt,
    since,
  });
  switch (s.phase) {
    case 'unregistered':
    case 'archived':
      return [];
    case 'received':
      return [own('accept', 'agent', s.receivedAt)];
    case 'incomplete':
      return [own('supplyElements', 'agent', s.receivedAt)];
    case 'accepted':
      return [own('dispatch', 'dispatcher', s.acceptedAt, due(['dispatch']))];
    case 'closed':
      return s.sampled && !s.visited ? [own('recordVisit', 'visitor', s.closedAt, due(['visit']))] : [];
    case 'handling':
      return s.orders.flatMap((o): Task[] => {
        const ofUnit = (link: string, role: Role, since: Instant): Task => ({
          link,
          role,
          unit: o.unit,
          order: o.no,
          dueAt: due(['sign', 'contact', 'handle', 'rework'], o.no),
          since,
        });
        switch (o.status) {
          case 'dispatched':
            return [ofUnit('sign', 'handler', o.dispatchedAt)];
          case 'signed':
          case 'rework':
            return o.draft && o.draft.signedOffBy === undefined
              ? [
                  ofUnit('submitFeedback', 'handler', o.signedAt),
                  ofUnit('signOffFeedback', s.marks.important ? 'principalLeader' : 'leaderInCharge', o.signedAt),
                ]
              : [ofUnit('submitFeedback', 'handler', o.signedAt)];
          case 'feedbackSubmitted':
            return [
              // nothing closes before the appellant was told (R-HDL-02)
              ...(o.replied ? [] : [ofUnit('reply', 'handler', o.submittedAt)]),
              {
                link: 'approveFeedback',
                role: 'reviewer',
                unit: null,
                order: o.no,
                dueAt: due(['review'], o.no),
                since: o.submittedAt,
              },
            ];
        }
      });
  }
}
