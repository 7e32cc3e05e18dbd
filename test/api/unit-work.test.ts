import { COMPLAINT, type Desk, machine, openDesk, OTHER_UNIT, UNIT } from './city-desk';
import { Person } from './person';

interface Tasks {
  tasks: { number: string; link: string; role: string; unit: string | null; card: 'yellow' | 'red' | null }[];
}

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ worker: true });
});
afterAll(() => desk.close());

describe('a unit’s work list', () => {
  test('shows a unit the highest card on its own part, until it is lifted (R-SUP-06, R-SUP-24)', async () => {
    const ann = await Person.signIn(desk.url, 'ann');
    const dan = await Person.signIn(desk.url, 'dan');
    const han = await Person.signIn(desk.url, 'han');
    const { number } = (await ann.post('/api/v1/appeals', COMPLAINT)).body;
    await dan.post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT });
    const { db } = desk.database;
    const cards = (...all: object[]) =>
      db('appeals')
        .where({ number })
        .update({ state: db.raw(`jsonb_set(state, '{cards}', ?::jsonb)`, [JSON.stringify(all)]) });
    const shown = async () => {
      const { body } = await han.get<Tasks>('/api/v1/tasks');
      return body.tasks.find((task) => task.number === number)?.card;
    };
    expect(await shown()).toBeNull();
    await cards({ v: 3, card: 'redCard', unit: OTHER_UNIT });
    expect(await shown()).toBeNull();
    await cards({ v: 3, card: 'yellowCard', unit: UNIT });
    expect(await shown()).toBe('yellow');
    await cards({ v: 3, card: 'yellowCard', unit: UNIT }, { v: 4, card: 'redCard', unit: UNIT });
    expect(await shown()).toBe('red');
    await cards({ v: 3, card: 'yellowCard', unit: UNIT }, { v: 4, card: 'redCard', unit: UNIT, lifted: true });
    expect(await shown()).toBe('yellow');
  });

  test('as a whole is its leaders’ to see, and nobody else’s', async () => {
    const ann = await Person.signIn(desk.url, 'ann');
    const dan = await Person.signIn(desk.url, 'dan');
    const { number } = (await ann.post('/api/v1/appeals', COMPLAINT)).body;
    await dan.post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT });
    const of = async (person: Person): Promise<string[]> =>
      (await person.get<Tasks>('/api/v1/tasks?ofUnit=true')).body.tasks.map((task) => `${task.number} ${task.link}`);
    expect(await of(await Person.signIn(desk.url, 'lea'))).toContain(`${number} sign`);
    for (const login of ['han', 'bob', 'dan']) expect(await of(await Person.signIn(desk.url, login))).toEqual([]);
    const elsewhere = await machine(desk, [{ role: 'leaderInCharge', unit: OTHER_UNIT }]);
    expect(await of(elsewhere)).toEqual([]);
  });
});
