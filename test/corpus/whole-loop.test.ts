import { FEEDBACK, SUBMITTED } from '../house/feedback';
import { type ActOptions, House, UNIT } from '../house/house';

/** a person acts, and is not refused */
type Did = (number: string, link: string, input?: unknown, how?: ActOptions) => Promise<void>;

/** Ways of the loop that no scenario takes, so that the corpus holds every link: each on a house of the pack that has it. */
async function inHouse(pack: string, work: (house: House, did: Did) => Promise<void>): Promise<void> {
  const house = await House.open({ pack });
  await house.startWorker();
  const did: Did = async (number, link, input = {}, how = {}) => {
    expect(await house.act(number, link, input, how)).not.toHaveProperty('refused');
  };
  await work(house, did);
  expect(house.faults).toEqual([]);
  await house.close();
}

const text = (name: string): ActOptions => ({ texts: { [name]: '内容' } });
const LEADER = { role: 'leaderInCharge' } as const;
const BELOW = 'u3-1-1';

test('declined, reopened by the supervisor, then answered directly', () =>
  inHouse('suzhou-anhui', async (house, did) => {
    const number = await house.register({ category: 'consultation', following: [] });
    await did(number, 'notAccept', { reason: 'SZA-N6', told: true });
    await did(number, 'reopenNonAcceptance', {}, { role: 'supervisor', ...text('reasons') });
    await did(number, 'accept');
    await did(number, 'answerDirectly', {}, text('answer'));
    expect(await house.state(number)).toMatchObject({ phase: 'archived', outcome: 'directlyAnswered' });
  }));

test('the caller is told where to turn', () =>
  inHouse('chongqing', async (house, did) => {
    const elements = {
      callerName: { text: '甲某' },
      callerUnit: { unknown: '未告知' },
      contactNumber: { text: '000' },
    };
    const number = await house.register({
      category: 'help',
      elements: { ...elements, callTime: { text: '上午' }, content: { text: '路灯不亮' } },
    });
    await did(number, 'referCaller', {}, text('where'));
    expect(await house.state(number)).toMatchObject({ phase: 'archived', outcome: 'referred' });
  }));

test('a caller in danger is put through to a partner hotline', () =>
  inHouse('hainan', async (house, did) => {
    const number = await house.register({ category: null, elements: {}, following: [] });
    await did(number, 'transferToPartner', { line: '110' }, text('note'));
    expect(await house.state(number)).toMatchObject({ phase: 'archived', outcome: 'transferredToPartner' });
  }));

test('a unit below does a part, is asked again, and the matter is explained with a day to look at it again', () =>
  inHouse('suzhou-anhui', async (house, did) => {
    const number = await house.toSigned();
    await did(number, 'assignOrder', { unit: BELOW }, { role: 'handler' });
    await did(number, 'sign', { order: 2 }, { unit: BELOW });
    await did(number, 'submitPart', { order: 2 }, { unit: BELOW, ...text('part') });
    await did(number, 'sendBackPart', { order: 2 }, text('requirements'));
    await did(number, 'submitPart', { order: 2 }, { unit: BELOW, ...text('part') });
    await did(number, 'acceptPart', { order: 2 });
    await did(number, 'addCoUnit', { unit: 'u2-2' }, { role: 'hotlineOffice' });
    await did(number, 'supplement', { newFact: true }, { role: 'appellant', ...text('words') });
    await did(number, 'urge', {}, { role: 'appellant' });
    await did(number, 'askWithdrawal', {}, { role: 'appellant' });
    await did(number, 'supervise', { mode: 'special' }, text('notice'));
    await did(number, 'proposeAccountability', { trigger: 'SZA-T7', unit: UNIT }, text('facts'));
    await did(number, 'recordContact', { method: 'telephone', reached: true, order: 1 });
    await did(number, 'draftFeedback', { order: 1 }, { texts: FEEDBACK });
    await did(number, 'signOffFeedback', { draft: 1, order: 1 }, LEADER);
    const reviewOn = new Date((await house.now()) + 40 * 24 * 3_600_000).toISOString().slice(0, 10);
    const explained = { ...SUBMITTED, outcome: 'explained', draft: 1, order: 1, reviewOn };
    await did(number, 'submitFeedback', explained, { texts: { reply: '暂不能解决。', plan: '列入明年计划。' } });
    await did(number, 'approveFeedback');
    await did(number, 'followUp', { then: 'close' }, text('finding'));
    expect(await house.state(number)).toMatchObject({ phase: 'closed', outcome: 'explained' });
  }));

test('a return is refused, and the unit keeps the order', () =>
  inHouse('suzhou-anhui', async (house, did) => {
    const number = await house.toSigned();
    await did(number, 'returnOrder', {}, { ...LEADER, texts: { reasons: '不属本单位。', basis: '三定方案' } });
    await did(number, 'refuseReturn', {}, text('reasons'));
    expect(await house.state(number)).toMatchObject({ orders: [{ status: 'signed', returnRefused: true }] });
  }));

test('the platform does not consent to more time', () =>
  inHouse('an-city', async (house, did) => {
    const number = await house.register({ elements: {} });
    await did(number, 'dispatch', { unit: UNIT, mode: 'transfer' });
    await did(number, 'sign');
    await did(number, 'requestExtension', { length: 2, told: true }, text('reason'));
    await did(number, 'refuseExtension', {}, text('reasons'));
    expect((await house.types(number)).slice(-2)).toEqual(['extensionRequested', 'extensionRefused']);
  }));

test('a unit is merged while it has the order and a notice to answer, and its successor goes on', () =>
  inHouse('suzhou-anhui', async (house, did) => {
    const number = await house.toSigned();
    await did(number, 'supervise', { mode: 'written' }, text('notice'));
    await did(number, 'handOver', { from: UNIT, to: 'u2-2' }, { role: 'administrator' });
    expect((await house.types(number)).slice(-2)).toEqual(['handedOver', 'noticeHandedOver']);
    await did(number, 'replyToSupervision', { no: 1 }, { unit: 'u2-2', ...text('reply') });
    const state = await house.state(number);
    expect(state).toMatchObject({ orders: [{ unit: 'u2-2', status: 'signed', heldBefore: [UNIT] }] });
    expect(await house.workflowState(number)).toEqual(state);
  }));
