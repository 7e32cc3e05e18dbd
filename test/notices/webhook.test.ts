import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { COMPLAINT, type Desk, openDesk, UNIT } from '../api/city-desk';
import { Person } from '../api/person';
import { happened, postOffice } from './posting';

interface Posted {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Another system, that takes what is posted to it as `answers` say, one after the other, and then always. */
async function anotherSystem(): Promise<{
  origin: string;
  posted: Posted[];
  answers: (number | 'hangUp' | 'redirect')[];
  close: () => Promise<void>;
}> {
  const posted: Posted[] = [];
  const answers: (number | 'hangUp' | 'redirect')[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      posted.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      const answer = answers.shift() ?? 204;
      if (answer === 'hangUp') return void request.socket.destroy();
      if (answer === 'redirect') return void response.writeHead(307, { Location: '/elsewhere' }).end();
      return void response.writeHead(answer).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posted,
    answers,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

let desk: Desk;
let other: Awaited<ReturnType<typeof anotherSystem>>;
let adm: Person;
let number: string;

const outward = () => ({ mail: null, publicUrl: null, webhookOrigins: [other.origin] });
const set = (url: string, webhook: string | null) =>
  adm.at(url).post<{ secret: string | null; code: string }>('/api/v1/city/notice-rules', {
    quiet: null,
    appellants: true,
    webhook,
  });

beforeAll(async () => {
  desk = await openDesk({ worker: false });
  other = await anotherSystem();
  const agent = await Person.signIn(desk.url, 'ann');
  number = (await agent.post('/api/v1/appeals', COMPLAINT)).body.number;
  await desk.database.db('notice_outbox').delete();
  adm = await Person.signIn(desk.url, 'adm');
});
afterAll(async () => {
  await other.close();
  await desk.close();
});

test('a city’s webhook stands only where the operator has named it, whatever an administrator enters', async () => {
  for (const webhook of ['http://127.0.0.1:1/', 'http://169.254.169.254/latest', 'http://127.0.0.1.example.org/'])
    expect((await set(desk.url, webhook)).body.code).toBe('webhookNotAllowed');
  const { url } = await desk.another({ outward: outward() });
  const withPassword = other.origin.replace('http://', 'http://a:b@');
  expect((await set(url, `${withPassword}/hook`)).body.code).toBe('webhookNotAllowed');
  expect((await set(url, `${other.origin}/hook`)).body.secret).toMatch(/^whsec_/);
  // the secret of an address that stands already is not shown again
  expect((await set(url, `${other.origin}/hook`)).body.secret).toBeNull();
});

test('every notice is posted signed, and again with the same id until it is taken; nothing is lost', async () => {
  const { db } = desk.database;
  const { url } = await desk.another({ outward: outward() });
  await set(url, null);
  const { secret } = (await set(url, `${other.origin}/hook`)).body;
  other.answers.push(500, 'hangUp', 'redirect', 429);
  for (let v = 1; v <= 5; v++) await happened(db, { number, does: 'yellowCard', role: 'handler', unit: UNIT, v });
  await postOffice(db, outward()).untilQuiet();

  expect(other.posted).toHaveLength(9);
  const ids = other.posted.map(({ headers }) => String(headers['webhook-id']));
  expect(new Set(ids).size).toBe(5);
  const key = Buffer.from(String(secret).replace('whsec_', ''), 'base64');
  for (const { headers, body } of other.posted) {
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const signature = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
    expect(headers['webhook-signature']).toBe(signature);
    expect(Math.abs(Number(headers['webhook-timestamp']) * 1000 - Date.now())).toBeLessThan(60_000);
    expect(JSON.parse(body)).toMatchObject({
      type: 'notice',
      city: 'suzhou-anhui',
      number,
      does: 'yellowCard',
      unit: UNIT,
    });
    for (const personal of ['张三丰', '13900000000', '路灯']) expect(body).not.toContain(personal);
  }
  const versions = new Set(other.posted.map(({ body }) => (JSON.parse(body) as { version: number }).version));
  expect([...versions].sort()).toEqual([1, 2, 3, 4, 5]);
  const { body } = await adm.get<{ deliveries: { id: string; status: string }[] }>(
    '/api/v1/notice-deliveries?which=sent',
  );
  expect(body.deliveries.map((d) => d.id).sort()).toEqual([...new Set(ids)].sort());
});

test('one whose origin the operator has taken back is not sent and stands among the failed', async () => {
  const { db } = desk.database;
  const before = other.posted.length;
  await happened(db, { number, does: 'redCard', role: 'handler', unit: UNIT });
  const office = postOffice(db, outward());
  other.answers.push(503);
  await office.round();
  await db('notice_deliveries').where({ status: 'waiting' }).update({ due_at: db.fn.now() });
  await postOffice(db, { ...outward(), webhookOrigins: ['https://other.example.org'] }).untilQuiet();
  expect(other.posted.length).toBeLessThanOrEqual(before + 1);
  const { body } = await adm.get<{ deliveries: { lastError: string }[] }>('/api/v1/notice-deliveries?which=failed');
  expect(body.deliveries.map((d) => d.lastError)).toEqual(['not an allowed origin']);
});
