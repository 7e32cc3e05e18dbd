import { z } from 'zod';
import { UNIT_KINDS, type UnitKind } from '../../domain/organisation/unit';
import { code, words } from './values';

/** an id of a unit, as it stands in dispatches and histories: letters, digits and hyphens */
export const unitId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/)
  .meta({ description: 'letters, digits and hyphens, at most 40' });

export const unitKind = z.enum(Object.keys(UNIT_KINDS) as [UnitKind, ...UnitKind[]]);

/** id of an entry, as the lists give it */
export const entryId = z
  .string()
  .regex(/^\d{1,15}$/)
  .meta({ description: 'as the list gives it' });

/** the number of a public line or an office: digits, with what people write between them */
export const telephone = z.string().regex(/^[+\d][\d\s()-]{2,29}$/);

export const telephones = z.array(telephone).max(20).meta({ description: 'of the office, never a person’s own' });

/** words by which something is known; white space around them says nothing */
export const keywords = (most: number) =>
  z
    .array(words(60))
    .max(most)
    .transform((list) => [...new Set(list.map((word) => word.trim()))]);

/** why something is changed: the decree, the reason; it stands in the log of changes */
export const reason = words(2000).meta({ description: 'stands in the log of changes; no names of persons' });

export const unitName = words(120);
export const lineNumber = code(30).regex(/^\d[\d-]*$/);
export const civilDay = z.iso.date();
