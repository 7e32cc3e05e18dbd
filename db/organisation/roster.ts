import type { Knex } from 'knex';
import type { Instant } from '../../domain/limit/instant';
import type { Role } from '../../domain/loop/role';
import { type OrganisationRefusal, refuseChange } from '../../domain/organisation/refusal';
import { recordChange } from '../change-log';
import { type Doing, oneAtATime } from './doing';

/** Who is on duty, in which role, from when to when (UTC, the end exclusive). */
export interface RosterEntry {
  id: string;
  account: string;
  name: string;
  role: Role;
  unit: string | null;
  from: Instant;
  until: Instant;
}

export type NewRosterEntry = Omit<RosterEntry, 'id' | 'name'>;

const ENTRY = `select r.id::text, r.account::text, a.name, r.role, r.unit, r.starts_at as "from", r.ends_at as until
  from roster r join accounts a on a.id = r.account where r.city = ? and r.cancelled_at is null`;

/** the roster of a city between two instants (UTC), by their beginnings; one instant twice: who is on duty then */
export async function rosterOf(db: Knex, city: string, from: Instant, until: Instant): Promise<RosterEntry[]> {
  const { rows } = await db.raw<{ rows: RosterEntry[] }>(
    `${ENTRY} and r.starts_at <= ? and r.ends_at > ? order by r.starts_at, r.role, r.unit, a.name`,
    [city, new Date(until), new Date(from)],
  );
  return rows;
}

/**
 * Puts somebody on duty. Whoever is on duty holds that role, at that unit where the role belongs to one: a roster gives no rights.
 * Refuses periodEmpty, accountNotKnown and grantNotHeld.
 */
export async function setOnDuty(
  trx: Knex,
  { city, by }: Doing,
  entry: NewRosterEntry,
): Promise<{ entry: string } | { refused: OrganisationRefusal }> {
  await oneAtATime(trx, city);
  const { account, role, unit, from, until } = entry;
  if (until <= from) return refuseChange('periodEmpty');
  if (!(await activeAccount(trx, city, account))) return refuseChange('accountNotKnown', { account });
  if (!(await trx('account_roles').where({ account, role, unit }).first('role')))
    return refuseChange('grantNotHeld', { account, role, ...(unit === null ? {} : { unit }) });
  const [row] = await trx('roster')
    .insert({ city, account, role, unit, starts_at: new Date(from), ends_at: new Date(until) })
    .returning<{ id: number }[]>('id');
  const id = String(row?.id);
  await recordChange(trx, { city, type: 'rosterSet', subject: id, by, detail: { ...entry } });
  return { entry: id };
}

/** Takes an entry back. Refuses entryUnknown. */
export async function cancelOnDuty(
  trx: Knex,
  { city, by, at }: Doing,
  id: string,
): Promise<{ entry: string } | { refused: OrganisationRefusal }> {
  const taken = await trx('roster')
    .where({ city, id })
    .whereNull('cancelled_at')
    .update({ cancelled_at: new Date(at) });
  if (taken === 0) return refuseChange('entryUnknown', { entry: id });
  await recordChange(trx, { city, type: 'rosterSet', subject: id, by, detail: { cancelled: true } });
  return { entry: id };
}

export async function activeAccount(db: Knex, city: string, id: string): Promise<boolean> {
  return (await db('accounts').where({ city, id, active: true }).first('id')) !== undefined;
}
