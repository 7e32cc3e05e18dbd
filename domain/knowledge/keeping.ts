import { isUnitRole, type Role } from '../loop/role';

interface Grant {
  role: Role;
  unit: string | null;
}

/** roles of the platform that keep entries for any unit: a department that has no account yet hands its answers in on paper */
const KEEPS_FOR_ALL: readonly Role[] = ['hotlineOffice', 'administrator'];

/**
 * Whose entries somebody keeps (R-ROL-30 知识库维护): a unit's people those of their own unit (R-KNB-01), the hotline's office
 * and administrators those of all units. No rule asks for a second person; every version says who wrote it and why.
 */
export type Keeping = { all: true } | { all: false; units: readonly string[] };

export function keepingOf(grants: readonly Grant[]): Keeping {
  if (grants.some((g) => KEEPS_FOR_ALL.includes(g.role))) return { all: true };
  const units = grants.flatMap((g) => (isUnitRole(g.role) && g.unit !== null ? [g.unit] : []));
  return { all: false, units: [...new Set(units)] };
}

export const keeps = (keeping: Keeping, unit: string): boolean => keeping.all || keeping.units.includes(unit);
