import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';
import type { Policy } from '../domain/policy/policy';
import { recordChange } from './change-log';
import { withEveryDefault } from '../packs/load';
import { stepRollout } from './rollouts';

/** A version of a city's policy and how it came to be; instants are UTC. Versions are written once (R-SYS-01). */
export interface PolicyVersion {
  version: number;
  effectiveFrom: Instant;
  /** accounts; 'huiying' made the version that came with the pack, and nobody approved it */
  madeBy: string;
  approvedBy: string | null;
  reason: string;
  /** number of the decree that ordered it */
  decree: string | null;
  draft: string | null;
  /** the version that it was made from */
  replaces: number | null;
  /** what carries it to open appeals, where it is for them too */
  rollout: string | null;
  createdAt: Instant;
  /** taken back before it held; then it never does */
  withdrawn: { by: string; reason: string; at: Instant } | null;
}

interface Row extends Omit<PolicyVersion, 'draft' | 'rollout' | 'withdrawn'> {
  draft: number | null;
  rollout: number | null;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
  withdrawnAt: Instant | null;
}

const versions = (db: Knex, city: string) =>
  db('policies as p')
    .leftJoin('policy_withdrawals as w', (on) => void on.on('w.city', 'p.city').andOn('w.version', 'p.version'))
    .where('p.city', city)
    .select({
      version: 'p.version',
      effectiveFrom: 'p.effective_from',
      madeBy: 'p.made_by',
      approvedBy: 'p.approved_by',
      reason: 'p.reason',
      decree: 'p.decree',
      draft: 'p.draft',
      replaces: 'p.replaces',
      rollout: 'p.rollout',
      createdAt: 'p.created_at',
      withdrawnBy: 'w.withdrawn_by',
      withdrawnReason: 'w.reason',
      withdrawnAt: 'w.at',
    });

const text = (id: number | null): string | null => (id === null ? null : String(id));

function asVersion({ withdrawnBy, withdrawnReason, withdrawnAt, ...row }: Row): PolicyVersion {
  return {
    ...row,
    draft: text(row.draft),
    rollout: text(row.rollout),
    withdrawn: withdrawnBy === null ? null : { by: withdrawnBy, reason: withdrawnReason ?? '', at: withdrawnAt ?? 0 },
  };
}

/** Every version of a city's policy, the newest first, withdrawn ones among them. */
export async function policyVersions(db: Knex, city: string): Promise<PolicyVersion[]> {
  const rows = (await versions(db, city).orderBy('p.version', 'desc')) as Row[];
  return rows.map(asVersion);
}

/** One version with its text; null when the city has none of that number. */
export async function policyVersion(
  db: Knex,
  city: string,
  version: number,
): Promise<{ version: PolicyVersion; policy: Policy } | null> {
  const row = (await versions(db, city).where('p.version', version).select({ body: 'p.body' }).first()) as
    (Row & { body: Policy }) | undefined;
  if (!row) return null;
  const { body, ...of } = row;
  return { version: asVersion(of), policy: withEveryDefault(body) };
}

/** The newest version that stands, whether or not it holds yet: what a draft is based on. */
export async function newestPolicy(db: Knex, city: string): Promise<Policy> {
  const row = await db('policies as p')
    .where('p.city', city)
    .whereNotExists(
      db('policy_withdrawals as w').whereRaw('w.city = p.city and w.version = p.version').select('w.version'),
    )
    .orderBy('p.version', 'desc')
    .first<{ body: Policy } | undefined>('p.body');
  if (!row) throw new Error(`the city ${city} has no policy`);
  return withEveryDefault(row.body);
}

/** The version number that comes next; withdrawn ones keep theirs. */
export async function nextVersion(trx: Knex, city: string): Promise<number> {
  const row = await trx('policies').where({ city }).max<{ last: number }[]>({ last: 'version' });
  return (row[0]?.last ?? 0) + 1;
}

/** Whoever writes versions or drafts of a city waits for the other; held to the end of the transaction. */
export async function lockPolicy(trx: Knex, city: string): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`huiying policy ${city}`]);
}

/** Why a version is not withdrawn: there is none, it holds already, or it was withdrawn before. */
export type WithdrawalRefusal = 'unknownVersion' | 'policyInForce' | 'policyWithdrawn';

/**
 * Takes a version back that does not hold yet at `now` (UTC), with what would have carried it to open appeals, and writes it to
 * the log of changes. One in force is not withdrawn: another version takes its place.
 */
export async function withdrawPolicy(
  db: Knex,
  { city, version, by, reason, now }: { city: string; version: number; by: string; reason: string; now: Instant },
): Promise<'withdrawn' | WithdrawalRefusal> {
  return db.transaction(async (trx) => {
    await lockPolicy(trx, city);
    const found = (await policyVersion(trx, city, version))?.version;
    if (!found) return 'unknownVersion';
    if (found.withdrawn) return 'policyWithdrawn';
    if (found.effectiveFrom <= now) return 'policyInForce';
    await trx('policy_withdrawals').insert({ city, version, withdrawn_by: by, reason });
    if (found.rollout !== null) await stepRollout(trx, found.rollout, 'withdrawn', by);
    await recordChange(trx, {
      city,
      type: 'policyWithdrawn',
      subject: String(version),
      by,
      detail: { version, effectiveFrom: found.effectiveFrom, reason },
    });
    return 'withdrawn';
  });
}
