import type { Policy } from '../../domain/policy/policy';
import { Given, type How, on, rulesOf, UNIT } from './loop-given';
import { standingIn } from './loop-standing';

const suzhou = rulesOf('suzhou-anhui');
const anCity = rulesOf('an-city');
const chongqing = rulesOf('chongqing');
const LEADER: How = { role: 'leaderInCharge', parts: ['reasons', 'basis'] };

/** an order that is out since then, and signed then */
function signedAt(at: string, rules = suzhou): Given {
  return Given.registered(rules, { receivedAt: on(at) })
    .did('accept')
    .did('dispatch', { unit: UNIT, mode: 'transfer' })
    .did('sign');
}

const changed = (change: (p: Policy) => Policy): typeof suzhou => ({ ...suzhou, policy: change(suzhou.policy) });

describe('returnOrder', () => {
  it('names each part that is missing, before anything is looked at (S-28)', () => {
    const signed = signedAt('2026-10-09T10:00');
    const at = on('2026-10-10T09:00');
    expect(signed.when('returnOrder', {}, { at, role: 'handler', parts: ['reasons', 'basis'] }).refused).toEqual({
      code: 'partMissing',
      rule: 'R-RET-02',
      detail: { missing: ['leaderConsent'] },
    });
    expect(signed.when('returnOrder', {}, { at, role: 'leaderInCharge', parts: ['reasons'] }).refused).toEqual({
      code: 'partMissing',
      rule: 'R-RET-03',
      detail: { missing: ['basis'] },
    });
    signed
      .when('returnOrder', {}, { at })
      .thenRefused('partMissing', { missing: ['leaderConsent', 'reasons', 'basis'] });
    // the responsible leader's word is not the one that counts
    signed
      .when('returnOrder', {}, { ...LEADER, at, role: 'responsibleLeader' })
      .thenRefused('partMissing', { missing: ['leaderConsent'] });
  });

  it('is taken with the leader’s consent given beforehand, which it uses up', () => {
    const consented = signedAt('2026-10-09T10:00')
      .did('askConsent', { to: 'return' })
      .did('consent', { to: 'return' }, { role: 'leaderInCharge' });
    expect(consented.state).toMatchObject({ orders: [{ consented: { return: 'leaderInCharge' } }] });
    const filed = consented.when('returnOrder', {}, { at: on('2026-10-10T23:59'), parts: ['reasons', 'basis'] });
    filed.then('returnRequested');
    expect(filed.state).toMatchObject({ orders: [{ status: 'returnRequested' }] });
    expect(filed.state).not.toHaveProperty('orders.0.consented');
    // the platform's own duty to decide; Sunday is a rest day, Monday the working day after
    expect(filed.owed('decideReturn')).toMatchObject({ role: 'reviewer', dueAt: on('2026-10-12T24:00') });
    expect(filed.settled).toMatchObject({ returnWindow: ['met', on('2026-10-10T23:59')] });
    // the unit's clock has not stopped (R-RET-07)
    expect(filed.owed('handle')?.dueAt).toBe(consented.owed('handle')?.dueAt);
  });

  it('is in time at the very last instant, and late after it: on record, with a candidate (S-28, R-RET-05)', () => {
    const signed = signedAt('2026-10-09T10:00');
    signed.when('returnOrder', {}, { ...LEADER, at: on('2026-10-10T24:00') }).then('returnRequested');
    const late = signed.when('returnOrder', {}, { ...LEADER, at: on('2026-10-12T10:00') });
    late.then('deemedAccepted', 'returnRefused', 'accountabilityProposed');
    expect(late.made.slice(1)).toMatchObject([
      { type: 'returnRefused', order: 1, late: true },
      { type: 'accountabilityProposed', no: 1, trigger: 'SZA-T8', unit: UNIT, order: 1, automatic: true },
    ]);
    expect(late.state).toMatchObject({ phase: 'handling', orders: [{ status: 'signed', deemedAccepted: true }] });
    expect(late.owed('handle')).not.toBeNull();
    // once on record is enough
    late.when('returnOrder', {}, LEADER).thenRefused('returnDecided', { order: 1 });
    expect(late.when('returnOrder', {}, LEADER).refused?.rule).toBe('R-RET-05');
  });

  it('is an ordinary refusal where the pack attaches nothing to lateness (R-RET-06)', () => {
    const signed = signedAt('2026-04-03T10:00', anCity);
    signed.when('returnOrder', {}, { at: on('2026-04-07T14:00') }).then('returnRequested');
    const late = signed.when('returnOrder', {}, { at: on('2026-04-08T00:01') });
    expect(late.refused).toEqual({ code: 'limitPassed', rule: 'R-RET-06', detail: { dueOn: '2026-04-07' } });
  });

  it('is never late where the pack sets no limit', () => {
    const late = signedAt('2026-03-02T10:00', chongqing).when('returnOrder', {}, { at: on('2026-06-01T10:00') });
    expect([late.refused, late.made.at(-1)?.type]).toEqual([null, 'returnRequested']);
  });

  it('is taken late where the platform routes it anyway, and stays accountable (AMB-41)', () => {
    const lenient = changed((p) => ({ ...p, defaults: { ...p.defaults, returnLateAllowed: true } }));
    signedAt('2026-10-09T10:00', lenient)
      .when('returnOrder', {}, { ...LEADER, at: on('2026-10-12T10:00') })
      .then('deemedAccepted', 'returnRequested', 'accountabilityProposed');
  });

  it('shows receipt when it is filed before signing', () => {
    const filed = standingIn('dispatched', anCity).when('returnOrder');
    filed.then('signed', 'returnRequested');
    expect(filed.settled).toMatchObject({ sign: ['met', filed.now], returnWindow: ['met', filed.now] });
  });
});

