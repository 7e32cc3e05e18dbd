import type { Knex } from 'knex';
import { z } from 'zod';
import { FORMAT, canonical, chainHash, GENESIS } from './chain';
import { postgresNow } from './clock';

/**
 * What an administrator changes, each an event of the city's chained log of changes. Whoever changes policy, calendar,
 * organisation, accounts or rights appends here in the same transaction.
 */
export const CHANGE_TYPES = [
  'cityAdded',
  'policyDrafted',
  'policyDraftChanged',
  'policyDraftSubmitted',
  'policyDraftRejected',
  'policyDraftWithdrawn',
  'policyApproved',
  'policyWithdrawn',
  'calendarPublished',
  'localCalendarPublished',
  'rolloutProposed',
  'rolloutOrdered',
  'rolloutWithdrawn',
  'rolloutPaused',
  'rolloutResumed',
  'rolloutFinished',
  'unitAdded',
  'unitChanged',
  'unitsMerged',
  'unitDissolved',
  'dutyAssigned',
  'dutyEnded',
  'directoryEntryAdded',
  'directoryEntryChanged',
  'directoryEntryRemoved',
  'rosterSet',
  'deputyNamed',
  'deputyEnded',
  'organisationImported',
  'accountAdded',
  'accountChanged',
  'accountDeactivated',
  'accountReactivated',
  'accountLocked',
  'accountUnlocked',
  'passwordReset',
  'passwordChanged',
  'sessionsEnded',
  'identityAwaited',
  'identityLinked',
  'identityUnlinked',
  'rightGranted',
  'rightRevoked',
  'tokenIssued',
  'tokenRevoked',
  'noticeSettingsChanged',
  'noticeRulesChanged',
  'listExported',
  'restored',
] as const;

export type ChangeType = (typeof CHANGE_TYPES)[number];

export interface Change {
  city: string;
  type: ChangeType;
  /** id of what was changed: the policy's version, the unit, the account */
  subject: string;
  /** the account that did it; 'huiying' where the installation itself did */
  by: string;
  /** old and new values, reasons, numbers of decrees: never a person's name or telephone, which would stand here for ever */
  detail: Readonly<Record<string, unknown>>;
}

/** A change as it stands in the log; `at` is PostgreSQL's clock, UTC. */
export interface ChangeEvent extends Change {
  v: number;
  at: number;
}

/** Appends to the city's chain, in the caller's transaction: a change and its event stand or fall together. */
export async function recordChange(trx: Knex, { city, type, subject, by, detail }: Change): Promise<ChangeEvent> {
  // one writer at a time per city, so that the chain has no branches
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`huiying changes ${city}`]);
  const head = await trx('changes')
    .where({ city })
    .orderBy('v', 'desc')
    .first<{ v: number; hash: string }>('v', 'hash');
  const v = (head?.v ?? 0) + 1;
  const at = await postgresNow(trx);
  const body = canonical({ v, city, type, subject, by, at, detail });
  const prev = head?.hash ?? GENESIS;
  await trx('changes').insert({
    city,
    v,
    type,
    subject,
    at: new Date(at),
    actor: by,
    format: FORMAT,
    body,
    prev,
    hash: chainHash(prev, body),
  });
  return { v, at, city, type, subject, by, detail };
}

const stored = z.object({
  v: z.int(),
  city: z.string(),
  type: z.enum(CHANGE_TYPES),
  subject: z.string(),
  by: z.string(),
  at: z.number(),
  detail: z.record(z.string(), z.unknown()),
});

/** A page of a city's changes, newest first; `before` is the `v` of the last one seen. */
export async function changesOf(
  db: Knex,
  city: string,
  {
    types,
    subject,
    before,
    limit,
  }: { types?: readonly ChangeType[]; subject?: string; before?: number; limit: number },
): Promise<ChangeEvent[]> {
  const rows = await db('changes')
    .where({ city })
    .modify((q) => {
      if (types) void q.whereIn('type', [...types]);
      if (subject !== undefined) void q.where({ subject });
      if (before !== undefined) void q.where('v', '<', before);
    })
    .orderBy('v', 'desc')
    .limit(limit)
    .select<{ body: string }[]>('body');
  return rows.map((row) => stored.parse(JSON.parse(row.body)));
}

/** Every broken place of the cities' chains: a change is missing, or its hash is not that of its text. */
export async function verifyChanges(db: Knex): Promise<{ checked: number; broken: { city: string; v: number }[] }> {
  const cities = await db<{ id: string }>('cities').orderBy('id').select('id');
  const each = await Promise.all(cities.map(({ id }) => verifyChain(db, id)));
  return { checked: each.reduce((sum, one) => sum + one.checked, 0), broken: each.flatMap((one) => one.broken) };
}

async function verifyChain(
  db: Knex,
  city: string,
): Promise<{ checked: number; broken: { city: string; v: number }[] }> {
  const rows = await db<{ city: string; v: number; format: number; body: string; prev: string; hash: string }>(
    'changes',
  )
    .where({ city })
    .orderBy('v')
    .select('v', 'format', 'body', 'prev', 'hash');
  const broken: { city: string; v: number }[] = [];
  let prev = GENESIS;
  rows.forEach((row, i) => {
    const isWhole =
      row.v === i + 1 && row.prev === prev && row.format === FORMAT && chainHash(prev, row.body) === row.hash;
    if (!isWhole) broken.push({ city, v: row.v });
    prev = row.hash;
  });
  return { checked: rows.length, broken };
}
