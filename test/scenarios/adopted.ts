import type { Knex } from 'knex';
import type { Policy } from '../../domain/policy/policy';

export type Counting = NonNullable<Policy['pack']['parameters']>;

/** A city settles how it counts: a new version of its policy, in force from the beginning. */
export async function adopt(db: Knex, policy: Policy, parameters: Counting): Promise<void> {
  const version = policy.version + 1;
  await db('policies').insert({
    city: policy.city,
    version,
    body: JSON.stringify({ ...policy, version, pack: { ...policy.pack, parameters } }),
    effective_from: new Date(policy.effectiveFrom),
    made_by: 'administrator',
    reason: 'counting parameters of the city',
  });
}
