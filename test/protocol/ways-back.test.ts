import { House, UNIT } from '../house/house';

const RETURN = { reasons: '不属于本单位职责', basis: '三定方案第二条' };

describe('an order goes back, elsewhere, and gets more time', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
    await house.startWorker();
  });
  afterAll(() => house.close());

  test('given back with the leader’s consent, dispatched anew, re-routed, extended: log and workflow agree', async () => {
    const number = await house.toSigned();
    expect(await house.act(number, 'returnOrder', {}, { role: 'handler', texts: RETURN })).toMatchObject({
      refused: { code: 'partMissing', detail: { missing: ['leaderConsent'] } },
    });
    await house.act(number, 'askConsent', { to: 'return' });
    await house.act(number, 'consent', { to: 'return' }, { role: 'leaderInCharge' });
    await house.act(number, 'returnOrder', {}, { role: 'handler', texts: RETURN });
    await house.act(number, 'grantReturn');
    await house.act(number, 'dispatch', { unit: 'u2-2', mode: 'transfer' });
    await house.act(number, 'reroute', { unit: UNIT }, { texts: { reasons: '职责在该单位' } });
    await house.act(number, 'sign');
    const before = (await house.state(number)).owed.find((o) => o.kind === 'handle');
    await house.act(
      number,
      'fileExtension',
      { length: 5, unit: 'workingDays', told: true },
      { role: 'responsibleLeader', texts: { reason: '需现场勘查', explanation: '已电话说明' } },
    );
    expect((await house.types(number)).slice(-9)).toEqual([
      'consentAsked',
      'consented',
      'returnRequested',
      'returnGranted',
      'dispatched',
      'rerouted',
      'dispatched',
      'signed',
      'extended',
    ]);
    const state = await house.state(number);
    const after = state.owed.find((o) => o.kind === 'handle');
    expect(after?.dueAt ?? 0).toBeGreaterThan(before?.dueAt ?? 0);
    // the standing alarm has moved with it: what the workflow holds is what the log says
    expect(await house.workflowState(number)).toEqual(state);
    expect(house.faults).toEqual([]);
  });

  test('laid before the government and named by it: the unit is bound', async () => {
    const number = await house.register();
    await house.act(number, 'submitForDesignation', {}, { texts: { reasons: '职责交叉' } });
    await house.act(number, 'designate', { unit: UNIT }, { texts: { reasons: '由该单位负责' } });
    expect(await house.act(number, 'dispatch', { unit: 'u2-2', mode: 'transfer' })).toMatchObject({
      refused: { code: 'unitNamedOther', detail: { named: UNIT } },
    });
    await house.act(number, 'dispatch', { unit: UNIT, mode: 'transfer' });
    expect(await house.act(number, 'returnOrder', {}, { role: 'leaderInCharge', texts: RETURN })).toMatchObject({
      refused: { code: 'designationBinds' },
    });
    expect(await house.workflowState(number)).toEqual(await house.state(number));
  });
});
