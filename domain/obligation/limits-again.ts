import type { Instant } from '../limit/instant';
import type { Moved } from '../loop/facts/administration';
import type { Rules } from '../loop/link';
import type { CaseState } from '../loop/state';
import type { Category } from '../policy/category';
import { againByCalendar } from './counted-again';
import type { Obligation, ObligationKind, Opened, OwedChange } from './obligation';
import { handlingRebased, partBehindLead, type Rebase } from './rebased';

/** A change as it reaches one case: a new version of the policy, or the calendar that is in force now. */
export type Recomputing = { cause: 'calendar' } | { cause: 'policy'; rebase: 'fromStart' | 'fromNow'; asOf: Instant };

/** Whom a change of the policy is for; null stands for all (R-SYS-19). */
export interface Reach {
  categories: readonly Category[] | null;
  units: readonly string[] | null;
}

/** the unit that answers for the matter, or will, is one of those meant, and so is the category */
export function isReached(s: CaseState, { categories, units }: Reach): boolean {
  if (s.acceptedAt === null) return false;
  if (categories !== null && (s.category === null || !categories.includes(s.category))) return false;
  if (units === null) return true;
  const leads = s.orders.filter((o) => o.status !== 'ended' && o.under === undefined).map((o) => o.unit);
  return [...leads, ...(leads.length === 0 && s.named !== undefined ? [s.named] : [])].some((u) => units.includes(u));
}

/**
 * Everything that the case owes, counted again under `rules` at `at` (UTC): what moves, with old and new due instants, and what
 * is only provisional no longer. A new policy recomputes category limits alone; a calendar everything that is counted in days or
 * office hours (R-SYS-09, R-SYS-18, R-SYS-19). `rules.why` has to be there.
 */
export function limitsAgain(
  s: CaseState,
  how: Recomputing,
  at: Instant,
  rules: Rules,
): { owed: OwedChange; moved: readonly Moved[]; confirmed: readonly string[] } {
  const ids = new Ids(s);
  const moves: Move[] = [];
  const confirmed: string[] = [];
  if (how.cause === 'policy') moves.push(...byPolicy(s, rebaseOf(how), at, rules, ids));
  else {
    const isPart = (o: Obligation): boolean => o.kind === 'part';
    for (const o of [...s.owed.filter((one) => !isPart(one)), ...s.owed.filter(isPart)]) {
      const lead = isPart(o) ? moves.find((one) => one.o.kind === 'handle') : undefined;
      const behind = lead && behindLead(s, o, lead, at, rules, ids);
      const again = behind ? { moves: behind } : againByCalendar(s, o, ids.next(o.kind), at, rules);
      if (again === null) continue;
      if ('confirms' in again) confirmed.push(o.id);
      else moves.push({ o, to: ids.taken(again.moves) });
    }
  }
  return {
    owed: {
      opened: moves.map(({ to }) => to),
      settled: moves.map(({ o }) => ({ id: o.id, how: 'replaced', at })),
      confirmed,
    },
    moved: moves.map(({ o, to }) => ({ was: o.id, is: to.id, dueWas: o.dueAt, dueIs: to.dueAt })),
    confirmed,
  };
}

/** a duty, and the one in its place */
interface Move {
  o: Obligation;
  to: Opened;
}

const behindLead = (s: CaseState, part: Obligation, lead: Move, at: Instant, rules: Rules, ids: Ids): Opened | null =>
  partBehindLead(s, part, ids.next('part'), { was: lead.o.dueAt, is: lead.to.dueAt }, at, rules);

function byPolicy(s: CaseState, rebase: Rebase, at: Instant, rules: Rules, ids: Ids): Move[] {
  const moves: Move[] = [];
  for (const o of s.owed.filter(({ kind }) => kind === 'handle')) {
    const to = handlingRebased(s, o, ids.next(o.kind), rebase, at, rules);
    if (!to) continue;
    const lead: Move = { o, to: ids.taken(to) };
    moves.push(lead);
    for (const part of s.owed.filter((one) => one.kind === 'part')) {
      const moved = behindLead(s, part, lead, at, rules, ids);
      if (moved) moves.push({ o: part, to: ids.taken(moved) });
    }
  }
  return moves;
}

const rebaseOf = ({ rebase, asOf }: { rebase: 'fromStart' | 'fromNow'; asOf: Instant }): Rebase =>
  rebase === 'fromNow' ? { from: 'now', asOf } : { from: 'start' };

/** Ids for what one event opens: several of a kind may be replaced at once, so all but the first of them bear a count. */
class Ids {
  private readonly used = new Map<ObligationKind, number>();

  constructor(private readonly s: CaseState) {}

  next(kind: ObligationKind): string {
    const n = (this.used.get(kind) ?? 0) + 1;
    return `${kind}-${this.s.version + 1}${n === 1 ? '' : `.${n}`}`;
  }

  taken(opened: Opened): Opened {
    this.used.set(opened.kind, (this.used.get(opened.kind) ?? 0) + 1);
    return opened;
  }
}
