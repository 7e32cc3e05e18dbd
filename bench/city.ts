import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { createAccount, createToken } from '../db/accounts';
import { insertCity } from '../db/seed';
import { isUnitRole, type Role } from '../domain/loop/role';
import type { PlatformDefaults } from '../domain/policy/platform-defaults';
import type { Policy } from '../domain/policy/policy';
import { loadPolicy } from '../packs/load';

/** the unit that handles everything in the bench's city */
export const UNIT = 'u2-1';

const ROLES = [
  'agent',
  'dispatcher',
  'handler',
  'leaderInCharge',
  'reviewer',
  'visitor',
  'auditor',
  'administrator',
] as const satisfies Role[];

/** API tokens of the city's people, by role. */
export type People = Readonly<Record<(typeof ROLES)[number], string>>;

/**
 * The invented city of the bench: the pack `suzhou-anhui` with every closed appeal drawn for a return visit, so that a plain
 * case always goes the whole way.
 */
export async function foundCity(db: Knex): Promise<People> {
  return db.transaction(async (trx) => {
    const policy = benchPolicy();
    await insertCity(trx, policy);
    const tokens: [string, string][] = [];
    for (const role of ROLES) {
      const unit = isUnitRole(role) ? UNIT : null;
      const login = `${role}-${randomUUID()}`;
      const account = await createAccount(trx, {
        city: policy.city,
        login,
        name: role,
        password: null,
        grants: [{ role, unit }],
      });
      tokens.push([role, await createToken(trx, account, 'bench')]);
    }
    return Object.fromEntries(tokens) as People;
  });
}

/** From now on appeals are registered under these defaults; those that stand keep their version. */
export async function changeDefaults(db: Knex, change: Partial<PlatformDefaults>): Promise<void> {
  const policy = benchPolicy();
  const newest = await db('policies').where('city', policy.city).max<{ version: number }[]>('version as version');
  const version = (newest[0]?.version ?? 0) + 1;
  await db('policies').insert({
    city: policy.city,
    version,
    body: JSON.stringify({ ...policy, version, defaults: { ...policy.defaults, ...change } }),
    effective_from: db.raw('clock_timestamp()'),
    made_by: 'bench',
    reason: 'bench',
  });
}

function benchPolicy(): Policy {
  const policy = loadPolicy('suzhou-anhui');
  return { ...policy, defaults: { ...policy.defaults, visitSampleRate: 1 } };
}
