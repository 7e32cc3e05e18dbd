import { COMPLAINT, type Desk, openDesk } from './city-desk';
import { Person } from './person';

interface Told {
  notifications: { does: string }[];
  next: string | null;
}

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ worker: false });
});
afterAll(() => desk.close());

describe('what rang is told to those the ladder names', () => {
  test('the newest first, page by page, each role its own; nothing of a backlog', async () => {
    const agent = await Person.signIn(desk.url, 'ann');
    const { body } = await agent.post('/api/v1/appeals', COMPLAINT);
    const told = (does: string, role: string, minute: number) => ({
      city: 'suzhou-anhui',
      number: body.number,
      v: 3,
      does,
      role,
      unit: null,
      at: new Date(Date.UTC(2026, 2, 2, 1, minute)),
    });
    await desk.database
      .db('notifications')
      .insert([
        told('remindDispatcher', 'dispatcher', 10),
        told('redCard', 'dispatcher', 40),
        told('tellSupervisor', 'supervisor', 30),
      ]);
    const dispatcher = await Person.signIn(desk.url, 'dan');
    const first = await dispatcher.get<Told>('/api/v1/notifications?limit=1');
    expect(first.body.notifications).toMatchObject([{ number: body.number, does: 'redCard', words: { zh: '红牌' } }]);
    const second = await dispatcher.get<Told>(`/api/v1/notifications?limit=1&cursor=${first.body.next}`);
    expect(second.body).toMatchObject({ notifications: [{ does: 'remindDispatcher' }], next: null });
    expect((await agent.get<Told>('/api/v1/notifications')).body.notifications).toEqual([]);
  });
});
