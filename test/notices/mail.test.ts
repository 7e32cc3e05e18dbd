import { COMPLAINT, type Desk, openDesk, OTHER_UNIT, UNIT } from '../api/city-desk';
import { takeDue } from '../../db/notices/deliveries';
import { createAccount } from '../../db/accounts';
import { RulesBook } from '../../db/rules';
import { runNotices } from '../../notices/run-notices';
import { Person } from '../api/person';
import { accountOf, happened, postOffice, reachable } from './posting';
import { headerOf, mailServer, type MailServer, wordsOf } from './mail-server';

interface Listed {
  counts: { waiting: number; retrying: number; failed: number };
  deliveries: {
    id: string;
    status: string;
    attempts: number;
    lastError: string | null;
    items: unknown[];
    held: string | null;
    notHeldBy: string | null;
    account: { name: string } | null;
    role: string | null;
  }[];
}

let desk: Desk;
let server: MailServer;
let number: string;
let adm: Person;

const outward = () => ({
  mail: { url: server.url, from: '热线 <hotline@city.example.org>' },
  publicUrl: 'https://12345.example.org',
  webhookOrigins: [],
});
const listed = async (which = ''): Promise<Listed> =>
  (await adm.get<Listed>(`/api/v1/notice-deliveries${which && `?which=${which}`}`)).body;

beforeAll(async () => {
  desk = await openDesk({ worker: false });
  const agent = await Person.signIn(desk.url, 'ann');
  number = (await agent.post('/api/v1/appeals', COMPLAINT)).body.number;
  adm = await Person.signIn(desk.url, 'adm');
});
afterAll(() => desk.close());
beforeEach(async () => {
  server = await mailServer();
  const { db } = desk.database;
  for (const table of ['notice_outbox', 'notice_deliveries', 'account_contacts', 'city_notices'])
    await db(table).delete();
});
afterEach(() => server.kill());

