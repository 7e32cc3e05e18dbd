import { changesOf, verifyChanges } from '../../db/change-log';
import type { CaseState } from '../../domain/loop/state';
import { CITY, COMPLAINT, type Desk, machine, openDesk, UNIT } from './city-desk';
import { type Got, Person } from './person';

interface DraftView {
  id: string;
  revision: number;
  status: string;
  basedOn: number;
  version: number | null;
  madeBy: { name: string };
  changes: { field: string; value: unknown }[];
}
interface Answered {
  draft: DraftView;
  warnings: { code: string; zh: string }[];
  code: string;
  rule: string;
  data: Record<string, unknown>;
  detail: string;
  fields: { path: string; code: string; rule: string; proposal: { field: string; value: unknown }; zh: string }[];
}
interface Differences {
  from: number;
  differences: { field: string; zh: string; of: string; before: object; after: object }[];
}

const DAY = 86_400_000;
const DECREE = '宿政办〔2026〕12号';
const TEN_DAYS = { field: 'timeLimits.complaint.value', value: 10 };

let desk: Desk;
let adm: Person;
let second: Person;
let aud: Person;
let ann: Person;

beforeAll(async () => {
  desk = await openDesk({ worker: true });
  adm = await Person.signIn(desk.url, 'adm');
  aud = await Person.signIn(desk.url, 'aud');
  ann = await Person.signIn(desk.url, 'ann');
  second = await machine(desk, [{ role: 'administrator', unit: null }]);
});
afterAll(() => desk.close());

const draft = (body: object, person = adm): Promise<Got<Answered>> =>
  person.post('/api/v1/policy-drafts', { reason: '缩短投诉办理时限', changes: [TEN_DAYS], ...body });
const step = (person: Person, { id, revision }: DraftView, at: string, body: object = {}): Promise<Got<Answered>> =>
  person.post(`/api/v1/policy-drafts/${id}/${at}`, { revision, ...body });

/** a draft of `adm`, submitted */
async function submitted(body: object = {}): Promise<DraftView> {
  const { body: made } = await draft(body);
  const { body: sent } = await step(adm, made.draft, 'submission');
  return sent.draft;
}

async function newest(): Promise<number> {
  const row = await desk.database.db('policies').where({ city: CITY }).max<{ v: number }[]>({ v: 'version' });
  return row[0]?.v ?? 0;
}

/** an open appeal whose handling limit runs */
async function dispatched(): Promise<void> {
  const dan = await Person.signIn(desk.url, 'dan');
  const { body } = await ann.post('/api/v1/appeals', COMPLAINT);
  const { status } = await dan.post(`/api/v1/appeals/${body.number}/dispatch`, { unit: UNIT });
  expect(status).toBe(200);
}

/** the version under which an appeal that is taken on now is judged */
async function pinned(person = ann): Promise<number> {
  const { body } = await person.post('/api/v1/appeals', COMPLAINT);
  const row = await desk.database.db('appeals').where({ number: body.number }).first<{ state: CaseState }>('state');
  return row.state.policyVersion;
}

