import { House } from '../house/house';

const FEEDBACK = {
  directAnswer: '已修复。',
  legalSource: '某条例第三条',
  communication: '已电话沟通',
  contactDetails: '000',
  responsibleUnit: '住房和城乡建设局',
  responsiblePerson: '乙某',
  endMark: '乙某，住房和城乡建设局，000',
  reply: '路灯已修复，感谢反映。',
};

describe('an appeal goes the straight line', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
    await house.startWorker();
  });
  afterAll(() => house.close());

  test('from registration to the archive, each step in the log and in the workflow', async () => {
    const number = await house.register();
    expect(await house.act(number, 'dispatch', { unit: 'u2-1', mode: 'transfer' })).toMatchObject({ version: 3 });
    await house.act(number, 'sign');
    const submitted = await house.act(
      number,
      'submitFeedback',
      { outcome: 'solved', satisfaction: 'satisfied', replyMethod: 'telephone' },
      { role: 'leaderInCharge', texts: FEEDBACK },
    );
    expect(submitted).not.toHaveProperty('refused');
    await house.act(number, 'approveFeedback');
    const state = await house.state(number);
    if (state.phase === 'closed')
      await house.act(number, 'recordVisit', { method: 'telephone', reached: true, satisfaction: 'satisfied' });
    expect((await house.state(number)).phase).toBe('archived');
    const history = await house.client.workflow.getHandle(number).fetchHistory();
    console.log(await house.types(number), history.events?.length, JSON.stringify(history).length);
    expect(house.faults).toEqual([]);
  });
});
