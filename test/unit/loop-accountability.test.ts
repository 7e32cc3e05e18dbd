import { type Given, on, rulesOf, UNIT } from './loop-given';
import { standingIn } from './loop-standing';

const FACTS = { parts: ['facts'] };
const REASONS = { parts: ['reasons'] };
const anCity = rulesOf('an-city');

const proposed = (given: Given): Given => given.did('proposeAccountability', { trigger: 'SZA-T7', unit: UNIT }, FACTS);

describe('proposeAccountability (R-ACT-16)', () => {
  it('names a unit, the order and the person where they are meant (R-ACT-12)', () => {
    const whole = { trigger: 'SZA-T7', unit: UNIT, order: 1, person: '17' };
    const made = standingIn('signed').when('proposeAccountability', whole, FACTS).then('accountabilityProposed').made;
    expect(made[0]).toMatchObject({ no: 1, ...whole });
    expect(made[0]).not.toHaveProperty('automatic');
  });

  it('knows only the pack’s triggers, and orders of that unit', () => {
    standingIn('signed')
      .when('proposeAccountability', { trigger: 'AN-T1', unit: UNIT })
      .thenRefused('triggerUnknown', { trigger: 'AN-T1' });
    standingIn('signed', rulesOf('chongqing'))
      .when('proposeAccountability', { trigger: 'SZA-T1', unit: UNIT })
      .thenRefused('triggerUnknown', { allowed: [] });
    standingIn('signed')
      .when('proposeAccountability', { trigger: 'SZA-T1', unit: 'u2-2', order: 1 })
      .thenRefused('orderUnknown', { order: 1, orders: [] });
  });

  it('by the lead is only of a co-handling unit under its own order that does not act (R-ACT-05)', () => {
    const led = standingIn('partSubmitted');
    const byLead = { ...FACTS, role: 'handler' } as const;
    led.when('proposeAccountability', { trigger: 'SZA-T5', unit: 'u2-2' }, byLead).then('accountabilityProposed');
    led
      .when('proposeAccountability', { trigger: 'SZA-T5', unit: 'u2-2', order: 2 }, byLead)
      .then('accountabilityProposed');
    led.when('proposeAccountability', { trigger: 'SZA-T1', unit: 'u2-2' }, byLead).thenRefused('notYours');
    led.when('proposeAccountability', { trigger: 'SZA-T5', unit: UNIT }, byLead).thenRefused('notYours');
    led
      .when('proposeAccountability', { trigger: 'SZA-T5', unit: UNIT }, { ...byLead, unit: 'u2-2' })
      .thenRefused('notYours', { trigger: 'SZA-T5', unit: UNIT });
  });

  it('in the An city needs a consequence on record, and then may end in a veto (S-54, R-ACT-14, R-ACT-15)', () => {
    const slow = { trigger: 'AN-T7', unit: UNIT };
    standingIn('signed', anCity).when('proposeAccountability', slow, FACTS).thenRefused('consequenceMissing');
    const serious = standingIn('signed', anCity).did('proposeAccountability', { ...slow, consequence: true }, FACTS);
    expect(serious.made[0]).toMatchObject({ trigger: 'AN-T7', consequence: true });
    for (const form of ['veto', 'supervisionBureau'])
      serious.when('decideAccountability', { candidate: 1, upheld: true, form }, REASONS).then('accountabilityDecided');
  });
});

describe('decideAccountability (R-ACT-16, R-ACT-17)', () => {
  it('upholds with a form of the pack or leaves it open, or drops it; once', () => {
    const one = proposed(standingIn('signed'));
    const upheld = one.when('decideAccountability', { candidate: 1, upheld: true, form: 'warning' }, REASONS);
    upheld.then('accountabilityDecided');
    expect(upheld.state.candidates).toMatchObject([{ no: 1, decided: true }]);
    upheld.when('decideAccountability', { candidate: 1, upheld: false }).thenRefused('candidateUnknown', { open: [] });
    one.when('decideAccountability', { candidate: 1, upheld: true }, REASONS).then('accountabilityDecided');
    one
      .when('decideAccountability', { candidate: 1, upheld: true, form: 'other' }, REASONS)
      .then('accountabilityDecided');
    one.when('decideAccountability', { candidate: 2, upheld: false }).thenRefused('candidateUnknown', { open: ['1'] });
  });

  it('takes no form of another city, and none where nothing is upheld', () => {
    const one = proposed(standingIn('signed'));
    one
      .when('decideAccountability', { candidate: 1, upheld: true, form: 'veto' })
      .thenRefused('formUnknown', { form: 'veto' });
    one
      .when('decideAccountability', { candidate: 1, upheld: false, form: 'warning' })
      .thenRefused('formUnknown', { form: 'warning', allowed: [] });
  });

  it('keeps a closed matter from the archive, beyond the time for a rating, and then brings it there', () => {
    const waiting = proposed(standingIn('closed')).did('recordVisit', {
      method: 'telephone',
      reached: true,
      satisfaction: 'satisfied',
    });
    const later = waiting.whenNobodyActsUntil(on('2026-03-20T09:00')).then('reopenWindowEnded');
    later
      .when('decideAccountability', { candidate: 1, upheld: false }, REASONS)
      .then('accountabilityDecided', 'archived');
  });
});
