import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Knex } from 'knex';
import { APP_ROLE, connect } from '../../db/connect';
import { rolloutsOf } from '../../db/rollouts';
import { type Installation, openInstallation } from '../../fault/installation';
import { rolloutWorkflowId } from '../../relay/rollout-starter';
import { connectClient } from '../../temporal.config';
import { workflowBundle } from '../house/house';
import { replayAll } from '../house/replay';
import { differing, dutiesOfLog, dutiesOfProjections, dutiesOfWorkflows } from './duties';
import { announced, expectedAfter, type Handling, handlings } from './expected';
import { CITY, moreTime, openAppeals, type People, people, release } from './open-appeals';

/** `npm run rollouts` takes 5,000; as many as this show the same in the time of a test */
const APPEALS = Number(process.env['ROLLOUT_APPEALS'] ?? 80);
const PATIENCE_MS = 60_000 + APPEALS * 100;

let installation: Installation;
let db: Knex;
let client: Client;
let who: People;
let numbers: string[];
const stop = new AbortController();

beforeAll(async () => {
  installation = await openInstallation(stop.signal, { pack: CITY });
  db = connect({ url: installation.databaseUrl, role: APP_ROLE });
  client = await connectClient(installation.temporal);
  who = await people(db, installation.url);
  numbers = await openAppeals(who, APPEALS, Date.now());
  await until('the workflows run', async () => (await db('starts').first('number')) === undefined);
  const complaints = [...(await handlings(db)).values()].filter((h) => h.category === 'complaint');
  const young = complaints.sort((a, b) => b.dispatchedAt - a.dispatchedAt).slice(0, Math.ceil(APPEALS / 20));
  await moreTime(
    who,
    young.map((h) => h.number),
  );
}, PATIENCE_MS * 2);

afterAll(async () => {
  await client?.connection.close();
  await db?.destroy();
  await installation?.close();
}, 60_000);

/** log, projections and armed alarms say the same of every duty */
async function expectOneTruth(): Promise<void> {
  await until('every workflow has heard', async () => (await db('unconfirmed').first('number')) === undefined);
  const log = await dutiesOfLog(db);
  const { duties, differ } = await dutiesOfProjections(db);
  expect(differ).toEqual([]);
  expect(differing(log, duties)).toEqual([]);
  expect(differing(log, await dutiesOfWorkflows(client, numbers))).toEqual([]);
}

/** the change events of one rollout, by appeal */
async function changesOf(rollout: string): Promise<Map<string, number[]>> {
  const rows = await db<{ number: string; at: number; type: string; body: string }>('events')
    .where({ type: 'limitsRecomputed' })
    .whereRaw(`body::jsonb->>'rollout' = ?`, [rollout])
    .select('number', 'at');
  const found = new Map<string, number[]>();
  for (const { number, at } of rows) found.set(number, [...(found.get(number) ?? []), at]);
  return found;
}

/** working days of each category, as the policies before left them: complaints count from the last re-base */
const DAYS: Readonly<Record<string, number>> = { complaint: 20, help: 5, suggestion: 5, consultation: 2 };

/** waits until it is finished, and kills the worker when a quarter and when a half of it is done */
async function finished(version: number, reached: number): Promise<{ id: string; asOf: number; kills: number }> {
  const find = async () =>
    (await rolloutsOf(db, CITY, 10)).find((r) => r.terms.kind === 'policy' && r.terms.policyVersion === version);
  let kills = 0;
  await until(`version ${version} has reached everybody`, async () => {
    const rollout = await find();
    if (!rollout) return false;
    if (kills < 2 && (await changesOf(rollout.id)).size >= (reached * (kills + 1)) / 4) {
      kills += 1;
      await installation.kill(['worker'], false);
      await installation.untilWhole(stop.signal);
    }
    return rollout.status === 'finished';
  });
  const rollout = await find();
  if (!rollout) throw new Error(`no rollout of version ${version}`);
  return { id: rollout.id, asOf: rollout.asOf, kills };
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const gaveUp = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > gaveUp) throw new Error(`in vain waited until ${what}`);
    await pause(100);
  }
}

const asBefore = ({ due, rungs }: Pick<Handling, 'due' | 'rungs'>) => ({ due, rungs });

test(
  'new ones only: no open appeal changes',
  async () => {
    const before = await handlings(db);
    const version = await release(who, 12, { kind: 'newOnly' });
    expect(version).toBe(2);
    expect(await rolloutsOf(db, CITY, 10)).toEqual([]);
    expect(await handlings(db)).toEqual(before);
    await expectOneTruth();
  },
  PATIENCE_MS,
);

