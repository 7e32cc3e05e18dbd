import type { FactOf } from '../../domain/loop/event';
import { liveOrders } from '../../domain/loop/state';
import { type Given, type How, on, rulesOf, UNIT } from './loop-given';
import { standingIn } from './loop-standing';

const suzhou = rulesOf('suzhou-anhui');
const chongqing = rulesOf('chongqing');
const OFFICE: How = { role: 'hotlineOffice' };
const lead = { unit: UNIT, mode: 'transfer' };

const dispatchedBy = (given: Given): FactOf<'dispatched'>[] =>
  given.made.flatMap((e) => (e.type === 'dispatched' ? [e] : []));

describe('several units for one matter', () => {
  const accepted = standingIn('accepted');

  it('has one reply limit, on the lead, and parts that are wanted before it (S-17, R-DSP-23)', () => {
    const given = accepted.did(
      'dispatch',
      { ...lead, coUnits: [{ unit: 'u2-2', dueOn: '2026-03-13' }, { unit: 'u2-3' }] },
      OFFICE,
    );
    given.then('dispatched', 'dispatched', 'dispatched');
    expect(given.owed('handle')).toMatchObject({ order: 1, unit: UNIT, dueAt: on('2026-03-23T24:00') });
    expect(given.state.owed.filter((o) => o.kind === 'part')).toMatchObject([
      { order: 2, unit: 'u2-2', dueAt: on('2026-03-13T24:00') },
      { order: 3, unit: 'u2-3', dueAt: on('2026-03-23T24:00') },
    ]);
    expect(liveOrders(given.state)).toMatchObject([
      { no: 1, unit: UNIT },
      { no: 2, unit: 'u2-2', under: 1, part: 'coHandling' },
      { no: 3, unit: 'u2-3', under: 1, part: 'coHandling' },
    ]);
    // each unit signs its own order, and only the lead is to contact the appellant and to handle
    expect(given.state.owed.filter((o) => o.kind === 'sign').map((o) => o.order)).toEqual([1, 2, 3]);
  });

  it('lets the lead record a co-handling unit that does not act, for SZA-T5 (S-17, R-ACT-05)', () => {
    accepted
      .did('dispatch', { ...lead, coUnits: [{ unit: 'u2-2' }] }, OFFICE)
      .did('sign', { order: 1 })
      .when(
        'proposeAccountability',
        { trigger: 'SZA-T5', unit: 'u2-2', order: 2 },
        { role: 'handler', parts: ['facts'] },
      )
      .then('accountabilityProposed');
  });

  it('is named by the hotline office alone where the measure says so (R-DSP-04)', () => {
    const several = { ...lead, coUnits: [{ unit: 'u2-2' }] };
    accepted.when('dispatch', several).thenRefused('leadNamedByOther', { needed: 'hotlineOffice', role: 'dispatcher' });
    accepted.when('dispatch', lead).then('dispatched');
    standingIn('accepted', chongqing).when('dispatch', several).then('dispatched', 'dispatched');
  });

  it('names each unit once', () => {
    for (const coUnits of [[{ unit: UNIT }], [{ unit: 'u2-2' }, { unit: 'u2-2' }]])
      accepted.when('dispatch', { ...lead, coUnits }, OFFICE).thenRefused('unitTwice');
    standingIn('accepted', chongqing)
      .when('dispatch', { ...lead, dutyRoomLeads: true })
      .thenRefused('unitTwice', { unit: UNIT });
  });

  it('wants no part later than the lead’s own limit, and none on a day gone by', () => {
    const by = (dueOn: string): Given =>
      accepted.when('dispatch', { ...lead, coUnits: [{ unit: 'u2-2', dueOn }] }, OFFICE);
    by('2026-03-24').thenRefused('partDueTooLate', { unit: 'u2-2', dueOn: '2026-03-24' });
    by('2026-03-01').thenRefused('limitPassed', { dueOn: '2026-03-01' });
    by('2026-03-23').then('dispatched', 'dispatched');
  });

  it('cuts a part that is wanted on the lead’s last day to the lead’s own instant', () => {
    const rehearsal = rulesOf('rehearsal');
    const given = standingIn('accepted', rehearsal).did(
      'dispatch',
      { ...lead, coUnits: [{ unit: 'u2-2', dueOn: '2026-03-02' }] },
      OFFICE,
    );
    expect(given.owed('part')?.dueAt).toBe(given.owed('handle')?.dueAt);
  });

  it('leaves a part without a day without an instant where the lead has no limit', () => {
    const unlimited = rulesOf({
      ...chongqing.policy,
      pack: { ...chongqing.policy.pack, timeLimits: null },
    });
    const given = standingIn('accepted', unlimited)
      .when('dispatch', { ...lead, coUnits: [{ unit: 'u2-2' }] })
      .then('dispatched', 'dispatched');
    expect(given.owed('handle')?.dueAt).toBeNull();
    expect(given.owed('part')).toBeNull();
  });
});

describe('the lead', () => {
  it('is the duty room itself only where it may lead (R-DSP-12)', () => {
    const given = standingIn('accepted', chongqing).when('dispatch', {
      mode: 'transfer',
      dutyRoomLeads: true,
      coUnits: [{ unit: 'u2-1' }, { unit: 'u2-2' }],
    });
    expect(dispatchedBy(given).map((d) => [d.unit, d.under])).toEqual([
      ['u1', undefined],
      ['u2-1', 1],
      ['u2-2', 1],
    ]);
    for (const how of [{ dutyRoomLeads: true }, { unit: 'u1' }])
      standingIn('accepted', suzhou)
        .when('dispatch', { mode: 'transfer', ...how }, OFFICE)
        .thenRefused('leadNotInPack', { unit: 'u1' });
  });

  it('is the unit named by authority where none is named here, and no other (R-DSP-05, R-RET-09)', () => {
    const named = standingIn('accepted', suzhou)
      .did('submitForDesignation', {}, { role: 'hotlineOffice', parts: ['reasons'] })
      .did('designate', { unit: 'u2-3' }, { parts: ['reasons'] });
    expect(dispatchedBy(named.when('dispatch', { mode: 'transfer' }))).toMatchObject([{ unit: 'u2-3' }]);
    named.when('dispatch', lead).thenRefused('unitNamedOther', { named: 'u2-3' });
    standingIn('accepted').when('dispatch', { mode: 'transfer' }).thenRefused('unitMissing');
  });
});

describe('the way an order goes', () => {
  it('is one of the pack’s: on paper where listed or in writing, by telephone where the caller is told', () => {
    const by = (pack: string, mode: string): Given =>
      standingIn('accepted', rulesOf(pack)).when('dispatch', { unit: UNIT, mode });
    by('suzhou-anhui', 'paperAssignment').then('dispatched');
    by('suzhou-anhui', 'telephone').thenRefused('modeNotInPack', { allowed: ['transfer', 'paperAssignment'] });
    by('chongqing', 'paperAssignment').then('dispatched');
    by('chongqing', 'telephone').then('dispatched');
    by('an-city', 'paperAssignment').thenRefused('modeNotInPack', { allowed: ['transfer'] });
  });

  it('leaves the caller to be told of the transfer, or records that they were (R-DSP-10)', () => {
    const untold = standingIn('accepted', chongqing).when('dispatch', lead).then('dispatched');
    expect(untold.state.callerTold).toBe(false);
    const told = standingIn('accepted', chongqing).when('dispatch', { ...lead, callerTold: 'telephone' });
    told.then('dispatched', 'callerTold');
    expect(told.state.callerTold).toBe(true);
    expect(standingIn('dispatched', suzhou).state.callerTold).toBeUndefined();
  });
});
