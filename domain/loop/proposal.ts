import type { FactOf } from './event';
import type { CaseState } from './state';

/** A proposal to hold a unit to account, numbered within the case; a person decides on it (R-ACT-16). */
export const proposal = (
  s: CaseState,
  of: {
    trigger: string;
    unit: string;
    order?: number | undefined;
    person?: string | undefined;
    automatic?: true;
    consequence?: true;
  },
): FactOf<'accountabilityProposed'> => ({
  type: 'accountabilityProposed',
  no: (s.candidates?.length ?? 0) + 1,
  trigger: of.trigger,
  unit: of.unit,
  ...(of.order === undefined ? {} : { order: of.order }),
  ...(of.person === undefined ? {} : { person: of.person }),
  ...(of.automatic ? { automatic: true as const } : {}),
  ...(of.consequence ? { consequence: true as const } : {}),
});
