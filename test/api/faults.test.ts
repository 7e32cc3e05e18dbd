import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { act } from '../../api/engine/act';
import { Confirmations } from '../../api/engine/confirmations';
import { InFlight } from '../../api/engine/in-flight';
import { TemporalHolder } from '../../api/engine/temporal-holder';
import { APP_ROLE, connect } from '../../db/connect';
import { connectClient } from '../../temporal.config';
import { freePort } from '../../cli/services/free-port';
import type { Answer } from '../../workflows/appeal';
import { COMPLAINT, type Desk, openDesk, OTHER_UNIT, UNIT } from './city-desk';
import { Person } from './person';

let desk: Desk;
let ann: Person;
let dan: Person;

beforeAll(async () => {
  // the pool tells the console of every connection that it does not get
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  desk = await openDesk({ worker: true });
  ann = await Person.signIn(desk.url, 'ann');
  dan = await Person.signIn(desk.url, 'dan');
});
afterAll(() => desk.close());

const eventsOf = async (number: string): Promise<string[]> => {
  const { body } = await ann.get<{ events: { type: string }[] }>(`/api/v1/appeals/${number}/events`);
  return body.events.map((e) => e.type);
};

describe('Temporal is away', () => {
  test('registration works, and the relay starts the workflow when it can', async () => {
    const port = await freePort();
    const { url, close } = await desk.another({
      connectTemporal: async () =>
        new Client({ connection: await Connection.connect({ address: `127.0.0.1:${port}`, connectTimeout: 500 }) }),
    });
    const { status, body } = await ann.at(url).post('/api/v1/appeals', COMPLAINT);
    expect(status).toBe(201);
    await close();
    expect((await dan.post(`/api/v1/appeals/${body.number}/dispatch`, { unit: UNIT })).status).toBe(200);
  });

  test('an action is answered engineUnavailable, and acts once when it is repeated with its key', async () => {
    const { number } = (await ann.post('/api/v1/appeals', COMPLAINT)).body;
    const away = await desk.another({ connectTemporal: () => Promise.reject(new Error('nobody there')) });
    const first = await dan.at(away.url).post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT });
    expect([first.status, first.body.code, first.headers.get('retry-after')]).toEqual([503, 'engineUnavailable', '2']);
    expect(await eventsOf(number)).toEqual(['registered', 'accepted']);
    const headers = { 'Idempotency-Key': first.headers.get('idempotency-key') ?? '' };
    const again = await dan.post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT }, { headers });
    const oncemore = await dan.post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT }, { headers });
    expect([again.status, again.body]).toEqual([200, oncemore.body]);
    expect(await eventsOf(number)).toEqual(['registered', 'accepted', 'dispatched']);
  });

  test('it goes away while the answer is awaited: the caller is told after its patience, and the action stands once', async () => {
    const { number } = (await ann.post('/api/v1/appeals', COMPLAINT)).body;
    const client = await connectClient(desk.temporal);
    const handle = client.workflow.getHandle(number);
    const deaf = await desk.another({
      patienceMs: 300,
      connectTemporal: async () => {
        const lost = await connectClient(desk.temporal);
        const getHandle = lost.workflow.getHandle.bind(lost.workflow);
        lost.workflow.getHandle = ((id: string) => {
          const real = getHandle(id);
          real.executeUpdate = (async (...args: Parameters<typeof real.executeUpdate>) => {
            await getHandle(id).executeUpdate(...args);
            // the case has answered; the answer is lost on its way
            throw Object.assign(new Error('14 UNAVAILABLE'), { code: 14, details: 'lost', metadata: {} });
          }) as typeof real.executeUpdate;
          return real;
        }) as typeof lost.workflow.getHandle;
        return lost;
      },
    });
    const headers = { 'Idempotency-Key': 'lost-answer' };
    const lost = await dan.at(deaf.url).post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT }, { headers });
    expect([lost.status, lost.body.code]).toEqual([503, 'engineUnavailable']);
    const again = await dan.post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT }, { headers });
    expect([again.status, again.body.version]).toEqual([200, 3]);
    expect(await eventsOf(number)).toEqual(['registered', 'accepted', 'dispatched']);
    expect(await handle.query('state')).toMatchObject({ version: 3 });
    await client.connection.close();
  });

  test('/readyz names the part that is away, /healthz answers', async () => {
    const away = await desk.another({ connectTemporal: () => Promise.reject(new Error('nobody there')) });
    const nobody = Person.nobody(away.url);
    expect((await nobody.get('/healthz')).status).toBe(200);
    const ready = await nobody.get<{ database: string; temporal: string }>('/readyz');
    expect([ready.status, ready.body.database, ready.body.temporal]).toEqual([503, 'ok', 'not reachable']);
    expect((await Person.nobody(desk.url).get('/readyz')).status).toBe(200);
  });
});

