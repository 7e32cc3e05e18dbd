import { dayNumberOf } from '../calendar/civil-date';
import { dayAt } from '../calendar/time-zone';
import type { Instant } from '../limit/instant';
import { deadlineMomentOf, dueAfter } from '../limit/limit';
import { handling } from '../obligation/duties';
import type { Category } from '../policy/category';
import { transferTerms, unitNaming } from '../policy/loop-terms';
import type { Policy } from '../policy/policy';
import { processingModes } from '../policy/processing-forms';
import { acceptedCategories, categoryFallback, countingOf, handlingLimit, reworkLimit } from '../policy/stipulations';
import type { FactOf } from './event';
import type { Circumstances, Rules } from './link';
import { type Refusal, refuse } from './refusal';
import { PLATFORM_UNIT, type Role } from './role';
import type { CaseState, WorkOrder } from './state';

// What a dispatch is checked for: the way, the category, the units, and by when a part is wanted.

/** how an order reaches its unit: in the platform, on paper, by telephone (R-DSP-03, R-DSP-20, R-DSP-10) */
export const DISPATCH_MODES = ['transfer', 'paperAssignment', 'telephone'] as const;

export type DispatchMode = (typeof DISPATCH_MODES)[number];

type Refused = { refused: Refusal };

/**
 * The ways in which this city sends orders out. A transfer of which the caller is told goes «by telephone or in writing»
 * (R-DSP-10), so the telephone is among them, and paper where the pack says so. A pack that names no way of sending out
 * excludes none: what it says of answering at the desk keeps no matter from its unit (R-SYS-06).
 */
export function dispatchModes(policy: Policy): readonly DispatchMode[] {
  const named = processingModes(policy);
  const stated = DISPATCH_MODES.filter((mode) => named.includes(mode));
  if (stated.length === 0) return DISPATCH_MODES;
  const { callerTold, inWriting } = transferTerms(policy);
  const also: Readonly<Record<DispatchMode, boolean>> = {
    transfer: false,
    paperAssignment: inWriting,
    telephone: callerTold,
  };
  return DISPATCH_MODES.filter((mode) => stated.includes(mode) || also[mode]);
}

/**
 * The category an order goes out with. One without a limit of its own needs another that has, chosen by a person; the pack's
 * fallback is offered (R-TIM-17). A pack that limits no category at all is silent and refuses nothing (R-SYS-06).
 */
export function categoryFor(policy: Policy, state: CaseState, chosen: Category | undefined): Category | Refused {
  const category = chosen ?? state.category;
  if (category === null) return refuse('elementMissing', 'R-ACC-25', { missing: ['category'] });
  const accepted = acceptedCategories(policy);
  if (!accepted.includes(category)) return refuse('categoryNotInPack', 'R-ACC-25', { category, allowed: accepted });
  const marks = { urgent: state.marks.urgent === true, simple: state.marks.simple === true };
  if (handlingLimit(policy, category, marks)) return category;
  const limited = accepted.filter((c) => handlingLimit(policy, c, { urgent: false, simple: false }));
  if (limited.length === 0) return category;
  const offered = categoryFallback(policy, category);
  return refuse('categoryWithoutLimit', 'R-TIM-17', { category, allowed: limited, ...(offered ? { offered } : {}) });
}

/** The units as a person named them for one matter. */
export interface UnitsNamed {
  unit?: string | undefined;
  coUnits?: readonly { unit: string }[] | undefined;
  dutyRoomLeads?: true | undefined;
}

/**
 * The unit that leads: the one named here, the duty room itself where the city lets it lead the coordination (R-DSP-12), else
 * the one that the government or a leader's instruction named. Refuses unitMissing, unitTwice, leadNotInPack, and
 * leadNamedByOther: of several units the mayor's hotline office names the lead where the measure says so (R-DSP-04).
 */
export function leadFor({ state, policy }: Circumstances, named: UnitsNamed, by: Role): string | Refused {
  const naming = unitNaming(policy);
  const lead = named.dutyRoomLeads ? PLATFORM_UNIT : (named.unit ?? state.named);
  if (lead === undefined) return refuse('unitMissing', 'R-DSP-03');
  if (lead === PLATFORM_UNIT && !naming.dutyRoomMayLead) return refuse('leadNotInPack', 'R-DSP-12', { unit: lead });
  const units = [lead, ...(named.coUnits ?? []).map((co) => co.unit)];
  const twice = units.find((unit, i) => units.indexOf(unit) !== i);
  if (twice !== undefined) return refuse('unitTwice', 'R-DSP-04', { unit: twice });
  if (named.dutyRoomLeads && named.unit !== undefined && named.unit !== lead)
    return refuse('unitTwice', 'R-DSP-12', { unit: named.unit });
  return (units.length > 1 ? unitsNamedByOther(policy, by) : null) ?? lead;
}