describe('a notice by e-mail', () => {
  test('tells number, what and where, and nothing of who appeals or what they wrote', async () => {
    const { db } = desk.database;
    const to = await reachable(db, 'han');
    await happened(db, { number, does: 'yellowCard', role: 'handler', unit: UNIT });
    await postOffice(db, outward()).untilQuiet();
    expect(server.taken).toMatchObject([{ to: [to] }]);
    const [mail] = server.taken;
    if (!mail) throw new Error('no mail');
    const words = wordsOf(mail);
    expect(words).toContain(number);
    expect(words).toContain('黄牌警示');
    expect(words).toContain(`https://12345.example.org/desk/appeals/${number}`);
    for (const personal of ['张三丰', '13900000000', '路灯']) expect(mail.message + words).not.toContain(personal);
    expect(headerOf(mail, 'Auto-Submitted')).toBe('auto-generated');
    const { deliveries } = await listed();
    expect(deliveries).toMatchObject([{ status: 'sent', attempts: 1, account: { name: 'han' } }]);
    expect(headerOf(mail, 'Message-ID')).toBe(`<${deliveries[0]?.id}@city.example.org>`);
    expect(JSON.stringify(deliveries)).not.toContain(to);
  });

  test('goes in the language of its reader', async () => {
    const { db } = desk.database;
    await reachable(db, 'han', { language: 'en' });
    await happened(db, { number, does: 'dispatched', role: 'handler', unit: UNIT });
    await postOffice(db, outward()).untilQuiet();
    expect(server.taken.map(wordsOf).join()).toContain('New work order');
  });

  test('a greylisted one is put off, and comes once, under the same id', async () => {
    const { db } = desk.database;
    await reachable(db, 'han');
    await server.now('greylist');
    await happened(db, { number, does: 'urged', role: 'handler', unit: UNIT });
    await postOffice(db, outward()).untilQuiet();
    expect(server.asked).toHaveLength(2);
    expect(server.taken).toHaveLength(1);
    expect(await listed()).toMatchObject({
      counts: { failed: 0, waiting: 0 },
      deliveries: [{ status: 'sent', attempts: 2 }],
    });
  });

  test('one to an unknown address stands among the failed with no address, and an administrator tries it again', async () => {
    const { db } = desk.database;
    const to = await reachable(db, 'han');
    await server.now('refuse');
    await happened(db, { number, does: 'urged', role: 'handler', unit: UNIT });
    const office = postOffice(db, outward());
    await office.untilQuiet();
    const { counts, deliveries } = await listed('failed');
    expect(counts).toMatchObject({ failed: 1 });
    expect(deliveries).toMatchObject([{ status: 'failed', attempts: 1, lastError: 'EENVELOPE RCPT TO 550' }]);
    expect(JSON.stringify(deliveries)).not.toContain(to);
    await server.now('accept');
    expect((await adm.post(`/api/v1/notice-deliveries/${deliveries[0]?.id}/retry`, {})).body).toEqual({ retried: 1 });
    await office.untilQuiet();
    expect(server.taken).toHaveLength(1);
    expect((await listed()).deliveries).toMatchObject([{ status: 'sent', lastError: null }]);
    expect((await adm.post(`/api/v1/notice-deliveries/${deliveries[0]?.id}/retry`, {})).body.code).toBe(
      'deliveryNotInTrouble',
    );
  });

  test('one whose sender the server does not take waits until the operator has put that right', async () => {
    const { db } = desk.database;
    await reachable(db, 'han');
    await server.now('refuseSender');
    await happened(db, { number, does: 'urged', role: 'handler', unit: UNIT });
    const office = postOffice(db, outward());
    await office.round();
    expect((await listed()).deliveries).toMatchObject([{ status: 'waiting', lastError: 'EENVELOPE MAIL FROM 530' }]);
    await server.now('accept');
    await office.untilQuiet();
    expect(server.taken).toHaveLength(1);
  });

  test('a server that goes away in the middle of a message gets it again with the same id, and every other one too', async () => {
    const { db } = desk.database;
    await reachable(db, 'han');
    await reachable(db, 'bob');
    await server.now('leave');
    for (const unit of [UNIT, OTHER_UNIT]) await happened(db, { number, does: 'urged', role: 'handler', unit });
    const office = postOffice(db, outward());
    await office.round();
    await office.round();
    expect(server.left.length).toBeGreaterThan(0);
    expect(await listed('inTrouble')).toMatchObject({ counts: { retrying: 2 } });
    await server.now('accept');
    await office.untilQuiet();
    expect(server.taken).toHaveLength(2);
    expect(new Set(server.taken.map((mail) => headerOf(mail, 'Message-ID'))).size).toBe(2);
  });

  test('while the server is dead everything waits and says why; once it is back, all of it comes, each once', async () => {
    const { db } = desk.database;
    await reachable(db, 'han');
    const dead = outward();
    await server.kill();
    for (let v = 1; v <= 12; v++) await happened(db, { number, does: 'urged', role: 'handler', unit: UNIT, v });
    const office = postOffice(db, dead);
    for (let round = 0; round < 4; round++) await office.round();
    const { counts, deliveries } = await listed();
    expect(counts).toMatchObject({ waiting: 12, failed: 0 });
    expect(deliveries.find((d) => d.attempts > 0)?.lastError).toMatch(/^ESOCKET|ECONN/);
    server = await mailServer();
    await postOffice(db, outward()).untilQuiet();
    expect(server.taken).toHaveLength(12);
    expect(new Set(server.taken.map((mail) => headerOf(mail, 'Message-ID'))).size).toBe(12);
  });

  test('one that nobody takes within the time is given up, visibly', async () => {
    const { db } = desk.database;
    await reachable(db, 'han');
    const dead = outward();
    await server.kill();
    await happened(db, { number, does: 'urged', role: 'handler', unit: UNIT });
    await postOffice(db, dead, { giveUpAfterMs: 50 }).untilQuiet();
    expect(await listed('failed')).toMatchObject({ counts: { failed: 1 } });
  });

  test('a process that ends with messages in hand: another one sends them after the lease', async () => {
    const { db } = desk.database;
    await reachable(db, 'han');
    await happened(db, { number, does: 'urged', role: 'handler', unit: UNIT });
    await postOffice(db, { ...outward(), mail: { url: 'smtp://127.0.0.1:1', from: 'a@example.org' } }).round();
    await db('notice_deliveries').update({ due_at: db.fn.now(), leased_until: null, attempts: 0 });
    expect(await takeDue(db, 'email', 8, 150)).toHaveLength(1);
    await postOffice(db, outward()).round();
    expect(server.taken).toHaveLength(0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await postOffice(db, outward()).untilQuiet();
    expect(server.taken).toHaveLength(1);
  });
});

describe('the loops of a worker', () => {
  test('send what happens to an appeal by themselves, and end with the signal', async () => {
    const { db } = desk.database;
    const to = await reachable(db, 'han');
    const stop = new AbortController();
    const faults: unknown[] = [];
    const running = runNotices({
      ...{ db, rules: new RulesBook(db), outward: outward() },
      signal: stop.signal,
      onFault: (error) => faults.push(error),
    });
    await happened(db, { number, does: 'dispatched', role: 'handler', unit: UNIT });
    for (let waited = 0; server.taken.length === 0 && waited < 10_000; waited += 50)
      await new Promise((resolve) => setTimeout(resolve, 50));
    stop.abort();
    await running;
    expect(server.taken).toMatchObject([{ to: [to] }]);
    expect(faults).toEqual([]);
  });
});

describe('to whom it goes', () => {
  test('to whoever is on duty, and to everybody of the role where nobody is', async () => {
    const { db } = desk.database;
    const second = { city: 'suzhou-anhui', login: 'han2', name: 'han2', password: null };
    await createAccount(db, { ...second, grants: [{ role: 'handler', unit: UNIT }] });
    const first = await reachable(db, 'han');
    const other = await reachable(db, 'han2');
    await happened(db, { number, does: 'urged', role: 'handler', unit: UNIT });
    await postOffice(db, outward()).untilQuiet();
    expect(server.taken.flatMap((m) => m.to).sort()).toEqual([first, other].sort());
    const now = Date.now();
    const onDuty = { account: await accountOf(db, 'han2'), role: 'handler', unit: UNIT };
    await adm.post('/api/v1/roster', {
      ...onDuty,
      from: new Date(now - 60_000).toISOString(),
      until: new Date(now + 3_600_000).toISOString(),
    });
    await happened(db, { number, does: 'redCard', role: 'handler', unit: UNIT });
    await postOffice(db, outward()).untilQuiet();
    expect(server.taken.slice(2).flatMap((m) => m.to)).toEqual([other]);
    await db('roster').update({ cancelled_at: db.fn.now() });
    // the colleague who was handed the order is told alone
    await happened(db, { number, does: 'urged', role: 'handler', unit: UNIT, account: await accountOf(db, 'han') });
    await postOffice(db, outward()).untilQuiet();
    expect(server.taken.slice(3).flatMap((m) => m.to)).toEqual([first]);
    await db('account_roles')
      .where({ account: await accountOf(db, 'han2') })
      .delete();
  });

  test('to the deputy of somebody absent, and to nobody absent', async () => {
    const { db } = desk.database;
    await reachable(db, 'lea');
    const deputy = await reachable(db, 'bob');
    const now = Date.now();
    const named = await adm.post<{ id: string }>('/api/v1/deputies', {
      absent: await accountOf(db, 'lea'),
      deputy: await accountOf(db, 'bob'),
      from: new Date(now - 60_000).toISOString(),
      until: new Date(now + 3_600_000).toISOString(),
    });
    await happened(db, { number, does: 'redCard', role: 'leaderInCharge', unit: UNIT });
    await postOffice(db, outward()).untilQuiet();
    expect(server.taken.flatMap((m) => m.to)).toEqual([deputy]);
    await adm.post(`/api/v1/deputies/${named.body.id}/end`, {});
  });

  test('to nobody who wants nothing sent, or has no address', async () => {
    const { db } = desk.database;
    await reachable(db, 'han', { delivery: 'none' });
    await happened(db, { number, does: 'redCard', role: 'handler', unit: UNIT });
    await postOffice(db, outward()).untilQuiet();
    expect((await listed()).deliveries).toEqual([]);
  });

  test('to nobody who has meanwhile said that nothing is to be sent, though it had been gathered', async () => {
    const { db } = desk.database;
    await reachable(db, 'han', { delivery: 'daily' });
    await happened(db, { number, does: 'urged', role: 'handler', unit: UNIT });
    const office = postOffice(db, outward());
    await office.untilQuiet();
    await reachable(db, 'han', { delivery: 'none' });
    await db('notice_deliveries').update({ due_at: db.fn.now() });
    await office.untilQuiet();
    expect(server.taken).toEqual([]);
    expect((await listed()).deliveries).toMatchObject([{ status: 'dropped', lastError: 'noAddress' }]);
  });
});

describe('when it goes', () => {
  test('what is held for the digest becomes one message; a red card does not wait, and the list says by which rule', async () => {
    const { db } = desk.database;
    await reachable(db, 'han', { delivery: 'daily' });
    for (const v of [1, 2, 3]) await happened(db, { number, does: 'urged', role: 'handler', unit: UNIT, v });
    await happened(db, { number, does: 'redCard', role: 'handler', unit: UNIT, notHeldBy: 'R-SUP-06' });
    const office = postOffice(db, outward());
    await office.untilQuiet();
    expect(server.taken.map(wordsOf)).toEqual([expect.stringContaining('红牌')]);
    const { deliveries } = await listed();
    expect(deliveries.find((d) => d.held === 'digest')?.items).toHaveLength(3);
    expect(deliveries.find((d) => d.held === null)).toMatchObject({ notHeldBy: 'R-SUP-06', status: 'sent' });
    await db('notice_deliveries').where({ held: 'digest' }).update({ due_at: db.fn.now(), tries_from: db.fn.now() });
    await office.untilQuiet();
    expect(server.taken).toHaveLength(2);
    const [, digest] = server.taken;
    expect(digest && wordsOf(digest).match(/诉求人催办/g)).toHaveLength(3);
  });
});

describe('an appellant who left an e-mail address', () => {
  test('is told that the appeal was accepted, with its number and the address for following, and no more', async () => {
    const { db } = desk.database;
    const agent = await Person.signIn(desk.url, 'ann');
    const appellant = { kind: 'person', name: '张三丰', contact: '13900000000', email: 'own@example.net' };
    const { body } = await agent.post('/api/v1/appeals', { ...COMPLAINT, appellant });
    await postOffice(db, outward()).untilQuiet();
    const mail = server.taken.find((m) => m.to.includes('own@example.net'));
    if (!mail) throw new Error('the appellant got no mail');
    const words = wordsOf(mail);
    for (const told of [body.number, '已受理', 'was accepted', 'https://12345.example.org/'])
      expect(words).toContain(told);
    for (const personal of ['张三丰', '13900000000', '路灯', body.queryCode])
      expect(mail.message + words).not.toContain(personal);
    expect((await listed()).deliveries.find((d) => d.role === 'appellant')).toMatchObject({
      status: 'sent',
      account: null,
    });
    const identity = await agent.post<{ email: string }>(`/api/v1/appeals/${body.number}/identity`, { reason: '核对' });
    expect(identity.body.email).toBe('own@example.net');
  });

  test('whose identity is confidential is written to only at an address given for that (R-IDC-11)', async () => {
    const { db } = desk.database;
    const agent = await Person.signIn(desk.url, 'ann');
    const confidential = { ...COMPLAINT, marks: { confidential: true } };
    const among = { kind: 'person', contact: 'hidden@example.net' };
    await agent.post('/api/v1/appeals', { ...confidential, appellant: among });
    await agent.post('/api/v1/appeals', { ...confidential, appellant: { ...among, email: 'wished@example.net' } });
    await agent.post('/api/v1/appeals', {
      ...COMPLAINT,
      appellant: { kind: 'person', contact: '电话同上 open@example.net' },
    });
    await postOffice(db, outward()).untilQuiet();
    expect(server.taken.flatMap((m) => m.to).sort()).toEqual(['open@example.net', 'wished@example.net']);
  });

  test('is not told where the city does not tell appellants', async () => {
    const { db } = desk.database;
    await adm.post('/api/v1/city/notice-rules', { quiet: null, appellants: false, webhook: null });
    const agent = await Person.signIn(desk.url, 'ann');
    await agent.post('/api/v1/appeals', { ...COMPLAINT, appellant: { kind: 'person', email: 'no@example.net' } });
    await postOffice(db, outward()).untilQuiet();
    expect(server.taken).toEqual([]);
  });
});
