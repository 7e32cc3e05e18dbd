import type { Knex } from 'knex';
import type { OrganisationRefusal } from '../../domain/organisation/refusal';
import type { Numbered, OrganisationSheets, RowEffect, SheetName, UnitRow } from '../../domain/organisation/sheet';
import { rightsOneAtATime } from '../account-changes';
import { recordChange } from '../change-log';
import { type Doing, oneAtATime } from './doing';
import { duty, line, person, unit, unitMerged } from './import-rows';

export interface RowOutcome {
  sheet: SheetName;
  row: number;
  /** id, number or login of what the row is about */
  subject: string;
  effect: RowEffect;
}

export interface RowRefused {
  sheet: SheetName;
  row: number;
  subject: string;
  refused: OrganisationRefusal;
}

export interface Imported {
  outcomes: readonly RowOutcome[];
  refused: readonly RowRefused[];
  applied: boolean;
}

/** ends the transaction of an import without a trace */
class TakenBack extends Error {
  constructor(readonly imported: Imported) {
    super('taken back');
  }
}

/**
 * Brings an organisation in from a spreadsheet: all of it, or nothing. Every row is tried by the very act that an administrator would
 * take, in one transaction; a preview, or one refused row, takes everything back. What stands already and is the same stays untouched,
 * so an import can be repeated. What a sheet does not name stays as it is.
 */
export async function importOrganisation(
  db: Knex,
  doing: Doing,
  sheets: OrganisationSheets,
  { preview, reason }: { preview: boolean; reason: string },
): Promise<Imported> {
  try {
    return await db.transaction(async (trx) => {
      await oneAtATime(trx, doing.city);
      await rightsOneAtATime(trx, doing.city);
      const imported = await bringIn(trx, doing, sheets, reason);
      if (preview || imported.refused.length > 0) throw new TakenBack({ ...imported, applied: false });
      const count = (effect: RowEffect) => imported.outcomes.filter((o) => o.effect === effect).length;
      const detail = { reason, added: count('added'), changed: count('changed'), ended: count('ended') };
      const { city, by } = doing;
      await recordChange(trx, { city, type: 'organisationImported', subject: city, by, detail });
      return { ...imported, applied: true };
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.imported;
    throw error;
  }
}

type RowResult = { effect: RowEffect } | { refused: OrganisationRefusal };

async function bringIn(
  trx: Knex,
  doing: Doing,
  { units, duties, directory, people }: OrganisationSheets,
  reason: string,
): Promise<Omit<Imported, 'applied'>> {
  const outcomes: RowOutcome[] = [];
  const refused: RowRefused[] = [];
  const keep = (sheet: SheetName, row: number, subject: string, result: RowResult): void => {
    if ('refused' in result) refused.push({ sheet, row, subject, ...result });
    else outcomes.push({ sheet, row, subject, ...result });
  };
  for (const row of aboveFirst(units.filter((u) => u.into === null)))
    keep('units', row.row, row.id, await unit(trx, doing, row));
  for (const row of duties) keep('duties', row.row, row.unit, await duty(trx, doing, row));
  for (const row of directory) keep('directory', row.row, row.number, await line(trx, doing, row));
  for (const row of people) keep('people', row.row, row.login, await person(trx, doing, row));
  // the last, so that a successor that is new stands by then
  for (const { row, id, into } of units)
    if (into !== null) keep('units', row, id, await unitMerged(trx, doing, { unit: id, into, reason }));
  return { outcomes: outcomes.sort(asInFile), refused: refused.sort(asInFile) };
}

const ORDER: readonly SheetName[] = ['units', 'duties', 'directory', 'people'];

const asInFile = (a: { sheet: SheetName; row: number }, b: { sheet: SheetName; row: number }): number =>
  ORDER.indexOf(a.sheet) - ORDER.indexOf(b.sheet) || a.row - b.row;

/** each unit after the one above it, wherever they stand in the sheet; a ring is refused by its first row */
function aboveFirst(rows: readonly Numbered<UnitRow>[]): readonly Numbered<UnitRow>[] {
  const ids = new Set(rows.map((r) => r.id));
  const done = new Set<string>();
  const sorted: Numbered<UnitRow>[] = [];
  const isReady = ({ id, parent }: UnitRow): boolean =>
    parent === undefined || parent === id || !ids.has(parent) || done.has(parent);
  let waiting = [...rows];
  for (;;) {
    const ready = waiting.filter(isReady);
    if (ready.length === 0) return [...sorted, ...waiting];
    for (const r of ready) done.add(r.id);
    sorted.push(...ready);
    waiting = waiting.filter((r) => !ready.includes(r));
  }
}
