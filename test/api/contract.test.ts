import { z } from 'zod';
import { LOOP } from '../../domain/loop';
import type { Link } from '../../domain/loop/link';
import { ROLES, type Role } from '../../domain/loop/role';
import { createAccount } from '../../db/accounts';
import { inputOf } from '../../api/schemas/action-input';
import { CITY, COMPLAINT, type Desk, machine, openDesk } from './city-desk';
import { PASSWORD, Person } from './person';

interface Operation {
  operationId: string;
  'x-roles'?: string[];
  security: object[];
  requestBody?: { content: { 'application/json': { schema: { properties: object; additionalProperties: boolean } } } };
  responses: Record<string, { content: Record<string, unknown> }>;
}
interface Description {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

let desk: Desk;
let description: Description;
let number: string;
const withRole = new Map<Role, Person>();

beforeAll(async () => {
  desk = await openDesk({ worker: false, patienceMs: 50 });
  const ann = await Person.signIn(desk.url, 'ann');
  description = (await ann.get<Description>('/openapi.json')).body;
  number = (await ann.post('/api/v1/appeals', COMPLAINT)).body.number;
  for (const role of Object.keys(ROLES) as Role[])
    withRole.set(role, await machine(desk, [{ role, unit: ROLES[role].of === 'unit' ? 'u2-1' : null }]));
});
afterAll(() => desk.close());

describe.each(LOOP.filter((l: Link) => !l.takesFile && !l.sentByPlatform).map((l) => [l.name, l] as const))(
  'the link %s',
  (name, link) => {
    test('has its route, and the roles it declares are those who come in', async () => {
      for (const [role, person] of withRole) {
        const { status, body } = await person.post(`/api/v1/appeals/${number}/${name}`, exampleOf(name));
        expect([role, status]).not.toEqual([role, 404]);
        // a unit has no part in an appeal that was never dispatched to it
        const refused = ROLES[role].of === 'unit' ? ['notYourUnit'] : ['notYourRole'];
        if (link.who.includes(role)) expect([role, body.code]).not.toEqual([role, 'notYourRole']);
        else expect([role, refused]).toEqual([role, expect.arrayContaining([body.code])]);
      }
    });

    test('stands in OpenAPI with its roles and every field it takes', () => {
      const operation = description.paths[`/api/v1/appeals/{number}/${name}`]?.['post'];
      const schema = operation?.requestBody?.content['application/json'].schema;
      const own = link.input instanceof z.ZodObject ? Object.keys(link.input.shape) : [];
      expect(operation).toMatchObject({ operationId: name, 'x-roles': link.who });
      expect(Object.keys(schema?.properties ?? {}).sort()).toEqual(
        [...own, ...Object.keys(link.texts), 'seen', ...(link.on === 'order' ? ['order'] : [])].sort(),
      );
      expect(schema?.additionalProperties).toBe(false);
    });
  },
);

/** a body that the link's schema takes */
function exampleOf(name: string): object {
  const examples: Record<string, object> = {
    notAccept: { reason: 'SZA-N1', told: true },
    answerDirectly: { answer: '答复' },
    dispatch: { unit: 'u2-1' },
    recordContact: { method: 'telephone', reached: true },
    signOffFeedback: { draft: 1 },
    submitFeedback: { outcome: 'solved', satisfaction: 'notStated' },
    reply: { method: 'telephone', reply: '答复' },
    rejectFeedback: { missing: [], requirements: '补充' },
    recordVisit: { method: 'telephone', reached: true },
    reopenNonAcceptance: { reasons: '理由' },
    declareEmergency: { danger: '险情' },
    verifyEmergency: { confirmed: true, finding: '属实' },
    referCaller: { where: '区政府' },
    transferToPartner: { line: '110' },
    handleDirectly: { unit: 'u2-1', how: 'telephone', settled: false },
    mergeInto: { master: '2026010199999993' },
    submitForInstruction: { proposedOpinion: '拟办' },
    instruct: { instruction: '批示' },
    submitForDesignation: { reasons: '理由' },
    designate: { unit: 'u2-1', reasons: '理由' },
    addCoUnit: { unit: 'u2-2' },
    reroute: { unit: 'u2-2', reasons: '理由' },
    askConsent: { to: 'return' },
    consent: { to: 'return' },
    refuseReturn: { reasons: '理由' },
    assignOrder: { unit: 'u2-2' },
    tellCaller: { method: 'telephone', reached: true },
    recordProgress: { progress: '进展' },
    handToColleague: { colleague: '1' },
    addNote: { internalNote: '备注' },
    requestNoPublication: { reason: '理由' },
    refuseNoPublication: { reasons: '理由' },
    publish: { title: '标题', appeal: '诉求', answer: '答复' },
    notPublish: { reason: 'privacy' },
    withdrawPublication: { reason: 'privacy', grounds: '理由' },
    fileExtension: { told: true },
    requestExtension: { told: true },
    refuseExtension: { reasons: '理由' },
    submitPart: { part: '协办意见' },
    sendBackPart: { requirements: '补充' },
    rate: { satisfaction: 'satisfied' },
    decideVisit: { then: 'close', reasons: '理由' },
    recordSpotCheck: { feedbackTrue: true, finding: '属实' },
    followUp: { then: 'close', finding: '已落实' },
    supervise: { mode: 'written', notice: '督办' },
    setSupervisionLimit: { no: 1, dueOn: '2026-12-31' },
    replyToSupervision: { no: 1, reply: '回复' },
    liftCard: { card: 1, reason: '理由' },
    proposeAccountability: { trigger: 'SZA-T1', unit: 'u2-1', facts: '事实' },
    decideAccountability: { candidate: 1, upheld: false, reasons: '理由' },
    supplement: { words: '补充' },
    withdraw: { words: '不办了' },
  };
  const body = examples[name] ?? {};
  const link = LOOP.find((l) => l.name === name);
  if (link) inputOf(link).schema.parse(body);
  return body;
}

test('every operation says what it answers, how it refuses and who is let in', () => {
  expect(description.openapi).toBe('3.1.0');
  for (const [path, methods] of Object.entries(description.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const at = `${method} ${path}`;
      expect([at, Object.keys(operation.responses).some((s) => s.startsWith('2'))]).toEqual([at, true]);
      for (const [status, { content }] of Object.entries(operation.responses))
        if (!status.startsWith('2')) expect([at, Object.keys(content)]).toEqual([at, ['application/problem+json']]);
      const open = (path === '/api/v1/session' && method !== 'delete') || path.startsWith('/api/v1/public/');
      expect([at, operation.security.length]).toEqual([at, open ? 0 : 2]);
    }
});

test('every operation that is described is served, and needs someone signed in unless it says otherwise', async () => {
  const nobody = Person.nobody(desk.url);
  for (const [path, methods] of Object.entries(description.paths))
    for (const [method, { security }] of Object.entries(methods)) {
      if (security.length === 0) continue;
      const target = path.replace('{number}', number);
      const { status, body } =
        method === 'get'
          ? await nobody.get(target)
          : method === 'post'
            ? await nobody.post(target, {})
            : await nobody.delete(target);
      expect([`${method} ${path}`, status, body.code]).toEqual([`${method} ${path}`, 401, 'notSignedIn']);
    }
});

test('the page of the interface and of each problem comes from this server alone', async () => {
  const nobody = Person.nobody(desk.url);
  const { body: page, headers } = await nobody.get<string>('/docs');
  expect(page).not.toMatch(/https?:\/\//);
  expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  for (const path of ['/docs/swagger-ui-bundle.js', '/docs/swagger-ui.css', '/docs/start.js', '/problems/stale', '/'])
    expect([path, (await nobody.get(path)).status]).toEqual([path, 200]);
  expect((await nobody.get('/problems/no-such-code')).status).toBe(404);
});

test('an account with several grants acts as the one that fits, the highest of several', async () => {
  const { db } = desk.database;
  await createAccount(db, {
    city: CITY,
    login: 'both',
    name: 'both',
    password: PASSWORD,
    grants: [
      { role: 'handler', unit: 'u2-2' },
      { role: 'dispatcher', unit: null },
      { role: 'agent', unit: null },
    ],
  });
  const both = await Person.signIn(desk.url, 'both');
  const { status, body } = await both.post('/api/v1/appeals', {
    ...COMPLAINT,
    following: { accept: { category: 'help' } },
  });
  const [registered] = await db('events').where({ number: body.number, v: 1 }).select('role', 'unit');
  expect([status, registered]).toEqual([201, { role: 'agent', unit: null }]);
});
