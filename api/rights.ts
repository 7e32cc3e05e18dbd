import type { Account, Grant } from '../db/accounts';
import type { Sides } from '../db/appeal-view';
import { actingUnit } from '../domain/loop/gate';
import type { Link } from '../domain/loop/link';
import { addNote } from '../domain/loop/links/add-note';
import { type Actor, isUnitRole, type Role, STAFF_ROLES } from '../domain/loop/role';
import { type CaseState, liveOrders, orderMeant, type WorkOrder } from '../domain/loop/state';

export const holdsOneOf = (account: Account, roles: readonly Role[]): boolean =>
  account.grants.some((g) => roles.includes(g.role));

/**
 * What of the city an account sees: the platform's roles all of it, a unit's people the appeals that have or had a work
 * order of their unit.
 */
export type Sight = { all: true } | { all: false; units: readonly string[] };

export function sightOf(account: Account): Sight {
  if (account.grants.some((g) => !isUnitRole(g.role))) return { all: true };
  return { all: false, units: unitsOf(account) };
}

export const unitsOf = (account: Account): readonly string[] => [
  ...new Set(account.grants.flatMap((g) => (isUnitRole(g.role) && g.unit !== null ? [g.unit] : []))),
];

/** whether an account is told the names of a unit's people (null: the platform's): the platform of all, a unit of its own and the platform's */
export const knowsPeopleOf = (account: Account, unit: string | null): boolean =>
  unit === null || account.grants.some((g) => !isUnitRole(g.role) || g.unit === unit);

/**
 * Whose internal notes on this case an account reads: its units', those also that its units took over from, and the platform's
 * where it may write one for the platform (addNote).
 */
export function sidesOf(account: Account, state: CaseState): Sides {
  const own = unitsOf(account);
  const before = state.orders.flatMap((o) => (own.includes(o.unit) ? (o.heldBefore ?? []) : []));
  return {
    platform: account.grants.some((g) => !isUnitRole(g.role) && addNote.who.includes(g.role)),
    units: [...own, ...before],
  };
}

/**
 * As whom an account takes an action: the grant that the link is for and whose unit holds the work order. Of several the
 * highest counts, because a leader who submits has thereby signed off (R-REP-06). An account that holds none acts as what
 * it is, and is refused by the loop.
 */
export function actorFor(account: Account, link: Link, unit: string | null): Actor | null {
  const able = account.grants
    .filter((g) => link.who.includes(g.role))
    .sort((a, b) => link.who.indexOf(b.role) - link.who.indexOf(a.role));
  const fits = (g: Grant): boolean => !isUnitRole(g.role) || unit === null || g.unit === unit;
  const grant = able.find(fits) ?? able[0] ?? account.grants[0];
  return grant ? asActor(account, grant) : null;
}

/** as whom an account acts on this work order, or on the appeal where none is meant: for the unit whose order it is to act on */
export const actorOn = (account: Account, link: Link, state: CaseState, order: WorkOrder | null): Actor | null =>
  actorFor(account, link, order && actingUnit(state, link, order));

/**
 * The work order that an account's request means where it names none: the one order of its own units, if there is one; else
 * the lead's. Whoever acts for two units of one appeal names the order.
 */
export function orderOf(account: Account, link: Link, state: CaseState, no: number | undefined): WorkOrder | null {
  if (no === undefined && link.acts !== 'above') {
    const units = unitsOf(account);
    const [own, another] = liveOrders(state).filter((o) => units.includes(o.unit));
    if (own && !another) return own;
  }
  return orderMeant(state, no);
}

/** as whom an account does something that is no link of the loop; null when it holds none of these roles */
export function actorIn(account: Account, roles: readonly Role[], unit: string | null): Actor | null {
  const grants = account.grants.filter((g) => roles.includes(g.role) && (!isUnitRole(g.role) || g.unit === unit));
  const grant = grants.find((g) => !isUnitRole(g.role)) ?? grants[0];
  return grant ? asActor(account, grant) : null;
}

const asActor = (account: Account, { role, unit }: Grant): Actor => ({
  id: account.id,
  role,
  ...(unit === null ? {} : { unit }),
});

/** all roles, for what everybody signed in may read */
export const EVERY_ROLE: readonly Role[] = STAFF_ROLES;