test('a limit is changed by a draft that a second person approves, and holds for what is accepted from then on [SA-13]', async () => {
  const before = await pinned();
  const { status, body } = await draft({ decree: DECREE });
  expect([status, body.draft.status, body.draft.madeBy.name]).toEqual([201, 'draft', 'adm']);
  expect(body.warnings.map((w) => w.code)).toEqual(['longerThanLaw']);
  const at = `/api/v1/policy-drafts/${body.draft.id}`;
  const { body: compared } = await aud.get<Differences>(`${at}/differences`);
  expect(compared.differences).toContainEqual({
    field: 'timeLimits.complaint.value',
    zh: '办理时限·投诉·数值',
    en: 'handling limit · complaint · number',
    of: 'value',
    before: { value: 15, provenance: 'city' },
    after: { value: 10, provenance: 'city' },
  });

  expect((await step(second, body.draft, 'approval')).body.code).toBe('draftStep');
  const { body: sent } = await step(adm, body.draft, 'submission');
  const own = await step(adm, sent.draft, 'approval');
  expect([own.status, own.body.code, own.body.rule]).toEqual([403, 'fourEyes', 'R-SYS-02']);
  expect((await step(aud, sent.draft, 'approval')).body.code).toBe('forbidden');
  const { body: approved } = await step(second, sent.draft, 'approval');
  expect(approved.draft).toMatchObject({ status: 'approved', version: before + 1 });
  expect([before, await pinned()]).toEqual([1, 2]);

  const { body: list } = await aud.get<{ inForce: number; versions: object[] }>('/api/v1/policies');
  expect(list.inForce).toBe(2);
  expect(list.versions[0]).toMatchObject({
    version: 2,
    replaces: 1,
    decree: DECREE,
    reason: '缩短投诉办理时限',
    madeBy: { name: 'adm' },
    approvedBy: { name: expect.stringMatching(/^machine-/) as string },
    rollout: null,
    withdrawn: null,
  });
  expect(list.versions[1]).toMatchObject({ version: 1, madeBy: { account: 'huiying', name: null }, approvedBy: null });
  const { body: two } = await aud.get<{ pack: { timeLimits: { complaint: object } } }>('/api/v1/policies/2');
  expect(two.pack.timeLimits.complaint).toMatchObject({ value: 10, text: DECREE, rule: 'R-SYS-01' });
  const { body: between } = await aud.get<Differences>('/api/v1/policies/2/differences');
  expect([between.from, between.differences.map((d) => d.field)]).toEqual([
    1,
    ['timeLimits.complaint.value', 'timeLimits.complaint.text', 'timeLimits.complaint.rule'],
  ]);
});

test('a draft with an error is told every fault with field, rule and proposal, and nothing is saved', async () => {
  const { db } = desk.database;
  const count = async () => [await db('policy_drafts').count(), await db('changes').count()];
  const before = await count();
  const changes = [
    { field: 'timeLimits.help.value', value: 0 },
    { field: 'returnLimit.value', value: 9 },
  ];
  const { status, body } = await draft({ changes });
  expect([status, body.code]).toEqual([422, 'policyFaults']);
  expect(body.fields).toEqual([
    expect.objectContaining({
      path: 'timeLimits.help.value',
      code: 'limitZero',
      rule: 'R-SYS-01',
      proposal: { field: 'timeLimits.help.value', value: 5 },
      zh: '时限不能是 0（当天请用 sameDay）',
    }),
    expect.objectContaining({
      path: 'returnLimit',
      code: 'beyondHandling',
      proposal: { field: 'returnLimit.value', value: 2 },
      zh: '9 个工作日，长于办理时限（咨询 2 个工作日）',
    }),
    expect.objectContaining({ code: 'longerThanLaw' }),
  ]);
  const unknown = await draft({ changes: [{ field: 'timeLimits.complant.value', value: 3 }] });
  expect(unknown.body.fields[0]).toMatchObject({ code: 'unknownCategory', proposal: { field: TEN_DAYS.field } });
  expect((await draft({ changes: [{ field: 'timeLimits.help' }] })).body.fields[0]).toMatchObject({
    path: '/changes/0/value',
    code: 'required',
  });
  const judged = await adm.post<{ faults: { severity: string }[] }>('/api/v1/policy-drafts/validation', { changes });
  expect([judged.status, judged.body.faults.map((f) => f.severity)]).toEqual([200, ['error', 'error', 'warning']]);
  expect(await count()).toEqual(before);
});

