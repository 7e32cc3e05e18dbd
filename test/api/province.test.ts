import { type Desk, openDesk } from './city-desk';
import { Person } from './person';
import { personOf } from './person-of-city';

const MEMBERS = 23;
const SUB_PLATFORMS = 20;

interface Cities {
  cities: { id: string; parent: string | null; appeals?: { received: number; open: number; archived: number } }[];
}

describe('a province and its cities', () => {
  let desk: Desk;
  let province: Person;

  beforeAll(async () => {
    desk = await openDesk({ worker: true });
    const admin = await Person.signIn(desk.url, 'adm');
    const hainan = await admin.post<{ operatorToken: string }>('/api/v1/cities', { pack: 'hainan', parent: null });
    province = Person.withToken(desk.url, hainan.body.operatorToken);
    for (let i = 1; i <= SUB_PLATFORMS; i++) {
      const city = { pack: 'generic-operating', id: `city-${i}`, zh: `第${i}市`, en: `City ${i}` };
      expect((await province.post('/api/v1/cities', city)).status).toBe(201);
    }
    await desk.database
      .db('units')
      .insert([
        ...Array.from({ length: MEMBERS }, (_, i) => unit(`m${i + 1}`, `成员单位${i + 1}`, 'memberUnit')),
        ...Array.from({ length: SUB_PLATFORMS }, (_, i) => unit(`p${i + 1}`, `第${i + 1}市分平台`, 'subCentre')),
      ]);
  });
  afterAll(() => desk.close());

  const unit = (id: string, name: string, kind: string) => ({ city: 'hainan', id, name, kind, level: 2, parent: 'u1' });

  test('has 23 member units and 20 sub-platforms below one number [HN-1] [HN-2]', async () => {
    const { body } = await province.get<Cities>('/api/v1/cities');
    expect(body.cities.filter((city) => city.parent === 'hainan')).toHaveLength(SUB_PLATFORMS);
    const units = await province.get<{ units: { kind: string; parent: string | null }[] }>('/api/v1/units');
    const below = (kind: string) => units.body.units.filter((u) => u.kind === kind && u.parent === 'u1');
    expect([below('memberUnit').length, below('subCentre').length]).toEqual([MEMBERS, SUB_PLATFORMS]);
  });

  test('dispatches to a member and to a sub-platform, whose city takes the order on with its origin; both roll up [HN-2]', async () => {
    const dispatcher = await personOf(desk, 'hainan', 'dispatcher');
    const numbers: string[] = [];
    for (const to of ['m7', 'p4']) {
      const call = { category: 'help', title: '停水', channel: 'phone', following: { accept: {} } };
      const { body } = await province.post('/api/v1/appeals', call);
      expect((await dispatcher.post(`/api/v1/appeals/${body.number}/dispatch`, { unit: to })).status).toBe(200);
      const handler = await personOf(desk, 'hainan', 'handler', to);
      expect((await handler.post(`/api/v1/appeals/${body.number}/sign`, {})).status).toBe(200);
      numbers.push(body.number);
    }

    const below = await personOf(desk, 'city-4', 'agent');
    const row = {
      externalId: numbers[1],
      channel: 'provincialPlatform',
      receivedAt: '2026-03-02T10:00:00+08:00',
      title: '停水',
      message: '省平台交办。',
      user: '甲',
    };
    const handed = await below.post<{ rows: { number: string }[] }>('/api/v1/imports', {
      source: 'hainan',
      rows: [row],
    });
    const own = handed.body.rows[0]?.number ?? '';
    const origin = await desk.database.db('imports').where({ number: own }).first('city', 'source', 'external_id');
    expect(origin).toEqual({ city: 'city-4', source: 'hainan', external_id: numbers[1] });
    await below.post(`/api/v1/appeals/${own}/answerDirectly`, { answer: '已恢复供水。' });

    const { body } = await province.get<Cities>('/api/v1/cities?figures=true');
    const counted = Object.fromEntries(body.cities.map(({ id, appeals }) => [id, appeals]));
    expect(counted['hainan']).toEqual({ received: 2, open: 2, archived: 0 });
    expect(counted['city-4']).toEqual({ received: 1, open: 0, archived: 1 });
    expect(counted['city-5']).toEqual({ received: 0, open: 0, archived: 0 });
  });
});