/** Where several units handle a matter the measure may say who names them (R-DSP-04); null for whoever may. */
export const unitsNamedByOther = (policy: Policy, by: Role): Refused | null =>
  unitNaming(policy).leadNamedBy === 'hotlineOffice' && by !== 'hotlineOffice'
    ? refuse('leadNamedByOther', 'R-DSP-04', { needed: 'hotlineOffice', role: by })
    : null;

/**
 * The instant by which the lead's order will be due, UTC; null where the city gives no limit, and where its clock starts at
 * the signing, which is still to come.
 */
export function leadDueAt(
  c: Circumstances,
  order: { order: number; unit: string; category: Category },
  at: Instant,
): Instant | null {
  return handling(c.state, order, 'dispatched', at, c)[0]?.dueAt ?? null;
}

/**
 * By when what is owed on an order is owed: the first of its due instants still to come. Null where nothing falls due on it,
 * or all of it has: then it bounds nothing.
 */
export function dueOf(state: CaseState, order: WorkOrder, at: Instant): Instant | null {
  const coming = duesOf(state, order).filter((due) => due > at);
  return coming.length > 0 ? Math.min(...coming) : null;
}

const duesOf = (state: CaseState, order: WorkOrder): readonly Instant[] =>
  state.owed.flatMap((o) =>
    o.order === order.no && (o.kind === 'handle' || o.kind === 'rework' || o.kind === 'part') && o.dueAt !== null
      ? [o.dueAt]
      : [],
  );

/**
 * By when a unit that comes in late, or takes the order `part` over, gives its part: the due instant of the order above if still
 * to come. Once that has passed, or the part's own where nothing falls due above, the policy's rework limit runs from now, so that
 * the part of an overdue matter is owed by an instant too. Null where nothing fell due.
 */
export function partDueAnew(
  state: CaseState,
  { above, part, unit }: { above: WorkOrder; part?: WorkOrder; unit: string },
  at: Instant,
  { policy, calendar }: Rules,
): Instant | null {
  const coming = dueOf(state, above, at);
  if (coming !== null) return coming;
  const limit = reworkLimit(policy);
  const fellDue = [above, ...(part ? [part] : [])].some((o) => duesOf(state, o).length > 0);
  const clock = calendar.forClock('part', unit);
  return limit && fellDue ? dueAfter(at, limit.value, countingOf(policy), clock).at : null;
}

/**
 * By when a part is wanted: the city's deadline moment of the day named, else the due instant of the order above (R-DSP-23);
 * on that order's own last day it is that instant. Refuses limitPassed, and partDueTooLate for a later day.
 */
export function partDueAt(
  { policy, calendar }: Rules,
  part: { unit: string; dueOn?: string | undefined },
  above: Instant | null,
  at: Instant,
): { at: Instant | null } | Refused {
  if (part.dueOn === undefined) return { at: above };
  const counting = countingOf(policy);
  const day = dayNumberOf(part.dueOn) ?? 0;
  const due = deadlineMomentOf(day, counting, calendar.forClock('part', part.unit));
  if (due <= at) return refuse('limitPassed', 'R-DSP-23', { dueOn: part.dueOn });
  if (above === null) return { at: due };
  // 24:00 belongs to the day that it ends
  if (day > dayAt(above - 1, counting.timezone))
    return refuse('partDueTooLate', 'R-DSP-23', { unit: part.unit, dueOn: part.dueOn });
  return { at: Math.min(due, above) };
}

/** the fact of a part given to another unit under an order */
export const partDispatched = (
  part: { order: number; unit: string; mode: string; category: Category; under: number },
  kind: 'coHandling' | 'assigned',
  due: Instant | null,
): FactOf<'dispatched'> => ({
  type: 'dispatched',
  ...part,
  part: kind,
  ...(due === null ? {} : { partDueAt: due }),
});
