import { COMPLAINT, type Desk, machine, openDesk, OTHER_UNIT, UNIT } from './city-desk';
import type { Person } from './person';

interface Entry {
  id: string;
  version: number;
  standing: string;
  answerable: boolean;
  newest: number;
  answered: number;
  title: string;
  mayChange: boolean;
}
interface Found {
  entries: Entry[];
  next: string | null;
}
interface Whole {
  entry: Entry;
  versions: { version: number; stands: string; reason: string; madeByName: string; answer: string }[];
}
interface Told {
  report: {
    id: string;
    clock: string;
    why: { zh: string };
    dueAt: string;
    resolution: string | null;
    mayAnswer: boolean;
  };
}

let desk: Desk;
let agent: Person;
let owner: Person;
let other: Person;
let office: Person;

beforeAll(async () => {
  desk = await openDesk({ worker: false });
  agent = await machine(desk, [{ role: 'agent', unit: null }]);
  owner = await machine(desk, [{ role: 'handler', unit: UNIT }]);
  other = await machine(desk, [{ role: 'handler', unit: OTHER_UNIT }]);
  office = await machine(desk, [{ role: 'hotlineOffice', unit: null }]);
});
afterAll(() => desk.close());

const PERMIT = {
  unit: UNIT,
  title: '居住证办理',
  question: '外地人怎样办居住证？',
  answer: '带身份证和住址证明，到住地派出所办理，15 日内领取。',
  category: 'consultation',
  tags: ['居住证'],
  laws: [{ name: '居住证暂行条例', article: '第九条' }],
  languages: ['zh', 'yue'],
  effectiveFrom: '2026-01-01',
  reviewBy: '2099-12-31',
  publish: true,
  reason: '新条例施行',
};

async function written(changes: object = {}): Promise<string> {
  const { status, body } = await owner.post<{ id: string }>('/api/v1/knowledge', { ...PERMIT, ...changes });
  expect([status, body]).toEqual([201, { id: expect.any(String), version: 1 }]);
  return body.id;
}

const find = async (query: string, by = agent): Promise<Found> =>
  (await by.get<Found>(`/api/v1/knowledge?${query}`)).body;
const words = (q: string): string => `q=${encodeURIComponent(q)}`;

describe('an entry', () => {
  test('is written by the unit that owns it, or for it by the hotline’s office, and by nobody else (R-KNB-01)', async () => {
    const id = await written();
    const next = { ...PERMIT, basedOn: 1 };
    expect((await other.post(`/api/v1/knowledge/${id}/versions`, next)).body).toMatchObject({ code: 'notYourEntry' });
    expect((await other.post('/api/v1/knowledge', PERMIT)).status).toBe(403);
    expect((await agent.post('/api/v1/knowledge', PERMIT)).body.code).toBe('forbidden');
    expect((await office.post('/api/v1/knowledge', PERMIT)).status).toBe(201);
  });

  test('changes by versions alone, each with who, when and why; who wrote from an older one is told (R-KNB-08)', async () => {
    const id = await written();
    const second = { ...PERMIT, answer: '改为网上办理。', reason: '流程改变', basedOn: 1 };
    expect((await owner.post(`/api/v1/knowledge/${id}/versions`, second)).body).toEqual({ id, version: 2 });
    const late = await owner.post(`/api/v1/knowledge/${id}/versions`, { ...second, answer: '又一改动' });
    expect(late.body).toMatchObject({ code: 'entryMoved', data: { basedOn: 1, newest: 2 } });
    const { body } = await agent.get<Whole>(`/api/v1/knowledge/${id}`);
    expect(body.entry).toMatchObject({ version: 2, standing: 'inForce', answerable: true, mayChange: false });
    expect(body.versions).toMatchObject([
      { version: 2, stands: 'published', reason: '流程改变', answer: '改为网上办理。' },
      { version: 1, stands: 'published', reason: '新条例施行', answer: PERMIT.answer },
    ]);
    const { db } = desk.database;
    await expect(db('knowledge_versions').where({ entry: id }).update({ answer: '改' })).rejects.toThrow(/permission/);
  });

  test('is a draft until its unit publishes it, and nobody else sees it', async () => {
    const id = await written({ title: '积水点位清单', publish: false });
    expect((await find(words('积水点位'))).entries).toEqual([]);
    expect((await agent.get(`/api/v1/knowledge/${id}`)).status).toBe(404);
    const report = { version: 1, words: '有误' };
    expect((await agent.post(`/api/v1/knowledge/${id}/reports`, report)).body.code).toBe('unknownEntry');
    expect((await find('standing=draft', other)).entries.map((e) => e.id)).not.toContain(id);
    expect((await find('standing=draft', owner)).entries).toMatchObject([{ id, standing: 'draft', mayChange: true }]);
    await owner.post(`/api/v1/knowledge/${id}/versions`, { ...PERMIT, title: '积水点位清单', basedOn: 1 });
    expect((await find(words('积水点位'))).entries).toMatchObject([{ id, version: 2, standing: 'inForce' }]);
  });

  test('is not written with days that do not follow one another', async () => {
    const answer = await owner.post('/api/v1/knowledge', { ...PERMIT, effectiveUntil: '2025-12-31' });
    expect(answer.body).toMatchObject({
      code: 'invalidInput',
      fields: [{ path: '/effectiveUntil', code: 'endBeforeStart' }],
    });
  });

  test('is written once however often the request is sent', async () => {
    const key = { headers: { 'Idempotency-Key': 'same-entry' } };
    const once = await owner.post<{ id: string }>('/api/v1/knowledge', PERMIT, key);
    expect((await owner.post('/api/v1/knowledge', PERMIT, key)).body).toEqual(once.body);
    const reused = await owner.post('/api/v1/knowledge', { ...PERMIT, title: '另一条' }, key);
    expect(reused.body.code).toBe('keyReused');
  });
});