describe('consent', () => {
  it('is the leader’s in charge for a return, the responsible leader’s for more time; the principal leader may both', () => {
    const signed = standingIn('signed');
    const by = (role: How['role'], to: string) => signed.when('consent', { to }, role ? { role } : {});
    by('responsibleLeader', 'return').thenRefused('consentByOther', { may: ['leaderInCharge', 'principalLeader'] });
    by('leaderInCharge', 'extension').thenRefused('consentByOther', { may: ['responsibleLeader', 'principalLeader'] });
    for (const to of ['return', 'extension']) by('principalLeader', to).then('consented');
  });

  it('to the one thing is none to the other', () => {
    standingIn('signed')
      .did('consent', { to: 'extension' })
      .when('returnOrder', {}, { role: 'handler', parts: ['reasons', 'basis'] })
      .thenRefused('partMissing', { missing: ['leaderConsent'] });
  });
});

describe('two consents', () => {
  const LONGER = { length: 1, told: true };
  const filing: How = { role: 'handler', parts: ['reason', 'explanation'] };
  const both = signedAt('2026-10-09T10:00')
    .did('askConsent', { to: 'return' })
    .did('consent', { to: 'extension' }, { role: 'responsibleLeader' })
    .did('consent', { to: 'return' }, { role: 'leaderInCharge' });

  it('stand beside each other, and a question that was not answered stays asked', () => {
    const other = signedAt('2026-10-09T10:00').did('askConsent', { to: 'return' });
    expect(other.did('consent', { to: 'extension' }).state).toMatchObject({
      orders: [{ consentAsked: 'return', consented: { extension: 'responsibleLeader' } }],
    });
    expect(both.state).toMatchObject({
      orders: [{ consented: { return: 'leaderInCharge', extension: 'responsibleLeader' } }],
    });
  });

  it('are used up one by one', () => {
    const longer = both.when('fileExtension', LONGER, filing).then('extended');
    expect(longer.state).toMatchObject({ orders: [{ consented: { return: 'leaderInCharge' } }] });
    longer.when('returnOrder', {}, { role: 'handler', parts: ['reasons', 'basis'] }).then('returnRequested');
    const kept = both
      .did('returnOrder', {}, { role: 'handler', parts: ['reasons', 'basis'] })
      .did('refuseReturn', {}, { parts: ['reasons'] });
    expect(kept.state).toMatchObject({ orders: [{ consented: { extension: 'responsibleLeader' } }] });
    kept.when('fileExtension', LONGER, filing).then('extended');
  });
});

