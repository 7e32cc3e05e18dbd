import type { Page } from 'playwright-core';
import { INVENTED_2027 } from '../unit/holiday-notices';
import { describeInBrowser } from './browser-at-hand';
import { Complaints } from './complaints';
import { InventedCases } from './invented-cases';
import { Office } from './office';
import { Workbench } from './workbench';

const DAY_MS = 86_400_000;
/** of the settings as shipped */
const FAILURES_UNTIL_LOCKED = 5;
/** as it is typed into the field of an instant, by the field's clock */
const typed = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

let bench: Workbench;
let complaints: Complaints;
const offices = new Map<string, Promise<Office>>();

/** each is one person, who stays signed in */
function as(login: string): Promise<Office> {
  const office = offices.get(login) ?? Office.of(bench, login);
  offices.set(login, office);
  return office;
}

describeInBrowser('the city is kept through the pages alone:', () => {
  beforeAll(async () => {
    // working days, direct handling at any hour, and one-key transfer to partner lines
    bench = await Workbench.open('suzhou-anhui', 'rehearsal', 'hainan');
    complaints = new Complaints(bench, new InventedCases(bench.desk));
  });
  afterEach(() => expect(bench.faults()).toEqual([]));
  afterAll(() => bench?.close());

  it('a notice is pasted, checked against itself and a second one, published, and stands in the year sheet', async () => {
    const office = await as('administrator');
    await office.goTo('工作日历');
    await office.follow('录入年度放假安排');
    await office.fill({
      哪一年的安排: '2027',
      文号: '国办发明电〔2026〕7号',
      通知全文: INVENTED_2027.replace('1月31日（周日）', '1月31日（周六）'),
    });
    await office.press('校验并预览');
    expect(await office.refusal()).toContain('“1月31日（周六）”的星期不对，2027-01-31 是周日');
    await office.fill({ 通知全文: INVENTED_2027 });
    await office.press('校验并预览');
    expect(await office.refusal()).toContain('2027 年的安排须有第二个来源核对');
    await office.fill({ 第二来源的名称: '报上所载', 第二来源的文字: INVENTED_2027 });
    await office.press('校验并预览');
    await office.press('发布');
    await office.sees(/^已发布第 \d+ 版/);
    await office.goTo('工作日历');
    await office.press('2027 年');
    await office.page.getByRole('button', { name: /2027-01-31 调休上班 春节/ }).waitFor();
  });

  it('half a day and a suspension are published, and what comes next falls due later', async () => {
    const before = await complaints.dueOf(await complaints.dispatchedTo());
    const office = await as('administrator');
    await office.goTo('工作日历');
    await office.follow('改本市日历');
    await office.press('增加一天');
    await office.fill({ 日期: '2027-02-04', 办公时间: '8:30-12:00' });
    await office.press('增加停摆');
    const from = Date.now() + DAY_MS;
    await office.fill({ 名称: '台风停摆', 文号: '政令1号', 自: typed(from), 至: typed(from - DAY_MS) });
    await office.page.locator('#stop-reason-0').fill('防御台风');
    await office.page.locator('#local-reason').fill('防台风指挥部通知');
    await office.sees('“应急停摆”第 1 项的结束不在开始之后。');
    // a week has working days in it, whichever day this is
    await office.fill({ 至: typed(from + 7 * DAY_MS) });
    await office.press('校验并预览');
    await office.sees('新停摆：台风停摆');
    await office.press('发布');
    await office.sees('已发布第 1 版，正在重算在办诉求的时限。');
    expect(await complaints.dueOf(await complaints.dispatchedTo())).toBeGreaterThan(before);
    await office.goTo('变更下达');
    await office.sees('防台风指挥部通知');
    expect(await office.page.getByText('新的工作日历').count()).toBe(2);
  });

  it('a unit is added, its matters stand in the catalogue and the directory, and it is merged into another', async () => {
    const office = await as('administrator');
    await office.goTo('单位');
    await office.press(/^在.*之下增设单位$/);
    await office.page.getByLabel(/^代码/).fill('新 局');
    await office.fill({ 名称: '照明管理局', 办公电话: '0557-3000000、不知道' });
    await office.press('增设');
    expect(await office.refusal()).toMatch(/代码：格式不对\s+办公电话 2：格式不对/);
    await office.page.getByLabel(/^代码/).fill('lighting');
    await office.fill({ 办公电话: '0557-3000000' });
    await office.press('增设');
    await office.fill({ 英文名称: 'Lighting Office' });
    await office.press('保存');

    await office.goTo('派单目录');
    await office.choose('增加职责');
    const duty = { 单位: '照明管理局', 事项词: '路灯、照明', 依据: '权责清单第三项' };
    await office.fill(duty);
    await office.press('增加');
    await office.table('派单目录').getByText('路灯、照明').waitFor();

    await office.goTo('热线名录');
    await office.press('登入一条热线');
    await office.fill({ 号码: '路灯', 名称: '路灯热线', 单位: '照明管理局' });
    await office.press('保存');
    expect(await office.refusal()).toContain('号码：格式不对');
    await office.fill({ 号码: '96116' });
    await office.press('保存');
    await office.table('热线名录').getByText('96116').waitFor();

    const number = await complaints.dispatchedTo('lighting');
    await office.goTo('单位');
    await office.choose('照明管理局');
    await office.choose('合并或撤销这个单位');
    await office.fill({ 理由或文号: '机构改革' });
    await office.tick(/确认终止照明管理局/);
    await office.press('终止这个单位');
    expect(await office.refusal()).toContain('还有 1 件诉求在办');
    await office.fill({ 继任单位: '城市管理局' });
    await office.press('终止这个单位');
    await office.sees('照明管理局的在办事项移交城市管理局');
    await office.page.locator('li', { hasText: '照明管理局' }).getByText('已完成').waitFor();
    await office.goTo('派单目录');
    await office
      .table('派单目录')
      .getByRole('row', { name: /城市管理局 路灯、照明/ })
      .waitFor();
    const unit = await as('handler2');
    await unit.page.getByRole('row').filter({ hasText: number }).first().waitFor();
  });

  it('somebody is put on duty, and somebody stands in for an absent leader', async () => {
    const office = await as('administrator');
    await office.goTo('值班与代理');
    const from = Date.now() + DAY_MS;
    const duty = office.page.getByRole('region', { name: '值班' });
    await office.fill({ 人员: 'handler2', 角色: '承办人', 自: typed(from), 至: typed(from + DAY_MS) }, duty);
    await office.press('排班');
    await office
      .table('值班')
      .getByRole('row', { name: /城市管理局/ })
      .waitFor();

    await office.fill({ 被代理人: 'leaderInCharge2', 代理人: 'leaderInCharge2', 自: typed(from), 至: typed(from) });
    await office.press('指定代理');
    expect(await office.refusal()).toContain('不能代理自己');
    await office.fill({ 代理人: 'leaderInCharge3' });
    await office.press('指定代理');
    expect(await office.refusal()).toContain('结束时间须晚于开始时间');
    await office.fill({ 至: typed(from + DAY_MS) });
    await office.press('指定代理');
    await office
      .table('代理')
      .getByRole('row', { name: /分管负责同志2 分管负责同志3/ })
      .waitFor();
  });

  it('an account is added, given and denied rights, let in anew, shut and opened again', async () => {
    const office = await as('administrator');
    await office.goTo('人员与权限');
    await office.follow('新增账号');
    await office.fill({ 账号: 'Li Si', 姓名: '李四', 角色: '承办人' });
    await office.fill({ 单位: '教育局' });
    await office.press('新增账号');
    expect(await office.refusal()).toContain('账号：格式不对');
    await office.fill({ 账号: 'lisi' });
    await office.press('新增账号');
    await office.sees('lisi 的初始密码，只显示这一次');
    await office.press('已交付，不再显示');
    await office.fill({ 角色: '督办员' });
    await office.press('授予');
    await office.press('撤销承办人');
    expect(await office.table('角色与单位').getByRole('row').count()).toBe(2);

    await office.fill({ 用途: '数据共享平台' });
    await office.press('签发令牌');
    await office.sees('令牌，只显示这一次');
    await office.press('已交付，不再显示');
    await office.press('吊销“数据共享平台”');
    await office.press('吊销');
    await office.sees('没有令牌。');

    await office.press('重置密码');
    await office.press('重置密码');
    const password = await office.page.locator('.secret').innerText();
    const { page, faults } = await bench.sitDown('lisi');
    faults.allow((response) => response.url().endsWith('/session') && response.status() >= 400);
    await page.goto(`${bench.url}/desk/`);
    for (let wrong = 0; wrong < FAILURES_UNTIL_LOCKED; wrong++) await signIn(page, 'lisi', 'not the password');
    await office.goTo('人员与权限');
    await office.open('lisi');
    await office.press('解除锁定');
    await signIn(page, 'lisi', password);
    await page.getByText('请先设置自己的密码').waitFor();
    await office.goTo('人员与权限');
    await office.open('lisi');
    await office.press('强制下线');
    await office.sees('0 处登录');

    await office.press('停用');
    await office.sees('停用后李四立即退出登录');
    await office.press('停用');
    await office.sees('已停用');
    await office.press('恢复');
    await office.sees('在用');
  });

  it('a policy is tried on the past, proposed for open appeals, approved by a second person, paused and resumed', async () => {
    const office = await as('administrator');
    const number = await complaints.dispatchedTo();
    await office.goTo('政策');
    await office.follow('起草新一版');
    await office.page.getByRole('spinbutton', { name: /草案中的办理时限·投诉/ }).fill('3');
    await office.fill({ 理由: '办理时限太长' });
    await office.page.getByRole('radio', { name: /在办诉求也适用，从变更时起计算/ }).check();
    await office.press('存为草案');
    await office.choose('在过去的诉求上试算');
    await office.fill({ '收到诉求的时间，自': '2099-12-31', 至: '2026-01-01' });
    await office.sees('截止日早于起始日，请改正。');
    await office.fill({ '收到诉求的时间，自': '2026-01-01', 至: '2099-12-31' });
    await office.press('开始试算');
    await office.sees(/^比较的 \d+ 个时限中/);
    await office
      .table('')
      .first()
      .getByRole('row', { name: /^提前到期/ })
      .getByRole('link')
      .click();
    await office.table('提前到期').getByRole('link', { name: number }).waitFor();

    await office.goTo('政策');
    await office.follow(/^草案 \d+$/);
    await office.press('提交批准');
    const second = await as('adm');
    await second.goTo('政策');
    await second.follow(/^草案 \d+$/);
    await second.press('批准…');
    await second.fill({ 生效时间: typed(Date.now() + DAY_MS) });
    await second.press('批准');
    await second.goTo('变更下达');
    await second.press('暂停');
    await second.sees('已暂停');
    await second.press('继续');
    await second.sees('已查看 0 件，其中 0 件有变化，0 个到期日移动。');

    await office.goTo('政策');
    await office.follow('第 1 版');
    await office.choose('适用于在办诉求');
    await office.press('预览');
    await office.fill({ 理由: '统一到现行规定' });
    await office.press('下达');
    await office.sees('由您提出，须由另一位管理员批准后才开始。');
    expect(await office.page.getByRole('button', { name: '批准下达' }).count()).toBe(0);
    await second.goTo('政策');
    await second.goTo('变更下达');
    await second.press('批准下达');
    await second.page.locator('li', { hasText: '统一到现行规定' }).getByText('已完成').waitFor();
  });

  it('a call is put through to a partner line, another merged and taken back, another handled in a three-way call', async () => {
    const partner = await as('hainan-agent');
    const through = partner.page.getByRole('button', { name: '已转接 110，登记' });
    expect(await through.isDisabled()).toBe(true);
    await partner.fill({ 诉求内容: '有人在桥上要跳下去。' });
    await through.first().click();
    await partner.sees('已转接 110');

    const agent = await as('rehearsal-agent');
    await call(agent, '人民路东段的路灯坏了三天，晚上很黑。');
    await agent.press(/^受理，交派单/);
    await agent.page.keyboard.press('F7');
    await call(agent, '人民路东段的路灯坏了好几天，晚上很黑。');
    await agent.press('登记并合并到这件');
    await agent.press('撤回合并');
    await agent.sees('已撤回合并，单独待派单');
    await agent.press(/^下一个来电/);
    await call(agent, '幸福小区停水一天，何时恢复供水？');
    await agent.press('受理，三方通话');
    await agent.fill({ 承办单位: '城市管理局', 答复内容: '今晚八点恢复供水。' });
    await agent.page.getByRole('radio', { name: '三方通话' }).check();
    await agent.page.getByRole('checkbox', { name: '当场解决' }).check();
    await agent.press('直办');
    await agent.page.getByRole('heading', { name: '已办结' }).waitFor();
  });

  it('an entry of the knowledge base is reported wrong, and its owner answers by a new version', async () => {
    const owner = await as('handler2');
    await owner.goTo('知识库');
    await owner.follow('新建条目');
    await owner.fill({
      标题: '居住证办理',
      来电怎样问: '居住证几天能领？',
      标准答案: '15 日内领取。',
      为什么写这一版: '新条例',
    });
    await owner.press('发布');
    const agent = await as('agent');
    await agent.goTo('知识库');
    await agent.open('居住证办理');
    await agent.press('报错');
    await agent.fill({ 哪里不对: '现在 10 日内领取。' });
    await agent.press('发给维护单位');
    await owner.goTo('报错与补缺');
    await owner.open('现在 10 日内领取。');
    await owner.follow('写新版本来答复');
    await owner.fill({ 标准答案: '10 日内领取。', 为什么写这一版: '答复报错' });
    await owner.press('发布');
    await agent.goTo('报错与补缺');
    await agent.choose('全部');
    await agent.open('现在 10 日内领取。');
    await agent.follow('已写第 2 版');
    await agent.sees('10 日内领取。');
  });
});

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/session')),
    page.keyboard.press('Enter'),
  ]);
}

async function call(agent: Office, told: string): Promise<void> {
  await agent.fill({ 来电号码: '13900000001', 诉求内容: told, 地点: '人民路东段' });
  await agent.choose('投诉');
}