describe('the search', () => {
  test('finds by words as they are typed, the closest title first, and within a language', async () => {
    const heat = await written({
      title: '供暖报修',
      question: '暖气不热找谁？',
      answer: '拨打热力公司电话。',
      tags: [],
    });
    const fee = await written({
      title: '供暖收费',
      question: '暖气费怎么交？',
      answer: '网上缴费。',
      languages: ['en'],
    });
    expect((await find(words('供暖报'))).entries.map((e) => e.id)).toEqual([heat, fee]);
    expect((await find(`${words('供暖')}&language=en`)).entries.map((e) => e.id)).toEqual([fee]);
    expect((await find(words('供'))).entries).toEqual([]);
    expect((await find(words('月球旅行'))).entries).toEqual([]);
  });

  test('finds the entry of a whole call, told in many words', async () => {
    const id = await written({
      title: '残疾人证补办',
      question: '残疾证丢了怎么办？',
      answer: '到镇街残联补领。',
      tags: [],
    });
    const told =
      '我父亲上个月搬家以后找不到残疾人证了，马上要坐火车，想问一下到哪里去换，要不要本人到场，多长时间能拿到。';
    expect((await find(words(told))).entries.map((e) => e.id)).toEqual([id]);
  });

  test('says what has expired and puts it last, and what should have been looked over', async () => {
    const old = await written({
      title: '老年证换领',
      effectiveFrom: '2020-01-01',
      effectiveUntil: '2020-12-31',
      reviewBy: '2020-06-30',
    });
    const stale = await written({ title: '老年证', effectiveFrom: '2020-01-01', reviewBy: '2020-06-30' });
    expect((await find(words('老年证换领'))).entries).toMatchObject([
      { id: stale, standing: 'reviewOverdue', answerable: true },
      { id: old, standing: 'expired', answerable: false },
    ]);
  });

  test('goes page by page where no words are given', async () => {
    const first = await find('limit=1');
    const second = await find(`limit=1&cursor=${first.next}`);
    expect(Number(second.entries[0]?.id)).toBeLessThan(Number(first.entries[0]?.id));
  });

  test('shows the public what its unit lets it see, and nothing that has ended', async () => {
    const { url } = desk;
    const shown = await written({ title: '公园开放时间', isPublic: true });
    await written({ title: '公园开放时间内部口径' });
    await written({ title: '公园开放时间旧', isPublic: true, effectiveUntil: '2026-01-02' });
    const answer = await fetch(`${url}/api/v1/public/knowledge?${words('公园开放')}`);
    expect(await answer.json()).toMatchObject({ entries: [{ id: shown, title: '公园开放时间' }] });
  });
});

