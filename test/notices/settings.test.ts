import { COMPLAINT, type Desk, openDesk } from '../api/city-desk';
import { Person } from '../api/person';

interface News {
  notifications: { id: number; does: string; seenAt: string | null; seenBySomebodyAt: string | null }[];
}

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ worker: false });
});
afterAll(() => desk.close());

const SETTINGS = {
  email: 'han@example.org',
  language: 'zh',
  delivery: 'daily',
  digestAt: '09:15',
  quiet: { from: '22:00', until: '07:00' },
};

describe('how somebody is told', () => {
  test('is set by the person, or an administrator, and the log of changes has no address', async () => {
    const han = await Person.signIn(desk.url, 'han');
    expect((await han.get('/api/v1/me/notice-settings')).body).toMatchObject({
      email: null,
      delivery: 'atOnce',
      mail: false,
    });
    expect((await han.post('/api/v1/me/notice-settings', SETTINGS)).body).toMatchObject(SETTINGS);
    const adm = await Person.signIn(desk.url, 'adm');
    const { id } = (await han.get<{ account: { id: string } }>('/api/v1/me')).body.account;
    expect((await adm.get(`/api/v1/accounts/${id}/notice-settings`)).body).toMatchObject(SETTINGS);
    const more = { ...SETTINGS, email: 'han.two@example.org', quiet: null };
    expect((await adm.post(`/api/v1/accounts/${id}/notice-settings`, more)).body).toMatchObject({ quiet: null });
    const { body } = await adm.get<{ changes: { type: string; detail: object }[] }>('/api/v1/changes');
    const changes = body.changes.filter((c) => c.type === 'noticeSettingsChanged');
    expect(changes).toHaveLength(2);
    expect(JSON.stringify(changes)).not.toContain('example.org');
    expect((await han.post(`/api/v1/accounts/${id}/notice-settings`, more)).body.code).toBe('forbidden');
    expect((await adm.post('/api/v1/accounts/99999/notice-settings', more)).body.code).toBe('unknownAccount');
    expect((await adm.get('/api/v1/accounts/99999/notice-settings')).body.code).toBe('unknownAccount');
  });

  test('refuses what is no address and what is no time of day', async () => {
    const han = await Person.signIn(desk.url, 'han');
    for (const wrong of [{ email: 'han' }, { digestAt: '24:00' }, { quiet: { from: '08:00', until: '08:00' } }])
      expect((await han.post('/api/v1/me/notice-settings', { ...SETTINGS, ...wrong })).status).toBe(422);
  });
});

describe('a receipt', () => {
  test('is each person’s own, on record once; others of the role see that somebody has seen it', async () => {
    const agent = await Person.signIn(desk.url, 'ann');
    const { number } = (await agent.post('/api/v1/appeals', COMPLAINT)).body;
    const told = { city: 'suzhou-anhui', number, v: 3, role: 'handler', unit: 'u2-1', at: new Date() };
    await desk.database
      .db('notifications')
      .insert(['reminder', 'yellowCard', 'redCard'].map((does) => ({ ...told, does })));
    const han = await Person.signIn(desk.url, 'han');
    const bob = await Person.signIn(desk.url, 'bob');
    const news = async (who: Person, more = ''): Promise<News['notifications']> =>
      (await who.get<News>(`/api/v1/notifications${more}`)).body.notifications;
    const unseen = async (): Promise<number> =>
      (await han.get<{ unseen: number }>('/api/v1/notifications/unseen')).body.unseen;

    const [first, second] = await news(han);
    if (!first || !second) throw new Error('nothing was told');
    expect(await unseen()).toBe(3);
    expect((await han.post(`/api/v1/notifications/${first.id}/seen`, {})).body).toEqual({ seen: 1 });
    expect((await han.post(`/api/v1/notifications/${first.id}/seen`, {})).body).toEqual({ seen: 0 });
    expect(await unseen()).toBe(2);
    expect((await news(han, '?unseen=true')).map((n) => n.id)).not.toContain(first.id);
    // what was told to others is not theirs to see
    expect((await bob.post('/api/v1/notifications/seen', { ids: [second.id] })).body).toEqual({ seen: 0 });
    expect((await han.post('/api/v1/notifications/seen', { number })).body).toEqual({ seen: 2 });
    for (const n of await news(han))
      expect([n.seenAt, n.seenBySomebodyAt]).toEqual([expect.any(String), expect.any(String)]);
    expect(await unseen()).toBe(0);
  });
});
