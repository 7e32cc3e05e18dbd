import type { Knex } from 'knex';
import { createAccount, createToken, type Grant } from '../../db/accounts';
import { Person } from '../api/person';

export const CITY = 'suzhou-anhui';
const UNITS = ['u2-1', 'u2-2', 'u2-3'];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** the people of this test, each with a token */
export async function people(db: Knex, url: string) {
  const person = async (login: string, grants: readonly Grant[]): Promise<Person> => {
    const account = await createAccount(db, { city: CITY, login, name: login, password: null, grants });
    return Person.withToken(url, await createToken(db, account, 'test'));
  };
  const ofUnits = (role: Grant['role']): Grant[] => UNITS.map((unit) => ({ role, unit }));
  return {
    agent: await person('test-agent', [{ role: 'agent', unit: null }]),
    drafts: await person('test-drafts', [{ role: 'administrator', unit: null }]),
    approves: await person('test-approves', [{ role: 'administrator', unit: null }]),
    handler: await person('test-handler', ofUnits('handler')),
    leader: await person('test-leader', ofUnits('responsibleLeader')),
  };
}

export type People = Awaited<ReturnType<typeof people>>;

/**
 * Brings in appeals of four categories that were dispatched to three units over the last four weeks: some are overdue, some are due
 * today, most have time. The newest tenth of the complaints of each unit is signed and gets more time.
 */
export async function openAppeals(who: People, count: number, now: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, i) => {
    const receivedAt = now - Math.floor((i * 28 * DAY) / count) - 2 * HOUR;
    return {
      externalId: `row-${i}`,
      receivedAt: new Date(receivedAt).toISOString(),
      dispatchedAt: new Date(receivedAt + HOUR / 2).toISOString(),
      unit: UNITS[i % UNITS.length],
      category: ['complaint', 'complaint', 'help', 'complaint', 'suggestion', 'consultation'][i % 6],
      message: `第 ${i} 盏路灯不亮。`,
    };
  });
  const numbers: string[] = [];
  for (let from = 0; from < rows.length; from += 500) {
    const { status, body } = await who.agent.post<{ rows: { number: string }[] }>('/api/v1/imports', {
      source: 'rollout test',
      asReceived: true,
      rows: rows.slice(from, from + 500),
    });
    if (status !== 200) throw new Error(`not imported: ${JSON.stringify(body)}`);
    numbers.push(...body.rows.map((r) => r.number));
  }
  return numbers;
}

/** signs the first of these complaints and files more time for them, of 1 to 15 working days */
export async function moreTime(who: People, complaints: readonly string[]): Promise<void> {
  for (const [i, number] of complaints.entries()) {
    const path = `/api/v1/appeals/${number}`;
    const signed = await who.handler.post(`${path}/sign`, {});
    const filed = await who.leader.post(`${path}/fileExtension`, {
      length: 1 + ((i * 7) % 15),
      told: true,
      reason: '须现场施工',
      explanation: '已电话说明',
    });
    if (signed.status !== 200 || filed.status !== 200)
      throw new Error(`no more time for ${number}: ${JSON.stringify([signed.body, filed.body])}`);
  }
}

/** what the API answers of a draft */
interface Drafted {
  draft: { id: string; revision: number; version: number | null };
}

/** A new version with another limit for complaints: drafted, submitted, approved by a second person. Its number. */
export async function release(who: People, days: number, reach: object): Promise<number> {
  const changes = [{ field: 'timeLimits.complaint.value', value: days }];
  let answer = await who.drafts.post<Drafted>('/api/v1/policy-drafts', { changes, reason: '试验', reach });
  for (const [person, step] of [
    [who.drafts, 'submission'],
    [who.approves, 'approval'],
  ] as const) {
    if (answer.status >= 300) throw new Error(`no release: ${JSON.stringify(answer.body)}`);
    const { id, revision } = answer.body.draft;
    answer = await person.post<Drafted>(`/api/v1/policy-drafts/${id}/${step}`, { revision });
  }
  const { version } = answer.body.draft;
  if (version === null) throw new Error(`not released: ${JSON.stringify(answer.body)}`);
  return version;
}