describe('a call answered from the knowledge base', () => {
  const answering = (knowledge: object) => ({
    ...COMPLAINT,
    category: 'consultation',
    language: 'yue',
    following: { answerDirectly: { answer: PERMIT.answer, language: 'yue', knowledge } },
  });

  test('keeps entry, version and language, and counts in the entry’s figure (R-KNB-08)', async () => {
    const id = await written();
    const { status, body } = await agent.post('/api/v1/appeals', answering({ entry: id, version: 1 }));
    expect(status).toBe(201);
    const [event] = await desk.database.db('events').where({ number: body.number, type: 'directlyAnswered' });
    expect(JSON.parse(event.body)).toMatchObject({ knowledge: { entry: id, version: 1 }, language: 'yue' });
    const { entry } = (await agent.get<Whole>(`/api/v1/knowledge/${id}`)).body;
    expect(entry.answered).toBe(1);
  });

  test('is refused for a version that does not hold, one of another city, and a retired entry', async () => {
    const id = await written();
    const refusal = async (knowledge: object) => (await agent.post('/api/v1/appeals', answering(knowledge))).body;
    expect(await refusal({ entry: id, version: 2 })).toMatchObject({ code: 'knowledgeNotInForce', rule: 'R-KNB-08' });
    expect(await refusal({ entry: '999999', version: 1 })).toMatchObject({ code: 'knowledgeNotInForce' });
    const retired = await owner.post(`/api/v1/knowledge/${id}/retire`, { reason: '条例废止', basedOn: 1 });
    expect(retired.body).toEqual({ id, version: 2 });
    expect(await refusal({ entry: id, version: 1 })).toMatchObject({ code: 'knowledgeNotInForce' });
    expect((await find(words('居住证'))).entries.map((e) => e.id)).not.toContain(id);
    const again = await owner.post(`/api/v1/knowledge/${id}/versions`, { ...PERMIT, basedOn: 2 });
    expect(again.body.code).toBe('entryRetired');
  });

  test('stays registered when it is sent again after its entry was retired', async () => {
    const id = await written();
    const key = { headers: { 'Idempotency-Key': 'answered-once' } };
    const once = await agent.post('/api/v1/appeals', answering({ entry: id, version: 1 }), key);
    await owner.post(`/api/v1/knowledge/${id}/retire`, { reason: '条例废止', basedOn: 1 });
    const again = await agent.post('/api/v1/appeals', answering({ entry: id, version: 1 }), key);
    expect(again.body).toMatchObject({ number: once.body.number, repeated: true });
  });
});

describe('a report «wrong or missing»', () => {
  test('goes to the owning unit with a clock that says it is a default (R-KNB-06, R-SYS-05)', async () => {
    const id = await written();
    const { status, body } = await agent.post<Told>(`/api/v1/knowledge/${id}/reports`, {
      version: 1,
      words: '电话号码已变',
    });
    expect(status).toBe(201);
    expect(body.report).toMatchObject({ clock: 'running', mayAnswer: false, resolution: null });
    expect(body.report.why.zh).toMatch(
      /报错或补缺起 3 个工作日（platformDefaults.knowledgeReportLimit，R-KNB-06，平台默认值/,
    );
    const list = async (by: Person) =>
      (await by.get<{ reports: { id: string }[] }>('/api/v1/knowledge-reports')).body.reports.map((r) => r.id);
    expect([await list(owner), await list(other), await list(agent)]).toEqual([[body.report.id], [], [body.report.id]]);
  });

  test('is answered by a version published since, or by a reason, once', async () => {
    const id = await written();
    const report = async () =>
      (await agent.post<Told>(`/api/v1/knowledge/${id}/reports`, { version: 1, words: '有误' })).body.report.id;
    const [first, second] = [await report(), await report()];
    const resolve = (no: string, answer: object, by = owner) =>
      by.post<Told>(`/api/v1/knowledge-reports/${no}/resolve`, answer);
    expect((await resolve(first, { entry: id, version: 1 })).body).toMatchObject({ code: 'notAnAnswer' });
    expect((await resolve(first, { reason: '无误' }, other)).body).toMatchObject({ code: 'notYourEntry' });
    await owner.post(`/api/v1/knowledge/${id}/versions`, { ...PERMIT, basedOn: 1 });
    expect((await resolve(first, { entry: id, version: 2 })).body.report).toMatchObject({
      clock: 'inTime',
      resolution: 'corrected',
    });
    expect((await resolve(second, { reason: '核对无误' })).body.report).toMatchObject({ resolution: 'declined' });
    expect((await resolve(second, { reason: '再答' })).body).toMatchObject({ code: 'reportAnswered' });
  });

  test('of something missing goes to the unit whose matter it is, and is shown as late after its end', async () => {
    const asked = { unit: OTHER_UNIT, words: '多人问电动车上牌，没有条目。' };
    const { body } = await agent.post<Told>('/api/v1/knowledge-reports', asked);
    await desk.database
      .db('knowledge_reports')
      .where({ id: body.report.id })
      .update({ due_at: '2026-01-01T00:00:00Z' });
    const { reports } = (await other.get<{ reports: Told['report'][] }>('/api/v1/knowledge-reports')).body;
    expect(reports).toMatchObject([{ id: body.report.id, clock: 'late', mayAnswer: true }]);
  });
});