test.each([
  ['fromStart', 10, 3],
  ['fromNow', 20, 4],
] as const)(
  'each complaint is re-based %s, once, while the worker is killed twice',
  async (kind, days, version) => {
    const before = await handlings(db);
    const complaints = [...before.values()].filter((h) => h.category === 'complaint');
    expect(await release(who, days, { kind, categories: ['complaint'] })).toBe(version);
    const { id, asOf, kills } = await finished(version, complaints.length);
    expect(kills).toBe(2);

    const changes = await changesOf(id);
    expect([...changes.keys()].sort()).toEqual(complaints.map((h) => h.number).sort());
    expect([...changes.values()].filter((ats) => ats.length !== 1)).toEqual([]);

    await until('what rings at once has rung', async () => {
      const late = await db('appeals').whereRaw('alarm_at <= clock_timestamp()').first('number');
      return late === undefined;
    });
    const after = await handlings(db);
    const wrong = [...before.values()].flatMap((was) => {
      const [at] = changes.get(was.number) ?? [];
      const since = kind === 'fromStart' ? was.dispatchedAt : asOf;
      const expected = at === undefined ? was : expectedAfter(was, days, since, at);
      const is = after.get(was.number);
      return is && JSON.stringify(asBefore(is)) === JSON.stringify(asBefore(expected)) ? [] : [{ was, expected, is }];
    });
    expect(wrong).toEqual([]);
    await expectOneTruth();
  },
  PATIENCE_MS * 3,
);

test(
  'the arrangement of 2027 reaches every open appeal: what differs moves, all else only loses its mark',
  async () => {
    const year = {
      '2026': { rest: {}, work: { 元旦: ['12-27'] } },
      '2027': { rest: { 元旦: ['01-01/01-03'] }, work: { 元旦: ['01-09'] } },
    };
    const [before, wereProvisional] = [await handlings(db), await provisional()];
    expect(wereProvisional.length).toBeGreaterThan(0);
    const [last] = await rolloutsOf(db, CITY, 1);
    const published = await who.drafts.post('/api/v1/calendars/national', {
      year: 2027,
      name: '试〔2026〕7号',
      arrangement: year,
      second: { name: '另一来源', arrangement: year },
    });
    expect(published).toMatchObject({ status: 200, body: { published: true } });
    await until(
      'the calendar has reached everybody',
      async () => (await rolloutsOf(db, CITY, 1))[0]?.status === 'finished',
    );
    const [rollout] = await rolloutsOf(db, CITY, 1);
    const changes = await changesOf(rollout?.id ?? '');

    const after = await handlings(db);
    const ways = announced(year, '2027-12-24');
    const moved: string[] = [];
    const wrong = [...before.values()].flatMap((was) => {
      const at = changes.get(was.number)?.[0] ?? Date.now();
      const since = was.category === 'complaint' ? (last?.asOf ?? 0) : was.dispatchedAt;
      const expected = expectedAfter(was, DAYS[was.category] ?? 0, since, at, ways);
      if (JSON.stringify(asBefore(expected)) !== JSON.stringify(asBefore(was))) moved.push(was.number);
      const is = after.get(was.number);
      return is && JSON.stringify(asBefore(is)) === JSON.stringify(asBefore(expected)) ? [] : [{ was, expected, is }];
    });
    expect(wrong).toEqual([]);
    expect(moved.length).toBeGreaterThan(0);
    // nobody else has a change event than those that moved or were provisional
    expect([...changes.keys()].sort()).toEqual([...new Set([...moved, ...wereProvisional])].sort());
    expect(await provisional()).toEqual([]);
    await expectOneTruth();
  },
  PATIENCE_MS * 2,
);

test(
  'every rollout, and every case that it reached, replays by the present code',
  async () => {
    const rollouts = (await rolloutsOf(db, CITY, 10)).map((r) => rolloutWorkflowId(r.id));
    expect(rollouts.length).toBe(3);
    expect(await replayAll(client, [...rollouts, ...numbers.slice(0, 20)], await workflowBundle())).toEqual([]);
  },
  PATIENCE_MS,
);

const provisional = async (): Promise<string[]> => {
  const rows = await db<{ number: string; status: string; provisional: boolean }>('obligations')
    .whereIn('status', ['open', 'held'])
    .andWhere('provisional', true)
    .distinct('number');
  return rows.map((r: { number: string }) => r.number).sort();
};
