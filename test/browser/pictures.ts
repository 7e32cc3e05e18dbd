import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import stopServers from '../servers/global-teardown';
import { UNIT } from '../api/city-desk';
import { Appellant } from './appellant';
import prepareBrowserTests from './global-setup';
import { InventedCases } from './invented-cases';
import { quiet } from './quiet';
import { Workbench } from './workbench';

// `npm run pictures`: the pictures of the README, made anew with invented people and appeals.

const FOLDER = join(__dirname, '..', '..', 'docs', 'pictures');
/** the slowest card of the invented city comes after minutes */
const CARDS_MS = 240_000;
/** the text stays sharp, and the file below 150 KB */
const QUALITY = 75;
const SEAT = { width: 1280, height: 800 } as const;

/** whom the pictures show at work, by login */
const PEOPLE: Readonly<Record<string, string>> = {
  agent: '陈晓雨',
  dispatcher: '周建国',
  reviewer: '吴文静',
  visitor: '郑丽',
  handler: '王敏',
  leaderInCharge: '赵立新',
  supervisor: '孙宏伟',
  municipalLeader: '刘志远',
  administrator: '何静',
};

const MATTERS = [
  ['人民路小学门口的路灯不亮', '三盏路灯坏了四天，孩子放学要摸黑走。问过物业，说不归他们管。'],
  ['工地凌晨两点还在浇筑混凝土', '小区南侧工地连续多日夜间施工，楼里有人要参加考试，根本无法休息。'],
  ['实验小学北门的井盖裂成两半', '人行道上的井盖裂了，存在安全隐患，请尽快更换。'],
  ['和平小区7号楼垃圾两天没有清运', '气味很大，楼下住户无法开窗。'],
  ['菜市场西门长期占道经营', '早高峰车辆无法通行，消防车也进不来。'],
] as const;
type Matter = (typeof MATTERS)[number];
/** as the city registers them */
const ELEMENTS = {
  time: '从上周五起',
  place: '人民路12号，实验小学北门',
  person: '附近居民和学生家长',
  cause: '无人维护',
  result: '希望尽快处理，并告知结果',
};
const DUTY = {
  unit: UNIT,
  subjects: ['路灯', '施工', '井盖'],
  areas: [],
  categories: null,
  basis: '示例职责表第二条',
};
const CONTACT = '已与诉求人核对位置，约定次日上午现场查看。';

const CHANGE = {
  reason: '缩短办理时限',
  changes: [
    { field: 'timeLimits.consultation.value', value: 1 },
    { field: 'timeLimits.help.value', value: 3 },
    { field: 'timeLimits.suggestion.value', value: 3 },
    { field: 'timeLimits.complaint.value', value: 10 },
  ],
};

/** A city whose limits are working days: the dispatcher's desk, a case and its clock, two policies side by side, an appeal followed. */
async function whereLimitsAreDays(): Promise<void> {
  const bench = await Workbench.open('suzhou-anhui');
  const cases = new InventedCases(bench.desk);
  await name(bench);
  await (await cases.person('administrator')).post('/api/v1/dispatch-catalogue', DUTY);
  const kept = [];
  for (const matter of MATTERS) kept.push(await register(cases, matter));
  const [number, code] = kept[0] ?? ['', ''];
  await cases.act(number, 'dispatcher', 'dispatch', { unit: UNIT, note: '请核实故障原因，修复后告知诉求人。' });
  await cases.act(number, 'handler', 'sign');
  await cases.act(number, 'handler', 'recordContact', { method: 'telephone', reached: true, note: CONTACT });

  const appellant = await Appellant.of(bench);
  await appellant.follow({ number, code });
  await keep(appellant.page, 'follow');

  const dispatcher = await bench.signInAs('dispatcher', SEAT);
  await dispatcher.page.locator('[role=row][data-index="0"]').click();
  await keep(dispatcher.page, 'dispatch');

  const handler = await bench.signInAs('handler', SEAT);
  await handler.page.goto(`${bench.url}/desk/appeals/${number}`);
  await keep(handler.page, 'case');

  const { body } = await (
    await cases.person('administrator')
  ).post<{ draft: { id: string } }>('/api/v1/policy-drafts', CHANGE);
  const administrator = await bench.signInAs('administrator', SEAT);
  await administrator.page.goto(`${bench.url}/desk/policies/drafts/${body.draft.id}?tab=compare`);
  await keep(administrator.page, 'policy');
  await bench.close();
}

/** The invented city whose limits are minutes: cards stand on its board before a coffee is drunk. */
async function whereLimitsAreMinutes(): Promise<void> {
  const bench = await Workbench.open('rehearsal');
  await name(bench);
  await new InventedCases(bench.desk).all();
  const supervisor = await bench.signInAs('supervisor', SEAT);
  for (const card of ['red', 'yellow'])
    await supervisor.page.locator(`.tile.${card} strong`).filter({ hasText: /[1-9]/ }).waitFor({ timeout: CARDS_MS });
  await keep(supervisor.page, 'supervision');
  const leader = await bench.signInAs('municipalLeader', SEAT);
  // the figures are those of the day before
  await leader.page.goto(`${bench.url}/desk/morning?day=${tomorrow()}`);
  await keep(leader.page, 'morning');
  await bench.close();
}

async function register(cases: InventedCases, [title, message]: Matter): Promise<[number: string, code: string]> {
  const said = { ...ELEMENTS, course: message };
  const elements = Object.fromEntries(Object.entries(said).map(([element, text]) => [element, { text }]));
  const { status, body } = await (
    await cases.person('agent')
  ).post<{ number: string; queryCode: string }>('/api/v1/appeals', {
    category: 'complaint',
    title,
    message,
    elements,
    appellant: { kind: 'person', name: '张三丰', contact: '13900000000' },
    following: { accept: {} },
  });
  if (status !== 201) throw new Error(`not registered: ${JSON.stringify(body)}`);
  return [body.number, body.queryCode];
}

/** by the field's clock */
function tomorrow(): string {
  return new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
}

async function name({ desk }: Workbench): Promise<void> {
  for (const [login, words] of Object.entries(PEOPLE))
    await desk.database.db('accounts').where({ login }).update({ name: words });
}

async function keep(page: Page, picture: string): Promise<void> {
  if (page.url().includes('/desk')) await quiet(page);
  await page.screenshot({ path: join(FOLDER, `${picture}.jpg`), type: 'jpeg', quality: QUALITY });
}

async function all(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await prepareBrowserTests();
  await whereLimitsAreDays();
  await whereLimitsAreMinutes();
  await stopServers();
}

void all();
