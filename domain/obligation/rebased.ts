import { dayAt } from '../calendar/time-zone';
import type { Instant } from '../limit/instant';
import { dueAfter, type Limit, parseLimit } from '../limit/limit';
import type { Rules } from '../loop/link';
import type { CaseState } from '../loop/state';
import type { Category } from '../policy/category';
import { extensionTerms } from '../policy/loop-terms';
import { clockStart, countingOf, handlingLimit } from '../policy/stipulations';
import { type Added, type ClockRun, clockRun, counted, endOf, kept } from './clock-run';
import { alarmsAgain, explainedAgain, inTime, notPastLaw, stipulation } from './counted-again';
import { handlingWithoutLimit, lawOf, marksOf, startOfHandling } from './duties';
import type { Obligation, Opened } from './obligation';
import { owesOf } from './opening';

/** How a new version of the policy reaches a case in flight (R-SYS-19): from when its category limit counts. */
export type Rebase = { from: 'start' } | { from: 'now'; asOf: Instant };

/**
 * The handling limit of an order under the policy of `rules`, which is the newer one: the category's limit from the start of the
 * clock or from `asOf`, and what was granted to it, capped by the new bounds (R-SYS-19, R-EXT-06, R-EXT-12); never past a law
 * (R-EXT-13). `at` (UTC) is now. What would end in the past ends with the next working day. Null when nothing changes: the limit
 * is the same, or its result is under review and was handed in under the old one.
 */
export function handlingRebased(
  s: CaseState,
  o: Obligation,
  id: string,
  rebase: Rebase,
  at: Instant,
  rules: Rules,
): Opened | null {
  const recorded = rules.why?.get(o.id);
  const run = rules.why && ofCity(s, o, clockRun(o.id, rules.why), rules);
  const category = run && categoryOf(s, run.clause);
  if (!recorded || !run || !category || o.heldAt !== undefined || s.emergency) return null;
  const by: Rules = { ...rules, calendar: rules.calendar.forClock(o.kind, o.unit) };
  const since = rebase.from === 'now' ? rebase.asOf : run.startAt;
  const limit = handlingLimit(rules.policy, category, marksOf(s));
  const law = lawOf(s, rules);
  if (!limit) return law ? byLaw(s, o, id, law, at, by) : silent(s, o, id, run, since, rules);
  const fresh: ClockRun = { ...run, since, limit: limit.value, clause: limit.clause, grace: null };
  const capped: ClockRun = { ...fresh, added: addedWithin(run, limit.value, rules) };
  const lawful = notPastLaw(s, withinTotal(capped, by), rules);
  const { due, grace } = inTime(s, o, lawful.due, run, at, rules);
  if (due.at === o.dueAt) return null;
  const more = counted(capped).at(-1);
  // another category's limit is not the city's rule for it (AMB-09, S-39)
  const isFallback = recorded.ambiguity?.includes('AMB-09') === true && limit.clause === recorded.clause;
  const own = isFallback ? { ...limit, ...stipulation(recorded) } : limit;
  const told = more ? { ...stipulation(recorded), value: more } : own;
  return {
    ...o,
    id,
    dueAt: due.at,
    alarms: alarmsAgain(s, o, capped, due, at, by),
    why: explainedAgain({}, { ...capped, grace }, told, due, lawful.statute, by),
  };
}

/** A part is due no later than what its lead answers for (R-DSP-23); one that was due with it moves with it. */
export function partBehindLead(
  s: CaseState,
  o: Obligation,
  id: string,
  lead: { was: Instant | null; is: Instant | null },
  at: Instant,
  rules: Rules,
): Opened | null {
  const recorded = rules.why?.get(o.id);
  const run = rules.why && clockRun(o.id, rules.why);
  if (!recorded || !run || lead.is === null || o.dueAt === null || o.heldAt !== undefined) return null;
  const isWithIt = o.dueAt === lead.was;
  // a lead that is late already asks nothing sooner than it was asked
  if (lead.is === lead.was || lead.is <= at || (!isWithIt && o.dueAt <= lead.is)) return null;
  const by: Rules = { ...rules, calendar: rules.calendar.forClock(o.kind, o.unit) };
  const isKnown = by.calendar.isKnown(dayAt(lead.is - 1, countingOf(rules.policy).timezone));
  const due = { at: lead.is, provisional: !isKnown, skipped: [] };
  return {
    ...o,
    id,
    dueAt: due.at,
    alarms: alarmsAgain(s, o, run, due, at, by),
    why: explainedAgain({ fixed: true }, run, { ...stipulation(recorded), value: run.limit }, due, undefined, by),
  };
}

