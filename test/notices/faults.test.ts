import { RulesBook } from '../../db/rules';
import { COMPLAINT, type Desk, openDesk, UNIT } from '../api/city-desk';
import { Person } from '../api/person';
import { mailServer, type MailServer } from './mail-server';
import { happened, postOffice, reachable } from './posting';

interface Listed {
  counts: { waiting: number; retrying: number; failed: number };
  deliveries: {
    id: string;
    status: string;
    attempts: number;
    lastError: string | null;
    account: { name: string } | null;
    roleWords: { zh: string } | null;
  }[];
}

let desk: Desk;
let server: MailServer;
let number: string;
let adm: Person;

const outward = () => ({ mail: { url: server.url, from: 'hotline@example.org' }, publicUrl: null, webhookOrigins: [] });
const listed = async (which: string): Promise<Listed> =>
  (await adm.get<Listed>(`/api/v1/notice-deliveries?which=${which}`)).body;
const retry = async (id = '') => (await adm.post(`/api/v1/notice-deliveries/${id && `${id}/`}retry`, {})).body;

beforeAll(async () => {
  desk = await openDesk({ worker: false });
  number = (await (await Person.signIn(desk.url, 'ann')).post('/api/v1/appeals', COMPLAINT)).body.number;
  adm = await Person.signIn(desk.url, 'adm');
});
afterAll(() => desk.close());
beforeEach(async () => {
  server = await mailServer();
  const { db } = desk.database;
  for (const table of ['notice_outbox', 'notice_deliveries', 'account_contacts']) await db(table).delete();
});
afterEach(() => server.kill());

const urged = (v: number, more: object = {}) =>
  happened(desk.database.db, { number, does: 'urged', role: 'handler', unit: UNIT, v, ...more });

/** a fault of ours in the writing of one message */
class OnceFaulty extends RulesBook {
  private faulty = true;

  override inForce(...asked: Parameters<RulesBook['inForce']>): ReturnType<RulesBook['inForce']> {
    const isOfMessage = asked.length < 3;
    if (!isOfMessage || !this.faulty) return super.inForce(...asked);
    this.faulty = false;
    return Promise.reject(new RangeError('han@example.org'));
  }
}

describe('a notice that cannot be written', () => {
  test('stands among the failed at once, keeps no other from its way, and leaves once it can be', async () => {
    const { db } = desk.database;
    await reachable(db, 'han');
    for (const v of [1, 2]) await urged(v);
    const office = postOffice(db, outward(), { rules: new OnceFaulty(db) });
    await office.untilQuiet();
    expect(server.taken).toHaveLength(1);
    const { counts, deliveries } = await listed('failed');
    expect(counts).toEqual({ waiting: 0, retrying: 0, failed: 1 });
    expect(deliveries).toMatchObject([{ attempts: 1, lastError: 'fault RangeError', account: { name: 'han' } }]);
    expect(office.faults).toEqual([expect.any(RangeError)]);
    expect(await retry(deliveries[0]?.id)).toEqual({ retried: 1 });
    await office.untilQuiet();
    expect(server.taken).toHaveLength(2);
    expect((await listed('inTrouble')).deliveries).toEqual([]);
  });

  test('or addressed is shown as to nobody yet, and finds its people when it is tried again', async () => {
    const { db } = desk.database;
    const to = await reachable(db, 'han');
    await urged(1, { account: 'no account' });
    await urged(2);
    const office = postOffice(db, outward());
    await office.untilQuiet();
    expect(server.taken).toMatchObject([{ to: [to] }]);
    expect(office.faults).toHaveLength(1);
    const { deliveries } = await listed('failed');
    expect(deliveries).toMatchObject([{ account: null, roleWords: { zh: '承办人' }, attempts: 0 }]);
    expect(deliveries[0]?.lastError).toMatch(/^fault .*22P02$/);
    expect(JSON.stringify(deliveries)).not.toContain('no account');
    await db('notice_deliveries')
      .where({ status: 'failed' })
      .update({ unaddressed: db.raw(`jsonb_set(unaddressed, '{account}', 'null')`) });
    expect(await retry()).toEqual({ retried: 1 });
    await office.untilQuiet();
    expect(server.taken).toHaveLength(2);
    expect((await listed('failed')).deliveries).toEqual([]);
  });
});

test('what a person tries again begins anew: it is waited for as after a first failure, and has all its time', async () => {
  const { db } = desk.database;
  await reachable(db, 'han');
  await server.now('greylist');
  await urged(1);
  await postOffice(db, outward()).round();
  await db('notice_deliveries').update({ attempts: 8, tries_from: '2026-01-01', due_at: '2126-01-01' });
  expect((await listed('inTrouble')).deliveries).toMatchObject([{ status: 'waiting', attempts: 8 }]);
  expect(await retry()).toEqual({ retried: 1 });
  const { counts, deliveries } = await listed('waiting');
  expect(counts).toEqual({ waiting: 1, retrying: 0, failed: 0 });
  expect(deliveries).toMatchObject([{ attempts: 0, lastError: null }]);
  expect(await retry()).toEqual({ retried: 0 });
  await postOffice(db, outward()).untilQuiet();
  expect(server.taken).toHaveLength(1);
});
