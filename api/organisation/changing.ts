import type { Knex } from 'knex';
import type { Caller } from '../../db/sessions';
import type { Doing } from '../../db/organisation/doing';
import type { OrganisationCode, OrganisationRefusal } from '../../domain/organisation/refusal';
import type { Parts } from '../parts';
import { no, type Problem } from '../problems/problem';

/** Changes the organisation of the caller's city in one transaction with its events in the log of changes, or says why not. */
export async function changing<T extends object>(
  { db, clock }: Parts,
  caller: Caller,
  change: (trx: Knex, doing: Doing) => Promise<T | { refused: OrganisationRefusal }>,
): Promise<T | { problem: Problem }> {
  const doing: Doing = { city: caller.account.city, by: caller.account.id, at: await clock(caller.receivedAt) };
  const done = await db.transaction((trx) => change(trx, doing));
  return 'refused' in done ? { problem: asProblem(done.refused) } : done;
}

/** why the order rests on a rule of the field, where it does */
const RULES: Partial<Readonly<Record<OrganisationCode, string>>> = {
  platformStays: 'R-ORG-03',
  ordersInHand: 'R-SYS-17',
  unitsBelow: 'R-ORG-21',
  lineNotInDirectory: 'R-CHN-21',
};

export function asProblem({ code, detail }: OrganisationRefusal): Problem {
  const rule = RULES[code];
  return no(code, { data: detail, ...(rule === undefined ? {} : { rule }) });
}
