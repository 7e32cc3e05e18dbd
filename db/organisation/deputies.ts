import type { Knex } from 'knex';
import type { Instant } from '../../domain/limit/instant';
import { type OrganisationRefusal, refuseChange } from '../../domain/organisation/refusal';
import { recordChange } from '../change-log';
import { type Doing, oneAtATime } from './doing';
import { activeAccount } from './roster';

/** A deputy (代理人): acts for an absent person in that person's roles, from when to when (UTC, the end exclusive). */
export interface Deputy {
  id: string;
  absent: string;
  absentName: string;
  deputy: string;
  deputyName: string;
  from: Instant;
  until: Instant;
  /** ended before its time */
  endedAt: Instant | null;
}

/** the deputies of a city whose time is not over at `at` (UTC), by their beginnings */
export async function deputiesOf(db: Knex, city: string, at: Instant): Promise<Deputy[]> {
  const { rows } = await db.raw<{ rows: Deputy[] }>(
    `select d.id::text, d.absent::text, p.name as "absentName", d.deputy::text, q.name as "deputyName",
            d.starts_at as "from", d.ends_at as until, d.ended_at as "endedAt"
       from deputies d join accounts p on p.id = d.absent join accounts q on q.id = d.deputy
      where d.city = ? and d.ends_at > ? and d.ended_at is null order by d.starts_at, d.id`,
    [city, new Date(at)],
  );
  return rows;
}

/** The accounts in whose place an account acts at this moment, by PostgreSQL's clock: whose roles it has beside its own. */
export async function standsInFor(db: Knex, city: string, account: string): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { absent: string }[] }>(
    `select distinct d.absent::text from deputies d join accounts p on p.id = d.absent and p.active
      where d.city = ? and d.deputy = ? and d.starts_at <= now() and now() < d.ends_at and d.ended_at is null order by 1`,
    [city, account],
  );
  return rows.map((row) => row.absent);
}

/**
 * Names a deputy. As long as it lasts, the deputy's requests are judged with the absent person's roles beside the deputy's own; what
 * is done then is on record as the deputy's act. A deputy's own deputy has none of it. Refuses deputyOfOneself, periodEmpty and
 * accountNotKnown.
 */
export async function nameDeputy(
  trx: Knex,
  { city, by }: Doing,
  { absent, deputy, from, until }: { absent: string; deputy: string; from: Instant; until: Instant },
): Promise<{ deputy: string } | { refused: OrganisationRefusal }> {
  await oneAtATime(trx, city);
  if (absent === deputy) return refuseChange('deputyOfOneself', { account: deputy });
  if (until <= from) return refuseChange('periodEmpty');
  for (const account of [absent, deputy])
    if (!(await activeAccount(trx, city, account))) return refuseChange('accountNotKnown', { account });
  const [row] = await trx('deputies')
    .insert({ city, absent, deputy, starts_at: new Date(from), ends_at: new Date(until) })
    .returning<{ id: number }[]>('id');
  const id = String(row?.id);
  await recordChange(trx, { city, type: 'deputyNamed', subject: id, by, detail: { absent, deputy, from, until } });
  return { deputy: id };
}

/** The absent person is back before the time: the deputy's rights end at once. Refuses entryUnknown. */
export async function endDeputy(
  trx: Knex,
  { city, by, at }: Doing,
  id: string,
): Promise<{ deputy: string } | { refused: OrganisationRefusal }> {
  const ended = await trx('deputies')
    .where({ city, id })
    .whereNull('ended_at')
    .update({ ended_at: new Date(at) });
  if (ended === 0) return refuseChange('entryUnknown', { entry: id });
  await recordChange(trx, { city, type: 'deputyEnded', subject: id, by, detail: {} });
  return { deputy: id };
}