describe('a case does not take an action at once', () => {
  const takeFrom = async (number: string, answers: (() => Promise<Answer>)[]) => {
    const started: string[] = [];
    const asked: string[] = [];
    const client = {
      withDeadline: (_: number, what: () => Promise<unknown>) => what(),
      workflow: {
        getHandle: () => ({
          executeUpdate: (_: string, { updateId }: { updateId: string }) => {
            asked.push(updateId);
            return answers.shift()?.();
          },
        }),
        start: (_: string, { workflowId }: { workflowId: string }) => Promise.resolve(started.push(workflowId)),
      },
    };
    const { db } = desk.database;
    const acted = await act(
      {
        db,
        temporal: new TemporalHolder(() => Promise.resolve(client as unknown as Client)),
        taskQueue: 'none',
        inFlight: new InFlight(),
        confirmations: new Confirmations(db, () => undefined),
        record: () => Promise.reject(new Error('the case is not archived')),
        patienceMs: 2_000,
      },
      number,
      { link: 'dispatch', id: 'the-id', by: { id: '1', role: 'dispatcher' }, at: 0, body: 'b', input: {} },
    );
    return { acted, started, asked: new Set(asked).size };
  };
  const taken = { version: 3, body: 'b' };
  const failure = (type: string) => () =>
    Promise.reject(new WorkflowUpdateFailedError('failed', ApplicationFailure.create({ type })));
  const gone = () => Promise.reject(new WorkflowNotFoundError('not found', 'w', undefined));

  test('too many are in flight, or the server is short of something: it is asked again under the same id', async () => {
    const short = () => Promise.reject(Object.assign(new Error(), { code: 8, details: '', metadata: {} }));
    const answers = [failure('UnprocessedUpdate'), short, () => Promise.resolve(taken)];
    expect(await takeFrom('1', answers)).toEqual({ acted: { version: 3 }, started: [], asked: 1 });
  });

  test('an open appeal has no workflow: it is started, and asked again', async () => {
    const { number } = (await ann.post('/api/v1/appeals', COMPLAINT)).body;
    const answers = [gone, () => Promise.resolve(taken)];
    expect(await takeFrom(number, answers)).toEqual({ acted: { version: 3 }, started: [number], asked: 1 });
  });

  test('the case was archived meanwhile: the log says so', async () => {
    const { number } = (
      await ann.post('/api/v1/appeals', { ...COMPLAINT, following: { answerDirectly: { answer: '请带身份证。' } } })
    ).body;
    for (const ended of [gone, failure('AcceptedUpdateCompletedWorkflow')])
      expect((await takeFrom(number, [ended])).acted).toMatchObject({ refused: { code: 'appealArchived' } });
  });

  test('the answer is that of another body under the same id: keyReused', async () => {
    const other = () => Promise.resolve({ version: 3, body: 'another' });
    expect((await takeFrom('1', [other])).acted).toMatchObject({ refused: { code: 'keyReused' } });
  });
});

describe('the database is away', () => {
  test('everything that needs it is answered storeUnavailable', async () => {
    const db = connect({ url: `postgres://nobody@127.0.0.1:${await freePort()}/none` });
    const { url } = await desk.another({ db });
    for (const [path, post] of [['/api/v1/tasks'], ['/api/v1/appeals', COMPLAINT]] as const) {
      const { status, body, headers } = post ? await ann.at(url).post(path, post) : await ann.at(url).get(path);
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'storeUnavailable', '2']);
    }
    const ready = await ann.at(url).get<{ temporal: string }>('/readyz');
    expect([ready.status, ready.body.temporal]).toEqual([503, 'ok']);
    await db.destroy();
  });

  test('connections that are cut are made anew', async () => {
    // a pool of its own: what is cut must not be the worker's, whose faults the desk counts
    const db = connect({ url: desk.database.ownerUrl, role: APP_ROLE, poolSize: 1 });
    const { url, close } = await desk.another({ db });
    const there = ann.at(url);
    expect((await there.get('/api/v1/tasks')).status).toBe(200);
    const held = await db.raw<{ rows: { pid: number }[] }>('select pg_backend_pid() as pid');
    const owner = connect({ url: desk.database.ownerUrl, poolSize: 1 });
    const cut = await owner.raw<{ rows: { cut: boolean }[] }>('select pg_terminate_backend(?) as cut', [
      held.rows[0]?.pid ?? 0,
    ]);
    await owner.destroy();
    expect(cut.rows).toEqual([{ cut: true }]);
    const answers: number[] = [];
    for (let i = 0; i < 10 && answers.at(-1) !== 200; i++) {
      answers.push((await there.get('/api/v1/tasks')).status);
      await pause(50);
    }
    expect(answers.at(-1)).toBe(200);
    expect(answers.filter((s) => s !== 200 && s !== 503)).toEqual([]);
    await close();
    await db.destroy();
  });
});

test('clocks that differ between machines do not matter: receipt is judged by PostgreSQL’s', async () => {
  const skewed = await desk.another({ clock: (postgres) => postgres + 3_600_000 });
  const later = new Date(Date.now() + 3_000_000).toISOString();
  const ahead = await ann.at(skewed.url).post('/api/v1/appeals', { ...COMPLAINT, receivedAt: later });
  const here = await ann.post('/api/v1/appeals', { ...COMPLAINT, receivedAt: later });
  expect([ahead.status, here.status, here.body.code]).toEqual([201, 422, 'receivedInFuture']);
});

test('many at once on one case: the cap of the server is never shown', async () => {
  const { number } = (await ann.post('/api/v1/appeals', COMPLAINT)).body;
  const { url } = await desk.another({});
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, i) =>
      dan
        .at(i % 2 === 0 ? url : desk.url)
        .post(`/api/v1/appeals/${number}/dispatch`, { unit: i % 3 === 0 ? OTHER_UNIT : UNIT }),
    ),
  );
  const codes = answers.map((a) => a.body.code ?? 'ok').sort();
  expect(codes).toEqual([...Array.from({ length: 23 }, () => 'notLegalNow'), 'ok']);
  expect(await eventsOf(number)).toEqual(['registered', 'accepted', 'dispatched']);
});

test('what callers heard is confirmed, so that the sweeper has nothing to ask', async () => {
  await desk.app.drain();
  const { number } = (await ann.post('/api/v1/appeals', COMPLAINT)).body;
  expect((await dan.post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT })).status).toBe(200);
  const left = async () => (await desk.database.db('unconfirmed').where({ number })).length;
  for (let i = 0; i < 60 && (await left()) > 0; i++) await pause(100);
  expect(await left()).toBe(0);
});
