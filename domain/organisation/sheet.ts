import type { Role } from '../loop/role';
import type { Duty } from './duty';
import type { MergedLine } from './directory';
import type { Unit } from './unit';

/** the sheets of an organisation's spreadsheet */
export const SHEETS = ['units', 'duties', 'directory', 'people'] as const;

export type SheetName = (typeof SHEETS)[number];

/** A row of a sheet with its number there: 1 is the line of the column names. */
export type Numbered<T> = T & { row: number };

/** a unit as a sheet has it; what is left empty stays as it is; `into`: it was merged into that one */
export interface UnitRow extends Pick<Unit, 'id' | 'name' | 'kind'> {
  nameEn?: string | undefined;
  /** of one that is new and names nobody: the platform */
  parent?: string | undefined;
  telephones?: readonly string[] | undefined;
  into: string | null;
}

/** a duty as a sheet has it; with `until` one that stands already is ended */
export type DutyRow = Omit<Duty, 'id'>;

/** a merged line as a sheet has it; what is left empty stays as it is; `removed`: it is no longer in the directory */
export interface LineRow extends Pick<MergedLine, 'number' | 'name' | 'unit'> {
  telephones?: readonly string[] | undefined;
  subjects?: readonly string[] | undefined;
  openedOn?: string | undefined;
  mergedOn?: string | undefined;
  removed: boolean;
}

/** one role of one person; a person with several roles has several rows. No password ever stands in a sheet. */
export interface PersonRow {
  login: string;
  name: string;
  role: Role;
  unit: string | null;
}

/** An organisation as a spreadsheet has it, read and proved row by row. */
export interface OrganisationSheets {
  units: readonly Numbered<UnitRow>[];
  duties: readonly Numbered<DutyRow>[];
  directory: readonly Numbered<LineRow>[];
  people: readonly Numbered<PersonRow>[];
}

/** what a row would do, or has done */
export type RowEffect = 'added' | 'changed' | 'ended' | 'unchanged';
