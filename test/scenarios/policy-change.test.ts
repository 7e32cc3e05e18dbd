import type { City } from './city';
import { moment } from './moment';
import { scenarios } from './scenario';

const scenario = scenarios();

/** what the API answers of a draft */
interface Drafted {
  draft: { id: string; revision: number; version: number | null };
}

/** version 2: another limit for complaints, drafted by one administrator and approved by another */
async function publish(city: City, days: number): Promise<number | null> {
  const [drafts, approves] = [await city.as('administrator'), await city.another('administrator')];
  const changes = [{ field: 'timeLimits.complaint.value', value: days }];
  const made = await drafts.post<Drafted>('/api/v1/policy-drafts', {
    changes,
    reason: '提速',
    decree: '试〔2026〕1号',
  });
  const { id, revision } = made.body.draft;
  const path = `/api/v1/policy-drafts/${id}`;
  const submitted = await drafts.post<Drafted>(`${path}/submission`, { revision });
  const step = { revision: submitted.body.draft.revision };
  expect(await drafts.post(`${path}/approval`, step)).toMatchObject({ status: 403, body: { code: 'fourEyes' } });
  return (await approves.post<Drafted>(`${path}/approval`, step)).body.draft.version;
}

scenario('S-59', 'suzhou-anhui', 'Limit changed while a case is open', async (city) => {
  await city.at('2026-02-09 10:00');
  const number = await city.signed({ category: 'complaint' });
  expect((await city.owed(number, 'handle')).due).toBe('2026-03-06 24:00');

  await city.at('2026-03-02 09:00');
  expect(await publish(city, 10)).toBe(2);
  expect((await city.owed(number, 'handle')).due).toBe('2026-03-06 24:00');
  expect((await city.state(number)).policyVersion).toBe(1);
  const fresh = await city.dispatched({ category: 'complaint' });
  expect((await city.owed(fresh, 'handle')).due).toBe('2026-03-16 24:00');
  expect((await city.state(fresh)).policyVersion).toBe(2);

  const administrator = await city.as('administrator');
  const terms = { policyVersion: 2, rebase: 'fromStart' };
  const preview = await administrator.post('/api/v1/rollouts/preview', terms);
  expect(preview.body).toMatchObject({
    reached: 1,
    moved: 1,
    earlier: 1,
    atOnce: 1,
    first: [{ number, dueWas: '2026-03-06T16:00:00.000Z', dueIs: '2026-03-03T16:00:00.000Z' }],
  });
  const proposed = await administrator.post<{ id: string; status: string }>('/api/v1/rollouts', {
    ...terms,
    reason: '一并提速',
  });
  expect([proposed.status, proposed.body.status]).toEqual([202, 'proposed']);
  const approval = `/api/v1/rollouts/${proposed.body.id}/approve`;
  expect(await administrator.post(approval)).toMatchObject({ status: 403, body: { code: 'fourEyes' } });
  expect((await (await city.another('administrator')).post(approval)).status).toBe(200);
  await city.reached();
  // ten working days had passed on 28 February: it ends with the next working day (R-SYS-19)
  expect((await city.owed(number, 'handle')).due).toBe('2026-03-03 24:00');
  expect((await city.owed(fresh, 'handle')).due).toBe('2026-03-16 24:00');
  const [change, ...more] = await city.eventsOf(number, 'limitsRecomputed');
  expect(more).toEqual([]);
  expect(change).toMatchObject({
    cause: 'policy',
    policyVersion: 2,
    by: { role: 'administrator' },
    moved: [{ dueWas: moment('2026-03-06 24:00'), dueIs: moment('2026-03-03 24:00') }],
  });
  expect(await city.eventsOf(fresh, 'limitsRecomputed')).toEqual([]);
  expect((await city.told(number, 'handler', 'u2-1')).map(([does]) => does)).toContain('limitsRecomputed');
});
