import { type Desk, openDesk } from './city-desk';
import { Person } from './person';

const APPEALS = '/api/v1/public/appeals';
const PER_APPEAL = 100;
const PER_PLACE = 200;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ worker: false });
});
afterAll(() => desk.close());

/** an API whose counters begin at nothing, with an appeal whose code is known */
async function counting(): Promise<{ url: string; number: string; code: string; wrong: string }> {
  const { url } = await desk.another({});
  const { body } = await Person.nobody(desk.url).post(APPEALS, { title: '路灯不亮', message: '三天了。' });
  const code = body.queryCode ?? '';
  return { url, number: body.number, code, wrong: code === '00000000' ? '00000001' : '00000000' };
}

const fetched = (url: string, path: string, place: string): Promise<Response> =>
  fetch(`${url}${path}`, { headers: { 'X-Forwarded-For': place } });

/** how many of so many requests were answered with each status; the place of each is told by its turn */
async function answers(times: number, ask: (turn: number) => Promise<Response>): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (let turn = 0; turn < times; turn++) {
    const { status } = await ask(turn);
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

const OFFICE = '10.1.1.1';
const elsewhere = (turn: number): string => `10.2.${turn % 7}.1`;

describe('whoever guesses at an appeal', () => {
  test('has a hundred wrong codes an hour, from whatever places; then nobody opens it, on the page neither', async () => {
    const { url, number, code, wrong } = await counting();
    const guess = (turn: number) => fetched(url, `${APPEALS}/${number}?code=${wrong}`, elsewhere(turn));
    expect(await answers(PER_APPEAL + 3, guess)).toEqual({ 404: PER_APPEAL, 429: 3 });
    expect((await fetched(url, `${APPEALS}/${number}?code=${code}`, OFFICE)).status).toBe(429);
    const form = { method: 'POST', body: new URLSearchParams({ number, code }) };
    const page = await fetch(`${url}/follow`, { ...form, headers: { 'X-Forwarded-For': OFFICE } });
    expect([page.status, (await page.text()).includes('操作太频繁了')]).toEqual([429, true]);
  });

  test('at one appeal after the other has two hundred wrong ones from one place', async () => {
    const { url, number, code } = await counting();
    const guess = (turn: number) => fetched(url, `${APPEALS}/${2026010100000000 + turn}?code=${code}`, OFFICE);
    expect(await answers(PER_PLACE + 2, guess)).toEqual({ 404: PER_PLACE, 429: 2 });
    expect((await fetched(url, `${APPEALS}/${number}?code=${code}`, '10.1.1.2')).status).toBe(200);
  });
});

describe('one person’s mistake shuts out nobody else', () => {
  test('who sends one wrong number again and again leaves the office behind the same address its look', async () => {
    const { url, number, code } = await counting();
    const mistake = () => fetched(url, `${APPEALS}/2026010199999993?code=${code}`, OFFICE);
    expect(await answers(PER_APPEAL + 50, mistake)).toEqual({ 404: PER_APPEAL, 429: 50 });
    expect((await fetched(url, `${APPEALS}/${number}?code=${code}`, OFFICE)).status).toBe(200);
  });

  test('who looks for a published answer that there is not counts against no appeal', async () => {
    const { url, number, code } = await counting();
    const look = (turn: number) => fetched(url, `/api/v1/public/answers/${number}`, elsewhere(turn));
    expect(await answers(PER_APPEAL + 5, look)).toEqual({ 404: PER_APPEAL + 5 });
    expect((await fetched(url, `${APPEALS}/${number}?code=${code}`, OFFICE)).status).toBe(200);
  });

  test('what is refused for another reason than its code counts as no guess', async () => {
    const { url, number, code } = await counting();
    const refused = (turn: number) => fetched(url, `${APPEALS}/${number}?code=12`, elsewhere(turn));
    expect(await answers(PER_APPEAL + 5, refused)).toEqual({ 422: PER_APPEAL + 5 });
    expect((await fetched(url, `${APPEALS}/${number}?code=${code}`, OFFICE)).status).toBe(200);
  });
});

test('one place has sixty filings a minute, and goes on looking', async () => {
  const { url } = await counting();
  const file = () =>
    fetch(`${url}${APPEALS}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': OFFICE },
      body: '{}',
    });
  expect(await answers(62, file)).toEqual({ 422: 60, 429: 2 });
  expect((await fetched(url, '/api/v1/public/directory', OFFICE)).status).toBe(200);
});
