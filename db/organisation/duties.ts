import type { Knex } from 'knex';
import type { Instant } from '../../domain/limit/instant';
import type { Duty } from '../../domain/organisation/duty';
import { type OrganisationRefusal, refuseChange } from '../../domain/organisation/refusal';
import { recordChange } from '../change-log';
import { sqlInstant } from '../connect';
import { type Doing, oneAtATime } from './doing';
import { standing } from './unit-changes';

const DUTY = {
  id: 'id',
  unit: 'unit',
  categories: 'categories',
  subjects: 'subjects',
  areas: 'areas',
  basis: 'basis',
  from: 'in_force_from',
  until: 'in_force_until',
} as const satisfies Record<keyof Duty, string>;

/** the dispatch catalogue of a city: with `at` (UTC) what is in force then, else all there ever was, the newest first */
export async function dispatchCatalogue(db: Knex, city: string, at: Instant | null): Promise<Duty[]> {
  const rows = await db('duties')
    .where({ city })
    .modify((q) => {
      if (at === null) return;
      const then = new Date(at);
      void q.where('in_force_from', '<=', then).andWhereRaw('(in_force_until is null or in_force_until > ?)', [then]);
    })
    .orderBy('id', 'desc')
    .select<Duty[]>(DUTY);
  return rows.map((d) => ({ ...d, id: String(d.id) }));
}

/**
 * Assigns a duty to a unit from an instant on. Refuses unitNotKnown, unitEnded, periodEmpty, and dutyStands for one that says the
 * same and is in force in the same time.
 */
export async function assignDuty(
  trx: Knex,
  { city, by, at }: Doing,
  duty: Omit<Duty, 'id'>,
): Promise<{ duty: Duty } | { refused: OrganisationRefusal }> {
  await oneAtATime(trx, city);
  const unit = await standing(trx, city, duty.unit, at);
  if ('refused' in unit) return unit;
  const { from, until } = duty;
  if (until !== null && until <= from) return refuseChange('periodEmpty');
  const twin = (await dispatchCatalogue(trx, city, null)).find((d) => saysTheSame(d, duty) && overlaps(d, duty));
  if (twin) return refuseChange('dutyStands', { duty: twin.id, unit: duty.unit });
  const [row] = await trx('duties')
    .insert({
      city,
      unit: duty.unit,
      categories: duty.categories === null ? null : [...duty.categories],
      subjects: [...duty.subjects],
      areas: [...duty.areas],
      basis: duty.basis,
      in_force_from: new Date(from),
      in_force_until: sqlInstant(until),
    })
    .returning<{ id: number }[]>('id');
  const id = String(row?.id);
  await recordChange(trx, { city, type: 'dutyAssigned', subject: id, by, detail: { ...duty } });
  return { duty: { ...duty, id } };
}

/** Ends a duty at an instant; the entry stays. Refuses dutyUnknown for one that is not there or ends before it. */
export async function endDuty(
  trx: Knex,
  { city, by }: Doing,
  { id, until }: { id: string; until: Instant },
): Promise<{ duty: Duty } | { refused: OrganisationRefusal }> {
  await oneAtATime(trx, city);
  const duty = (await dispatchCatalogue(trx, city, null)).find((d) => d.id === id);
  if (!duty || (duty.until !== null && duty.until <= until)) return refuseChange('dutyUnknown', { duty: id });
  // one that has not begun ends where it would have begun
  const ends = Math.max(until, duty.from);
  await trx('duties')
    .where({ city, id })
    .update({ in_force_until: new Date(ends) });
  await recordChange(trx, { city, type: 'dutyEnded', subject: id, by, detail: { unit: duty.unit, until: ends } });
  return { duty: { ...duty, until: ends } };
}

/** the duties of a unit that ends: its successor has them from then on; without one they end */
export async function passDuties(trx: Knex, doing: Doing, from: string, to: string | null): Promise<void> {
  const { city, at } = doing;
  const mine = (await dispatchCatalogue(trx, city, null)).filter(
    (d) => d.unit === from && (d.until === null || d.until > at),
  );
  for (const { id, ...duty } of mine) {
    await endDuty(trx, doing, { id, until: at });
    // what the successor answers for already it does not get twice
    if (to !== null) await assignDuty(trx, doing, { ...duty, unit: to, from: Math.max(at, duty.from) });
  }
}

export const saysTheSame = (a: Omit<Duty, 'id'>, b: Omit<Duty, 'id'>): boolean =>
  a.unit === b.unit &&
  a.basis === b.basis &&
  [a.categories, a.subjects, a.areas].every(
    (list, i) => sorted(list) === sorted([b.categories, b.subjects, b.areas][i] ?? null),
  );

const sorted = (list: readonly string[] | null): string => JSON.stringify(list === null ? null : [...list].sort());

const overlaps = (a: Pick<Duty, 'from' | 'until'>, b: Pick<Duty, 'from' | 'until'>): boolean =>
  (a.until === null || b.from < a.until) && (b.until === null || a.from < b.until);
