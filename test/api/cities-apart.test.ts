import { changesOf } from '../../db/change-log';
import { CITY, type Desk, openDesk, UNIT } from './city-desk';
import type { Answer, Got, Person } from './person';
import { personOf } from './person-of-city';

const OTHER = 'bengbu';
const LONG = { from: '2026-01-01T00:00:00Z', until: '2030-01-01T00:00:00Z' };

interface Made extends Answer {
  id: number | string;
  account: { id: string };
  draft: { id: string; revision: number };
  line: { id: string };
  duty: { id: string };
}

describe('what administrators of one city have made', () => {
  let desk: Desk;
  let own: Person;
  let stranger: Person;

  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    own = await personOf(desk, CITY, 'administrator');
    expect((await own.post('/api/v1/cities', { pack: OTHER, trial: true })).status).toBe(201);
    stranger = await personOf(desk, OTHER, 'administrator');
  });
  afterAll(() => desk.close());

  const make = async (path: string, body: object): Promise<Made> => {
    const { status, body: made } = await own.post<Made>(`/api/v1/${path}`, body);
    expect([path, status]).toEqual([path, path === 'simulations' || path === 'rollouts' ? 202 : 201]);
    return made;
  };

  test('is out of reach of another city’s, by whatever id they name it', async () => {
    const { account } = await make('accounts', { login: 'kept-apart', name: '甲', grants: [{ role: 'agent' }] });
    const { id: token } = await make(`accounts/${account.id}/tokens`, { label: '接口' });
    const signLimit = { field: 'signLimit', value: { value: 3, unit: 'hours' } };
    const { draft } = await make('policy-drafts', { changes: [signLimit], reason: '试' });
    const { id: rollout } = await make('rollouts', { policyVersion: 1, rebase: 'fromNow', reason: '试' });
    const { id: simulation } = await make('simulations', { version: 1 });
    await make('units', { id: 'u-apart', name: '某局', kind: 'government', parent: 'u1' });
    const { line } = await make('directory', { number: '96111', name: '某热线', unit: UNIT });
    const { duty } = await make('dispatch-catalogue', { unit: UNIT, basis: '三定方案' });
    const onDuty = { account: account.id, role: 'agent', ...LONG };
    const { id: entry } = await make('roster', onDuty);
    const deputy = (await own.get<Made>('/api/v1/me')).body.account.id;
    const { id: deputyship } = await make('deputies', { absent: account.id, deputy, ...LONG });
    const { revision } = draft;
    const before = (await changesOf(desk.database.db, OTHER, { limit: 200 })).length;

    const tried: [path: string, body?: object][] = [
      [`accounts/${account.id}`],
      ...['deactivate', 'reactivate', 'resetPassword', 'unlock', 'endSessions', 'awaitIdentity', 'unlinkIdentity'].map(
        (step): [string, object] => [`accounts/${account.id}/${step}`, {}],
      ),
      [`accounts/${account.id}/rename`, { name: '乙' }],
      [`accounts/${account.id}/grant`, { role: 'auditor' }],
      [`accounts/${account.id}/revoke`, { role: 'agent' }],
      [`accounts/${account.id}/tokens`, { label: '接口' }],
      [`policy-drafts/${draft.id}`],
      [`policy-drafts/${draft.id}/differences`],
      [`policy-drafts/${draft.id}/preview?rebase=fromNow`],
      ...['changes', 'rebase', 'submission', 'approval'].map((step): [string, object] => [
        `policy-drafts/${draft.id}/${step}`,
        { revision },
      ]),
      ...['rejection', 'withdrawal'].map((step): [string, object] => [
        `policy-drafts/${draft.id}/${step}`,
        { revision, reason: '试' },
      ]),
      [`rollouts/${rollout}`],
      ...['approve', 'withdraw', 'pause', 'resume'].map((step): [string, object] => [
        `rollouts/${rollout}/${step}`,
        {},
      ]),
      [`simulations/${simulation}`],
      [`simulations/${simulation}/cancel`, {}],
      ['simulations', { draft: draft.id }],
      ['units/u-apart', { name: '别局' }],
      ['units/u-apart/end', { into: null, reason: '试' }],
      ['directory', { number: '96112', name: '某热线', unit: 'u-apart' }],
      [`directory/${line.id}`, { name: '别线' }],
      ['dispatch-catalogue', { unit: 'u-apart', basis: '三定方案' }],
      [`dispatch-catalogue/${duty.id}/end`, {}],
      ['roster', onDuty],
      ['deputies', { absent: account.id, deputy, ...LONG }],
      [`deputies/${deputyship}/end`, {}],
    ];
    const shut = ({ status, body }: Got<Answer>): boolean =>
      [404, 422].includes(status) && /^unknown|(Unknown|NotKnown|NotInDirectory)$/.test(body.code);
    for (const [path, body] of tried) {
      const at = `/api/v1/${path}`;
      const got = body === undefined ? await stranger.get(at) : await stranger.post(at, body);
      expect([path, got.body.code, shut(got)]).toEqual([path, got.body.code, true]);
    }
    for (const path of [`accounts/${account.id}/tokens/${token}`, `directory/${line.id}`, `roster/${entry}`])
      expect([path, shut(await stranger.delete(`/api/v1/${path}`))]).toEqual([path, true]);
    const lists = [
      'accounts',
      'policy-drafts',
      'rollouts',
      'simulations',
      'directory',
      'roster',
      'deputies',
      'changes',
    ];
    for (const list of lists) {
      const { body } = await stranger.get<Record<string, unknown>>(`/api/v1/${list}`);
      expect([list, /kept-apart|某热线|"甲"|fromNow|signLimit/.test(JSON.stringify(body))]).toEqual([list, false]);
    }
    expect((await changesOf(desk.database.db, OTHER, { limit: 200 })).length).toBe(before);
  });
});
