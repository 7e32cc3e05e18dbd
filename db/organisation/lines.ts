import type { Knex } from 'knex';
import type { MergedLine } from '../../domain/organisation/directory';
import { type OrganisationRefusal, refuseChange } from '../../domain/organisation/refusal';
import { recordChange } from '../change-log';
import { type Doing, oneAtATime } from './doing';
import { standing } from './unit-changes';

/** A line as an administrator enters it. */
export type NewLine = Omit<MergedLine, 'id' | 'unitName'>;

type Changed = { line: MergedLine } | { refused: OrganisationRefusal };

/** the directory of a city's merged lines, by number */
export async function directoryOf(db: Knex, city: string): Promise<MergedLine[]> {
  const { rows } = await db.raw<{ rows: MergedLine[] }>(
    `select l.id::text, l.number, l.name, l.unit, u.name as "unitName", l.telephones, l.subjects,
            l.opened_on::text as "openedOn", l.merged_on::text as "mergedOn"
       from lines l join units u on u.city = l.city and u.id = l.unit
      where l.city = ? and l.removed_at is null order by l.number`,
    [city],
  );
  return rows;
}

/** Enters a line into the directory. Refuses lineTaken, unitNotKnown, unitEnded. */
export async function addLine(trx: Knex, { city, by, at }: Doing, line: NewLine): Promise<Changed> {
  await oneAtATime(trx, city);
  const unit = await standing(trx, city, line.unit, at);
  if ('refused' in unit) return unit;
  const taken = await trx('lines').where({ city, number: line.number }).whereNull('removed_at').first('id');
  if (taken) return refuseChange('lineTaken', { line: line.number });
  const [row] = await trx('lines')
    .insert({ city, ...rowOf(line) })
    .returning<{ id: number }[]>('id');
  await recordChange(trx, {
    city,
    type: 'directoryEntryAdded',
    subject: line.number,
    by,
    detail: { unit: line.unit, name: line.name, mergedOn: line.mergedOn },
  });
  return { line: { ...line, id: String(row?.id), unitName: unit.unit.name } };
}

/** Changes an entry; what stays as it was leaves no event. Refuses lineNotInDirectory, lineTaken, unitNotKnown, unitEnded. */
export async function changeLine(
  trx: Knex,
  { city, by, at }: Doing,
  { id, patch }: { id: string; patch: Partial<NewLine> },
): Promise<Changed> {
  await oneAtATime(trx, city);
  const lines = await directoryOf(trx, city);
  const was = lines.find((l) => l.id === id);
  if (!was) return refuseChange('lineNotInDirectory', { line: id });
  const changed = (Object.keys(patch) as (keyof NewLine)[]).filter(
    (field) => patch[field] !== undefined && JSON.stringify(patch[field]) !== JSON.stringify(was[field]),
  );
  if (changed.length === 0) return { line: was };
  const becomes = Object.fromEntries(changed.map((field) => [field, patch[field]])) as Partial<NewLine>;
  const { number, unit } = becomes;
  if (number !== undefined && lines.some((l) => l.number === number))
    return refuseChange('lineTaken', { line: number });
  if (unit !== undefined) {
    const there = await standing(trx, city, unit, at);
    if ('refused' in there) return there;
  }
  const { id: _id, unitName: _name, ...before } = was;
  await trx('lines')
    .where({ city, id })
    .update(rowOf({ ...before, ...becomes }));
  const old = Object.fromEntries(changed.map((field) => [field, was[field]]));
  await recordChange(trx, {
    city,
    type: 'directoryEntryChanged',
    subject: was.number,
    by,
    detail: { old, new: becomes },
  });
  const line = (await directoryOf(trx, city)).find((l) => l.id === id);
  return line ? { line } : refuseChange('lineNotInDirectory', { line: id });
}

/** Takes an entry out of the directory; it stays in the store. Refuses lineNotInDirectory. */
export async function removeLine(
  trx: Knex,
  { city, by, at }: Doing,
  id: string,
): Promise<{ removed: string } | { refused: OrganisationRefusal }> {
  await oneAtATime(trx, city);
  const was = (await directoryOf(trx, city)).find((l) => l.id === id);
  if (!was) return refuseChange('lineNotInDirectory', { line: id });
  await trx('lines')
    .where({ city, id })
    .update({ removed_at: new Date(at) });
  await recordChange(trx, { city, type: 'directoryEntryRemoved', subject: was.number, by, detail: { unit: was.unit } });
  return { removed: was.number };
}

/** the lines of a unit that ends lead to its successor; without one they are taken out */
export async function passLines(trx: Knex, doing: Doing, from: string, to: string | null): Promise<void> {
  for (const { id } of (await directoryOf(trx, doing.city)).filter((l) => l.unit === from))
    if (to === null) await removeLine(trx, doing, id);
    else await changeLine(trx, doing, { id, patch: { unit: to } });
}

const rowOf = ({ openedOn, mergedOn, telephones, subjects, ...same }: NewLine): Record<string, unknown> => ({
  ...same,
  telephones: [...telephones],
  subjects: [...subjects],
  opened_on: openedOn,
  merged_on: mergedOn,
});
