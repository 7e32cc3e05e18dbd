import { z } from 'zod';
import type { Instant } from '../../domain/limit/instant';
import { isActive, type Unit, UNIT_KINDS } from '../../domain/organisation/unit';
import { unitKind } from './organisation-values';
import { instantOut, isoOrNull, said } from './values';

/** a network unit as the API shows it */
export const unitView = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  kind: unitKind,
  kindWords: said,
  level: z.int().meta({ description: '1 is the platform; deeper levels handle' }),
  parent: z.string().nullable(),
  telephones: z.array(z.string()).meta({ description: 'of the office' }),
  active: z.boolean().meta({ description: 'orders can be dispatched to it now' }),
  activeFrom: instantOut.nullable(),
  activeUntil: instantOut.nullable(),
});

export const asUnit = (unit: Unit, now: Instant): z.input<typeof unitView> => ({
  ...unit,
  telephones: [...unit.telephones],
  kindWords: UNIT_KINDS[unit.kind],
  active: isActive(unit, now),
  activeFrom: isoOrNull(unit.activeFrom),
  activeUntil: isoOrNull(unit.activeUntil),
});