test('whoever has not seen the last revision, or changes a draft that is out, is refused', async () => {
  const { body } = await draft({ changes: [{ field: 'timeLimits.help.value', value: 4 }] });
  const changed = await step(second, body.draft, 'changes', { drop: ['timeLimits.help.value'] });
  expect(changed.body.draft).toMatchObject({ revision: 2, changes: [] });
  const stale = await step(adm, body.draft, 'changes', { reason: '另一个理由' });
  expect([stale.status, stale.body.code, stale.body.data]).toEqual([409, 'draftStale', { revision: 2 }]);
  expect((await step(adm, changed.body.draft, 'submission')).body.code).toBe('draftEmpty');
  const faulty = await step(adm, changed.body.draft, 'changes', { changes: [{ field: 'id', value: 'x' }] });
  expect(faulty.body).toMatchObject({ code: 'policyFaults', fields: [{ path: 'id', code: 'fixedField' }] });
  const withdrawn = await step(adm, changed.body.draft, 'withdrawal', { reason: '不改了' });
  expect(withdrawn.body.draft.status).toBe('withdrawn');
  const late = await step(adm, withdrawn.body.draft, 'submission');
  expect([late.body.code, late.body.detail]).toEqual(['draftStep', '草案现为“撤回政策草案”，不能这样办理。']);
  expect((await adm.get('/api/v1/policy-drafts/999999')).status).toBe(404);
});

test('a rejected draft is mended and submitted again; its editors do not approve it', async () => {
  const sent = await submitted({ changes: [{ field: 'timeLimits.help.value', value: 4 }] });
  const rejected = await step(second, sent, 'rejection', { reason: '求助 3 日为宜' });
  expect(rejected.body.draft).toMatchObject({ status: 'rejected', decisionReason: '求助 3 日为宜' });
  const mended = await step(second, rejected.body.draft, 'changes', {
    changes: [{ field: 'timeLimits.help.value', value: 3 }],
  });
  const again = await step(adm, mended.body.draft, 'submission');
  expect((await step(second, again.body.draft, 'approval')).body.code).toBe('fourEyes');
  const third = await machine(desk, [{ role: 'administrator', unit: null }]);
  expect((await step(third, again.body.draft, 'approval')).body.draft.status).toBe('approved');
});

test('a version that is still to come holds from its instant on, and can be withdrawn until then', async () => {
  const { database } = desk;
  const inTwoDays = new Date(Date.now() + 2 * DAY).toISOString();
  const inForce = await newest();
  const { body } = await step(
    second,
    await submitted({ changes: [{ field: 'signLimit', value: { value: 2, unit: 'hours' } }] }),
    'approval',
    {
      effectiveFrom: inTwoDays,
    },
  );
  const { version } = body.draft;
  const later = await desk.another({ clock: (postgres) => postgres + 3 * DAY });
  expect([await pinned(), await pinned(ann.at(later.url))]).toEqual([inForce, version]);

  // what follows holds its changes too, and nobody has ordered those for an earlier day
  const next = await submitted({ changes: [{ field: 'timeLimits.help.value', value: 4 }] });
  expect((await step(second, next, 'approval')).body.code).toBe('effectiveBeforeNewest');
  expect((await step(second, next, 'approval', { effectiveFrom: '2020-01-01T00:00:00Z' })).body.code).toBe(
    'effectiveInPast',
  );

  const { status } = await adm.post(`/api/v1/policies/${version}/withdrawal`, { reason: '暂不实行' });
  expect([status, await pinned(), await pinned(ann.at(later.url))]).toEqual([200, inForce, inForce]);
  expect((await adm.post(`/api/v1/policies/${version}/withdrawal`, { reason: '再撤' })).body.code).toBe(
    'policyWithdrawn',
  );
  expect((await adm.post(`/api/v1/policies/${inForce}/withdrawal`, { reason: '撤' })).body.code).toBe('policyInForce');
  expect((await adm.post('/api/v1/policies/999/withdrawal', { reason: '撤' })).status).toBe(404);

  // it was based on the version that is gone
  const outdated = await step(second, next, 'approval');
  expect([outdated.body.code, outdated.body.data]).toMatchObject([
    'draftOutdated',
    { basedOn: version, newest: inForce },
  ]);
  await step(second, next, 'withdrawal', { reason: '另起' });
  for (const row of [{ reason: 'x' }, { effective_from: new Date() }])
    await expect(database.db('policies').where({ version: 2 }).update(row)).rejects.toThrow(
      /permission denied|written once/,
    );
  await expect(database.db('policy_withdrawals').delete()).rejects.toThrow(/permission denied|written once/);
});