/** the category under which it was dispatched, which may be another than the appeal's own (AMB-09) */
function categoryOf(s: CaseState, clause: string): Category | null {
  const named = /^timeLimits\.(\w+)$/.exec(clause)?.[1];
  return named !== undefined && named !== 'default' ? (named as Category) : s.category;
}

/** The clock that the city's limit runs by: one opened under a law counted from another instant (R-LAW-06, R-TIM-20). */
function ofCity(s: CaseState, o: Obligation, run: ClockRun | null, rules: Rules): ClockRun | null {
  const order = s.orders.find((one) => one.no === o.order);
  if (!run || !order || !run.clause.startsWith('legalOverrides.')) return run;
  return { ...run, from: clockStart(rules.policy, 'handling').value, startAt: startOfHandling(s, order, rules) };
}

/** the new version has no limit for it, but a law has (R-LAW-06); what was overdue already stays so */
function byLaw(
  s: CaseState,
  o: Obligation,
  id: string,
  { from, startAt, limit, due, statute }: NonNullable<ReturnType<typeof lawOf>>,
  at: Instant,
  rules: Rules,
): Opened | null {
  if (o.dueAt !== null && (due.at === o.dueAt || due.at <= at)) return null;
  const { value, clause } = limit;
  const run: ClockRun = { from, startAt, since: startAt, limit: value, clause, added: [], grace: null };
  return {
    ...o,
    id,
    dueAt: due.at,
    alarms: alarmsAgain(s, o, run, due, at, rules),
    why: explainedAgain({}, run, limit, due, statute, rules),
  };
}

/** the new version has no limit for it: nothing falls due any more, though it is watched (R-SYS-06) */
function silent(s: CaseState, o: Obligation, id: string, run: ClockRun, since: Instant, rules: Rules): Opened | null {
  if (o.dueAt === null) return null;
  const watched = handlingWithoutLimit(s, owesOf(o), run.from, since, since, rules);
  const { limit, clause } = watched.why;
  // what was granted waits for a version that has a limit again
  const added = run.added.map((more) => ({ ...more, counts: null }));
  const waiting = { ...run, since, limit: parseLimit(limit) ?? run.limit, clause, added, grace: null };
  return { ...watched, id, why: { ...watched.why, again: kept(waiting) } };
}

/** granted extensions keep their length and are capped again: by the factor of the new limit, where the pack has one (R-EXT-06) */
function addedWithin(run: ClockRun, limit: Limit, { policy }: Rules): readonly Added[] {
  const terms = extensionTerms(policy);
  const factor = terms?.factorOfOriginal ?? null;
  if (factor === null) return run.added.map((more) => ({ ...more, counts: more.granted }));
  const most = Math.floor(factor * limit.value);
  let before = 0;
  return run.added.map((more): Added => {
    const { granted } = more;
    if (granted.unit !== limit.unit) return { ...more, counts: granted };
    const left = Math.min(granted.value, terms?.cumulative ? most - before : most);
    before += left;
    return { ...more, counts: left === granted.value ? granted : left > 0 ? { ...granted, value: left } : null };
  });
}

/** the end of the run, within the pack's bound on the whole (R-EXT-12) */
function withinTotal(run: ClockRun, { policy, calendar }: Rules) {
  const counting = countingOf(policy);
  const due = endOf(run, counting, calendar);
  const most = extensionTerms(policy)?.maxTotal ?? null;
  if (most === null || counted(run).length === 0) return due;
  const latest = dueAfter(run.since, most, counting, calendar);
  return latest.at < due.at ? latest : due;
}
