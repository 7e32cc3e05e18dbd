import { Appellant } from './appellant';
import { describeInBrowser } from './browser-at-hand';
import { StaffMember } from './staff-member';
import { Workbench } from './workbench';

const LAMPS = {
  title: '人民路小学门口的路灯不亮',
  message: '三盏路灯坏了四天，孩子放学要摸黑走。',
  place: '人民路12号',
  time: '从上周五起',
  kind: '投诉',
  name: '张三丰',
  contact: '13900000001',
};
const NOISE = {
  ...LAMPS,
  title: '工地夜间施工',
  message: '凌晨两点还在浇筑混凝土，无法休息。',
  contact: '13900000002',
};

const WRONG_UNIT = '城市管理局';
const UNIT = '住房和城乡建设局';
/** of the pack rehearsal */
const SIGN_LIMIT_MS = 120_000;
const DOCUMENT = {
  正文: '经现场核实，三盏路灯已于当日修复。',
  与诉求人沟通情况: '已电话告知诉求人。',
  责任单位: UNIT,
  责任人: '承办人甲',
};
const RESULT = { 办理结果: '已解决', 诉求人满意度: '满意', 答复方式: '电话', 答复内容: '您反映的路灯已修好。' };

let bench: Workbench;
const staff = new Map<string, Promise<StaffMember>>();

/** each role is one person, who stays signed in */
function as(login: string): Promise<StaffMember> {
  const member = staff.get(login) ?? StaffMember.of(bench, login);
  staff.set(login, member);
  return member;
}

describeInBrowser('the whole loop through the pages alone', () => {
  beforeAll(async () => {
    bench = await Workbench.open('rehearsal');
  });
  afterAll(() => bench?.close());

  it('takes an appeal from the public form through a return, an extension, a rejection and a dissatisfied visit to the archive, and another to a red card', async () => {
    const appellant = await Appellant.of(bench);
    const late = await appellant.submit(NOISE);
    const { number, code } = await appellant.submit(LAMPS);

    const agent = await as('agent');
    await agent.goTo('全部待办');
    for (const one of [late.number, number]) {
      await agent.open(one);
      await agent.act('accept');
    }
    const dispatcher = await as('dispatcher');
    // nobody signs for this one: it runs into its red card while the other goes its way
    await dispatcher.open(late.number);
    await dispatcher.act('dispatch', { 承办单位: UNIT });
    await dispatcher.open(number);
    await dispatcher.act('dispatch', { 承办单位: WRONG_UNIT });

    const wrongly = await as('handler2');
    await wrongly.open(number);
    await wrongly.act('askConsent', { 同意什么: '退回', 请示内容: '该路段不属于我局管理。' });
    const theirLeader = await as('leaderInCharge2');
    await theirLeader.open(number);
    await theirLeader.act('consent', { 同意什么: '退回' });
    await wrongly.open(number);
    await wrongly.sees('领导同意');
    await wrongly.act('returnOrder', { 退回理由: '该路段不属于我局管理。', 法规政策依据: '《职责分工方案》第三条' });
    const reviewer = await as('reviewer');
    await reviewer.open(number, '申请退回');
    await reviewer.act('grantReturn');
    await dispatcher.open(number);
    await dispatcher.act('dispatch', { 承办单位: UNIT });

    const handler = await as('handler');
    await handler.open(number);
    await handler.act('sign');
    await handler.open(number);
    await handler.act('recordContact', { 已联系上诉求人: true, 方式: '电话' });
    await handler.open(number);
    await handler.act('askConsent', { 同意什么: '延期', 请示内容: '需采购灯具。' });
    const responsible = await as('responsibleLeader');
    await responsible.open(number);
    await responsible.act('consent', { 同意什么: '延期' });
    await handler.open(number);
    await handler.sees('领导同意');
    await handler.act('fileExtension', {
      延长多少: '3',
      时间单位: '分钟',
      已向诉求人说明延期: true,
      延期理由: '需采购灯具。',
      向诉求人说明情况: '已电话说明。',
    });
    await feedBack(handler, number);
    await reviewer.open(number, '反馈审核');
    await reviewer.act('rejectFeedback', { 缺少的内容: '政策法规依据', 重办要求: '请写明依据。' });
    await feedBack(handler, number);
    await reviewer.open(number, '反馈审核');
    await reviewer.act('approveFeedback');

    const visitor = await as('visitor');
    await visit(visitor, number, '不满意');
    await visitor.open(number, '不满意待处置');
    await visitor.act('decideVisit', { 如何处置: '退回重办', 理由: '诉求人反映路灯仍不亮。' });
    await feedBack(handler, number);
    await reviewer.open(number, '反馈审核');
    await reviewer.act('approveFeedback');
    await visit(visitor, number, '满意');

    await appellant.follow({ number, code });
    await appellant.page.getByText('已归档').first().waitFor();

    await handler.open(late.number);
    await handler
      .row(late.number)
      .getByText('红牌')
      .waitFor({ timeout: SIGN_LIMIT_MS + 10_000 });
    const supervisor = await as('supervisor');
    await supervisor.page.getByText('红牌').first().click();
    await supervisor.row(late.number).click();
    await supervisor.sees('红牌');
    await handler.act('sign');
    await supervisor.sees('签收');
    expect(bench.faults()).toEqual([]);
  }, 280_000);
});

/** drafts the document, has the leader sign it off, and hands it in with the reply */
async function feedBack(handler: StaffMember, number: string): Promise<void> {
  await handler.open(number);
  await handler.act('draftFeedback', DOCUMENT);
  const leader = await as('leaderInCharge');
  await leader.open(number);
  await leader.act('signOffFeedback');
  await handler.open(number);
  await handler.sees('签批反馈件');
  await handler.act('submitFeedback', RESULT);
}

/** half of the closed appeals are drawn for a call, in the city of the pack rehearsal; the others are among the spot checks */
async function visit(visitor: StaffMember, number: string, outcome: string): Promise<void> {
  await visitor.open(number, '待回访', '抽查核实');
  const call = visitor.actions.locator('.visit form');
  if (await call.count()) {
    await call.getByRole('radio', { name: outcome, exact: true }).check();
    return visitor.send(call, '保存结果');
  }
  await visitor.act('recordVisit', { 已联系上诉求人: true, 诉求人满意度: outcome, 方式: '电话' });
}
