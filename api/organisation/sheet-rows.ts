import { z } from 'zod';
import { dayNumberOf } from '../../domain/calendar/civil-date';
import { instantAt } from '../../domain/calendar/time-zone';
import type { Instant } from '../../domain/limit/instant';
import { type Role, ROLES, STAFF_ROLES } from '../../domain/loop/role';
import type { OrganisationSheets, SheetName } from '../../domain/organisation/sheet';
import { UNIT_KINDS, type UnitKind } from '../../domain/organisation/unit';
import { CATEGORIES, type Category } from '../../domain/policy/category';
import { documentOf } from '../problems/document';
import type { Said } from '../problems/said';
import { login } from '../schemas/account-input';
import { lineNumber, telephone, unitId, unitName } from '../schemas/organisation-values';
import { prove } from '../schemas/prove';
import { words } from '../schemas/values';
import { CATEGORY_WORDS } from '../words/vocabulary';

/** A row as the file has it: what stands in each column, by the column's name. */
export interface SheetRow {
  row: number;
  fields: Readonly<Record<string, string>>;
}

/** What is wrong with one field of one row, in words for whoever filled it in. */
export interface RowFault {
  sheet: SheetName;
  row: number;
  field: string | null;
  zh: string;
  en: string;
}

/** Proves every row of every sheet; what is wrong is told row by row and field by field, of all of them at once. */
export function readSheets(
  sheets: Readonly<Partial<Record<SheetName, readonly SheetRow[]>>>,
  { now, timezone }: { now: Instant; timezone: string },
): { sheets: OrganisationSheets } | { faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const rows = <T extends object>(sheet: SheetName, schema: z.ZodType<T>): (T & { row: number })[] =>
    (sheets[sheet] ?? []).flatMap(({ row, fields }) => {
      const proved = prove(schema, filledIn(fields));
      if ('value' in proved) return [{ ...proved.value, row }];
      for (const { path, zh, en } of documentOf(proved.problem, 'zh').fields ?? [])
        faults.push({ sheet, row, field: path.split('/')[1] ?? null, zh, en });
      return [];
    });
  const read = {
    units: rows('units', unitRow),
    duties: rows('duties', dutyRow(now, timezone)),
    directory: rows('directory', lineRow),
    people: rows('people', personRow),
  };
  return faults.length > 0 ? { faults } : { sheets: read };
}

/** what is left empty was not filled in */
const filledIn = (fields: SheetRow['fields']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])),
  );

const absent = <T>(value: T | undefined): T | null => value ?? null;

/** several in one cell, with a comma, a semicolon or 、 between them */
const several = (one: z.ZodType<string, string>) =>
  z
    .string()
    .transform((text) => [...new Set(text.split(/[、,，;；\n]+/).map((part) => part.trim()))].filter((p) => p !== ''))
    .pipe(z.array(one).max(100));

/** a code, or its words in Chinese or English */
const coded = <C extends string>(codes: Readonly<Partial<Record<C, Said>>>) => {
  const known = Object.entries(codes) as [C, Said][];
  return z.string().transform((text, context): C => {
    const plain = text.trim().toLowerCase();
    const found = known.find(([one, { zh, en }]) => [one.toLowerCase(), zh, en.toLowerCase()].includes(plain));
    if (found) return found[0];
    context.addIssue({
      code: 'custom',
      params: { code: 'notOneOf', allowed: known.map(([, { zh }]) => zh).join('、') },
    });
    return z.NEVER;
  });
};

const unitRow = z
  .strictObject({
    id: unitId,
    name: unitName,
    nameEn: unitName.optional(),
    kind: coded<UnitKind>(UNIT_KINDS),
    parent: unitId.optional(),
    telephones: several(telephone).optional(),
    into: unitId.optional(),
  })
  .transform(({ into, ...same }) => ({ ...same, into: absent(into) }));

const dutyRow = (now: Instant, timezone: string) => {
  const day = z.iso.date().transform((text) => instantAt(dayNumberOf(text) ?? 0, 0, timezone));
  return z
    .strictObject({
      unit: unitId,
      categories: several(z.string())
        .pipe(z.array(coded<Category>(CATEGORY_WORDS)).max(CATEGORIES.length))
        .optional(),
      subjects: several(words(60)).optional(),
      areas: several(words(60)).optional(),
      basis: words(500),
      from: day.optional(),
      until: day.optional(),
    })
    .transform(({ categories, subjects, areas, from, until, ...same }) => ({
      ...same,
      categories: absent(categories),
      subjects: subjects ?? [],
      areas: areas ?? [],
      from: from ?? now,
      until: absent(until),
    }));
};

const REMOVED: Readonly<Record<'yes' | 'no', Said>> = { yes: { zh: '是', en: 'yes' }, no: { zh: '否', en: 'no' } };

const lineRow = z
  .strictObject({
    number: lineNumber,
    name: unitName,
    unit: unitId,
    telephones: several(telephone).optional(),
    subjects: several(words(60)).optional(),
    openedOn: z.iso.date().optional(),
    mergedOn: z.iso.date().optional(),
    removed: coded<'yes' | 'no'>(REMOVED).optional(),
  })
  .transform(({ removed, ...same }) => ({ ...same, removed: removed === 'yes' }));

const staffRoles = Object.fromEntries(STAFF_ROLES.map((role) => [role, ROLES[role]])) as Partial<Record<Role, Said>>;

const personRow = z
  .strictObject({
    login,
    name: words(200),
    role: coded<Role>(staffRoles),
    unit: unitId.optional(),
  })
  .transform(({ unit, ...same }) => ({ ...same, unit: absent(unit) }));