describe('a decided return', () => {
  it('granted: dispatched again, the new unit has its own limits, the citizen clock runs on (S-29)', () => {
    const at = (text: string): How => ({ at: on(text) });
    const returned = signedAt('2026-04-03T10:00', anCity)
      .did('returnOrder', {}, at('2026-04-07T14:00'))
      .did('grantReturn', {}, at('2026-04-07T15:00'));
    expect(returned.state).toMatchObject({
      phase: 'accepted',
      acceptedAt: on('2026-04-03T10:00'),
      returns: 1,
      orders: [{ status: 'ended' }],
    });
    expect(returned.owed('handle')).toBeNull();
    expect(returned.settled).toMatchObject({ decideReturn: ['met', returned.now], handle: ['lapsed', returned.now] });
    const again = returned.did('dispatch', { unit: 'u2-2', mode: 'transfer' });
    expect(again.owed('sign')?.dueAt).toBe(on('2026-04-07T17:00'));
    expect(again.owed('handle')?.dueAt).toBe(on('2026-04-14T24:00'));
    expect(again.state).toMatchObject({ acceptedAt: on('2026-04-03T10:00') });
  });

  it('filed while more time was asked for takes that request back: nobody has to decide it any more', () => {
    const asked = signedAt('2026-04-03T10:00', anCity).did(
      'requestExtension',
      { length: 1, told: true },
      { role: 'responsibleLeader', parts: ['reason', 'explanation'] },
    );
    expect(asked.owed('decideExtension')).not.toBeNull();
    const filed = asked.when('returnOrder', {}, { at: on('2026-04-03T14:00') }).then('returnRequested');
    expect(filed.owed('decideExtension')).toBeNull();
    expect(filed.settled).toMatchObject({ decideExtension: ['lapsed', filed.now] });
    const kept = filed.did('refuseReturn', {}, { parts: ['reasons'] });
    expect(kept.state).not.toHaveProperty('orders.0.extensionRequested');
    kept.when('grantExtension').thenRefused('extensionNotAsked', { order: 1 });
  });

  it('refused: the unit keeps the order, its clock has not stopped, and it is not filed again (R-RET-07)', () => {
    const requested = standingIn('returnRequested');
    const kept = requested.when('refuseReturn', {}, { parts: ['reasons'] }).then('returnRefused');
    expect(kept.owed('handle')).toEqual(requested.owed('handle'));
    expect(kept.owed('decideReturn')).toBeNull();
    kept.when('returnOrder', {}, LEADER).thenRefused('returnDecided', { order: 1 });
  });
});

describe('after repeated returns', () => {
  /** given back by so many units, one after the other, and granted */
  const returnedBy = (rules: typeof suzhou, ...units: string[]): Given =>
    units.reduce(
      (given, unit) =>
        given
          .did('dispatch', { unit, mode: 'transfer' })
          .did('returnOrder', {}, { ...LEADER, unit })
          .did('grantReturn'),
      standingIn('accepted', rules),
    );

  it('the platform no longer chooses: the government names the unit, which may not give it back (R-RET-09, S-18)', () => {
    returnedBy(suzhou, 'u2-1').when('dispatch', { unit: 'u2-2', mode: 'transfer' }).then('dispatched');
    const twice = returnedBy(suzhou, 'u2-1', 'u2-2');
    twice
      .when('dispatch', { unit: 'u2-3', mode: 'transfer' })
      .thenRefused('designationNeeded', { returns: 2, by: 'government' });
    const named = twice
      .did('submitForDesignation', {}, { parts: ['reasons'] })
      .did('designate', { unit: 'u2-1' }, { parts: ['reasons'] });
    expect(named.state).toMatchObject({ phase: 'accepted', named: 'u2-1' });
    expect(named.state).not.toHaveProperty('returns');
    named.when('dispatch', { unit: 'u2-3', mode: 'transfer' }).thenRefused('unitNamedOther', { named: 'u2-1' });
    const bound = named.did('dispatch', { unit: 'u2-1', mode: 'transfer' });
    expect(bound.state).toMatchObject({ orders: [{}, {}, { no: 3, binding: true }] });
    bound.when('returnOrder', {}, { ...LEADER, unit: 'u2-1' }).thenRefused('designationBinds', { unit: 'u2-1' });
  });

  it('it is a leader in Chongqing, and nobody in the An city', () => {
    const twice = returnedBy(chongqing, 'u2-1', 'u2-2');
    twice
      .when('dispatch', { unit: 'u2-3', mode: 'transfer' })
      .thenRefused('designationNeeded', { by: 'municipalLeader' });
    const unnamed = twice
      .did('submitForInstruction', {}, { parts: ['proposedOpinion'] })
      .did('instruct', {}, { parts: ['instruction'] });
    unnamed.when('dispatch', { unit: 'u2-3', mode: 'transfer' }).thenRefused('designationNeeded');
    unnamed
      .did('submitForInstruction', {}, { parts: ['proposedOpinion'] })
      .did('instruct', { lead: 'u2-3' }, { parts: ['instruction'] })
      .when('dispatch', { unit: 'u2-3', mode: 'transfer' })
      .then('dispatched');
    returnedBy(anCity, 'u2-1', 'u2-2', 'u2-1').when('dispatch', { unit: 'u2-2', mode: 'transfer' }).then('dispatched');
  });
});
