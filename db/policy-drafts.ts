import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';
import type { Policy } from '../domain/policy/policy';
import type { Change } from '../domain/policy/release/fault';
import type { Draft } from '../domain/policy/release/release';
import { type Drafted, drafted } from '../domain/policy/release/validation';
import { sqlInstant } from './connect';
import { policyVersion } from './policies';

/** A draft as it lies in the store; instants are UTC. */
export interface StoredDraft extends Draft {
  madeBy: string;
  createdAt: Instant;
  changedAt: Instant;
}

const COLUMNS = {
  id: 'id',
  city: 'city',
  basedOn: 'based_on',
  changes: 'changes',
  reason: 'reason',
  decree: 'decree',
  reach: 'reach',
  effectiveFrom: 'effective_from',
  status: 'status',
  madeBy: 'made_by',
  editors: 'editors',
  submittedBy: 'submitted_by',
  decidedBy: 'decided_by',
  decisionReason: 'decision_reason',
  version: 'version',
  revision: 'revision',
  createdAt: 'created_at',
  changedAt: 'changed_at',
} as const satisfies Record<keyof StoredDraft, string>;

const asDraft = (row: StoredDraft): StoredDraft => ({ ...row, id: String(row.id) });

/** The drafts of a city, the newest first; `open` leaves out those that have come to their end. */
export async function draftsOf(
  db: Knex,
  city: string,
  { open, before, limit }: { open: boolean; before?: string | undefined; limit: number },
): Promise<StoredDraft[]> {
  const rows = await db('policy_drafts')
    .where({ city })
    .modify((q) => {
      if (open) void q.whereIn('status', ['draft', 'submitted', 'rejected']);
      if (before !== undefined) void q.where('id', '<', before);
    })
    .orderBy('id', 'desc')
    .limit(limit)
    .select<StoredDraft[]>(COLUMNS);
  return rows.map(asDraft);
}

/** One draft; null when the city has none of this id. */
export async function draftOf(db: Knex, city: string, id: string): Promise<StoredDraft | null> {
  const row = await db('policy_drafts').where({ city, id }).first<StoredDraft | undefined>(COLUMNS);
  return row ? asDraft(row) : null;
}

/** the draft that this request wrote before, and whether it asked for the same */
export async function draftOfRequest(
  db: Knex,
  request: { key: string; hash: string },
): Promise<{ draft: StoredDraft; isSame: boolean } | null> {
  const row = await db('policy_drafts')
    .where({ request: request.key })
    .first<(StoredDraft & { hash: string }) | undefined>({ ...COLUMNS, hash: 'request_hash' });
  if (!row) return null;
  const { hash, ...draft } = row;
  return { draft: asDraft(draft), isSame: hash === request.hash };
}

export type NewDraft = Pick<Draft, 'city' | 'basedOn' | 'changes' | 'reason' | 'decree' | 'reach' | 'effectiveFrom'> & {
  madeBy: string;
  request: { key: string; hash: string };
};

export async function insertDraft(trx: Knex, draft: NewDraft): Promise<StoredDraft> {
  const [row] = await trx('policy_drafts')
    .insert({
      city: draft.city,
      based_on: draft.basedOn,
      changes: JSON.stringify(draft.changes),
      reason: draft.reason,
      decree: draft.decree,
      reach: JSON.stringify(draft.reach),
      effective_from: sqlInstant(draft.effectiveFrom),
      made_by: draft.madeBy,
      editors: [draft.madeBy],
      request: draft.request.key,
      request_hash: draft.request.hash,
    })
    .returning<{ id: number }[]>('id');
  const stored = await draftOf(trx, draft.city, String(row?.id));
  if (!stored) throw new Error('the draft that was just written is not there');
  return stored;
}

/** Writes a draft as it stands after a step; its revision goes up by one. */
export async function saveDraft(trx: Knex, draft: StoredDraft): Promise<StoredDraft> {
  await trx('policy_drafts')
    .where({ id: draft.id })
    .update({
      based_on: draft.basedOn,
      changes: JSON.stringify(draft.changes),
      reason: draft.reason,
      decree: draft.decree,
      reach: JSON.stringify(draft.reach),
      effective_from: sqlInstant(draft.effectiveFrom),
      status: draft.status,
      editors: [...draft.editors],
      submitted_by: draft.submittedBy,
      decided_by: draft.decidedBy,
      decision_reason: draft.decisionReason,
      version: draft.version,
      revision: draft.revision + 1,
      changed_at: trx.raw('clock_timestamp()'),
    });
  const stored = await draftOf(trx, draft.city, draft.id);
  if (!stored) throw new Error(`the draft ${draft.id} is not there`);
  return stored;
}

/** The policy that a draft's changes make of the version it is based on, or the faults for which it makes none. */
export async function draftedPolicy(
  db: Knex,
  draft: Pick<Draft, 'city' | 'basedOn' | 'decree'> & { changes: readonly Change[] },
  as: { version: number; effectiveFrom: Instant },
): Promise<{ base: Policy; outcome: Drafted }> {
  const base = (await policyVersion(db, draft.city, draft.basedOn))?.policy;
  if (!base) throw new Error(`policy ${draft.city} version ${draft.basedOn} is not in the store`);
  return { base, outcome: drafted(base, draft.changes, { basis: { decree: draft.decree }, ...as }) };
}

/**
 * The policy of a draft, to be tried on the past: as the version that would follow the one it is based on. Null when the city has
 * no such draft.
 */
export async function policyOfDraft(db: Knex, city: string, id: string): Promise<Drafted | null> {
  const draft = await draftOf(db, city, id);
  if (!draft) return null;
  const as = { version: draft.version ?? draft.basedOn + 1, effectiveFrom: draft.effectiveFrom ?? draft.changedAt };
  return (await draftedPolicy(db, draft, as)).outcome;
}