test('a draft that was overtaken is moved onto the newest version with its own changes', async () => {
  const inForce = await newest();
  const slow = await draft({ changes: [{ field: 'timeLimits.suggestion.value', value: 6 }] });
  await step(second, await submitted({ changes: [{ field: 'timeLimits.consultation.value', value: 3 }] }), 'approval');
  const late = await step(adm, slow.body.draft, 'submission');
  expect([late.status, late.body.code]).toEqual([409, 'draftOutdated']);
  expect(late.body.data['fields']).toContain('timeLimits.consultation.value');
  const moved = await step(adm, slow.body.draft, 'rebase');
  expect(moved.body.draft.basedOn).toBeGreaterThan(inForce);
  const sent = await step(adm, moved.body.draft, 'submission');
  const { body } = await step(second, sent.body.draft, 'approval');
  const { body: all } = await aud.get<{ pack: { timeLimits: Record<string, { value: number } | null> } }>(
    `/api/v1/policies/${body.draft.version}`,
  );
  expect([all.pack.timeLimits['consultation']?.value, all.pack.timeLimits['suggestion']?.value]).toEqual([3, 6]);
});

test('the same request again answers with the draft that it wrote', async () => {
  const key = { headers: { 'Idempotency-Key': 'draft-once' } };
  const body = { reason: '一次', changes: [{ field: 'timeLimits.help.value', value: 2 }] };
  const [first, again] = [
    await adm.post<Answered>('/api/v1/policy-drafts', body, key),
    await adm.post<Answered>('/api/v1/policy-drafts', body, key),
  ];
  expect(again.body.draft.id).toBe(first.body.draft.id);
  const other = await adm.post<Answered>('/api/v1/policy-drafts', { ...body, reason: '另一次' }, key);
  expect([other.status, other.body.code]).toEqual([422, 'keyReused']);
  const { body: open } = await aud.get<{ drafts: DraftView[] }>('/api/v1/policy-drafts?open=true&limit=1');
  expect(open.drafts.map((d) => d.id)).toEqual([first.body.draft.id]);
  await step(adm, first.body.draft, 'withdrawal', { reason: '试' });
});

test('a draft for new appeals alone moves nothing that is open, and tells what it would move if it were for them', async () => {
  await dispatched();
  const { body } = await draft({ changes: [{ field: 'timeLimits.complaint.value', value: 8 }] });
  const at = `/api/v1/policy-drafts/${body.draft.id}/preview`;
  expect((await aud.get<{ preview: object | null }>(at)).body.preview).toBeNull();
  const asked = await aud.get<{ preview: Record<string, unknown> }>(`${at}?rebase=fromStart`);
  expect(asked.body.preview).toMatchObject({ rebase: 'fromStart', moved: 1, earlier: 1 });
  await step(adm, body.draft, 'withdrawal', { reason: '试' });
});

test('a change for open appeals orders what carries it to them, from the instant on which it holds', async () => {
  const from = new Date(Date.now() + DAY).toISOString();
  const nowhere = await draft({ reach: { kind: 'fromNow', units: [UNIT, 'u9-9'] } });
  expect([nowhere.body.code, nowhere.body.data]).toEqual(['unitUnknown', { unit: 'u9-9' }]);
  const sent = await submitted({
    changes: [{ field: 'timeLimits.complaint.value', value: 5 }],
    reach: { kind: 'fromNow', categories: ['complaint'] },
    effectiveFrom: from,
  });
  const { body: told } = await aud.get<{ preview: Record<string, unknown> }>(
    `/api/v1/policy-drafts/${sent.id}/preview`,
  );
  expect(told.preview).toMatchObject({
    rebase: 'fromNow',
    at: from,
    moved: 1,
    earlier: 1,
    byCategory: { complaint: 1 },
  });
  const { body } = await step(second, sent, 'approval');
  const row = await desk.database
    .db('rollouts')
    .where({ city: CITY })
    .orderBy('id', 'desc')
    .first<{ terms: object; as_of: number; status: string; id: number }>();
  expect(row).toMatchObject({
    terms: { policyVersion: body.draft.version, rebase: 'fromNow', categories: ['complaint'], units: null },
    as_of: Date.parse(from),
    status: 'ordered',
  });
  await adm.post(`/api/v1/policies/${body.draft.version}/withdrawal`, { reason: '暂不实行' });
  expect(await desk.database.db('rollouts').where({ id: row.id }).first('status')).toEqual({ status: 'withdrawn' });
});

test('two who approve at once make one version of it', async () => {
  const before = await newest();
  const sent = await submitted({ changes: [{ field: 'timeLimits.complaint.value', value: 11 }] });
  const third = await machine(desk, [{ role: 'administrator', unit: null }]);
  const answers = await Promise.all([second, third, second].map((person) => step(person, sent, 'approval')));
  expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409]);
  expect(await newest()).toBe(before + 1);
});

test('one person is enough where a version says so; to say so takes two', async () => {
  const off = await submitted({ changes: [{ field: 'administration.fourEyes', value: false }] });
  expect((await step(adm, off, 'approval')).body.code).toBe('fourEyes');
  expect((await step(second, off, 'approval')).body.draft.status).toBe('approved');
  const alone = await submitted({ changes: [{ field: 'timeLimits.complaint.value', value: 12 }] });
  expect((await step(adm, alone, 'approval')).body.draft.status).toBe('approved');
  const on = await submitted({ changes: [{ field: 'administration.fourEyes', value: true }] });
  expect((await step(adm, on, 'approval')).body.draft.status).toBe('approved');
});

test('open appeals get no version that was withdrawn, and by one person none while the city wants two', async () => {
  const apply = (policyVersion: number) =>
    adm.post<{ id: string; status: string; code: string }>('/api/v1/rollouts', {
      policyVersion,
      rebase: 'fromStart',
      reason: '适用于在办诉求',
    });
  const inForce = await newest();
  const withdrawn = await desk.database.db('policy_withdrawals').where({ city: CITY }).first<{ version: number }>();
  expect(withdrawn.version).toBeLessThan(inForce);
  expect(await apply(withdrawn.version)).toMatchObject({ status: 409, body: { code: 'policyNotInForce' } });
  // the version before says that one person is enough; the one in force does not
  const { body } = await apply(inForce - 1);
  expect(body.status).toBe('proposed');
  expect((await adm.post(`/api/v1/rollouts/${body.id}/withdraw`, {})).status).toBe(200);
});

test('everything of it stands in the chained log of changes, which auditors read', async () => {
  const { db } = desk.database;
  const { broken } = await verifyChanges(db);
  expect(broken).toEqual([]);
  const [last] = await changesOf(db, CITY, { types: ['policyApproved'], limit: 1 });
  expect(last?.detail).toMatchObject({
    changed: [{ field: 'administration.fourEyes', before: false, after: true }],
    reach: { kind: 'newOnly' },
  });
  const first = await aud.get<{ changes: { v: number; type: string; zh: string; by: object }[]; next: string }>(
    '/api/v1/changes?type=policyApproved,policyWithdrawn&limit=2',
  );
  expect(first.body.changes.map((c) => [c.type, c.zh])).toEqual([
    ['policyApproved', '批准政策'],
    ['policyApproved', '批准政策'],
  ]);
  const more = await aud.get<{ changes: { v: number }[] }>(
    `/api/v1/changes?type=policyApproved,policyWithdrawn&limit=200&cursor=${first.body.next}`,
  );
  expect(more.body.changes.every((c) => c.v < (first.body.changes[1]?.v ?? 0))).toBe(true);
  const ofKind = await aud.get<{ changes: { kind: string }[]; kinds: { kind: string; zh: string; en: string }[] }>(
    '/api/v1/changes?kind=policy&limit=200',
  );
  expect(new Set(ofKind.body.changes.map((c) => c.kind))).toEqual(new Set(['policy']));
  expect(ofKind.body.kinds).toContainEqual({ kind: 'rollouts', zh: '变更下达', en: 'rollouts' });
  const neither = await aud.get<{ changes: unknown[] }>('/api/v1/changes?kind=people&type=policyApproved');
  expect(neither.body.changes).toEqual([]);
  expect((await ann.get('/api/v1/changes')).status).toBe(403);
  expect((await ann.get('/api/v1/policies')).status).toBe(403);
});
