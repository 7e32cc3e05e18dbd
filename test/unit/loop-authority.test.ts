import { linkNamed } from '../../domain/loop';
import { tasksOf } from '../../domain/loop/task';
import { Given, type How, on, rulesOf, SUBMITTED, BY_LEADER, UNIT } from './loop-given';
import { standingIn } from './loop-standing';

const suzhou = rulesOf('suzhou-anhui');
const anCity = rulesOf('an-city');
const chongqing = rulesOf('chongqing');
const OPINION: How = { parts: ['proposedOpinion'] };
const REASONS: How = { parts: ['reasons'] };
const INSTRUCTION: How = { parts: ['instruction'] };

describe('submission for instruction', () => {
  it('stops no citizen clock; the unit clock begins when the matter is dispatched at last (S-19)', () => {
    const submitted = Given.registered(suzhou, { receivedAt: on('2026-04-01T09:00') })
      .did('accept')
      .when('submitForInstruction', {}, OPINION)
      .then('submittedForInstruction');
    expect(submitted.state).toMatchObject({ phase: 'accepted', submitted: 'forInstruction' });
    expect(submitted.owed('instruct')).toMatchObject({ role: 'municipalLeader', dueAt: null });
    expect(submitted.owed('dispatch')).toBeNull();
    // in no stated time, and yet it does not lie unseen (R-SYS-17)
    expect(submitted.whenNobodyActsUntil(on('2026-04-08T09:00')).rung).toEqual([
      ['reminder', on('2026-04-01T09:10')],
      ['tellSupervisor', on('2026-04-01T09:30')],
    ]);
    submitted.when('dispatch', { unit: UNIT, mode: 'transfer' }).thenRefused('notLegalNow', { stage: 'submitted' });
    const instructed = submitted.did('instruct', {}, { ...INSTRUCTION, at: on('2026-04-08T10:00') });
    expect(instructed.owed('instruct')).toBeNull();
    expect(instructed.owed('dispatch')).not.toBeNull();
    const out = instructed.did('dispatch', { unit: UNIT, mode: 'transfer' });
    expect(out.owed('handle')?.dueAt).toBe(on('2026-04-29T24:00'));
    expect(out.state).toMatchObject({ acceptedAt: on('2026-04-01T09:00') });
  });

  it('is one at a time, and only where the pack has it', () => {
    const signed = standingIn('signed').did('submitForInstruction', {}, OPINION);
    signed.when('submitForInstruction', {}, OPINION).thenRefused('submittedAlready', { submitted: 'forInstruction' });
    signed.when('submitForDesignation', {}, REASONS).thenRefused('submittedAlready', { submitted: 'forInstruction' });
    signed.when('designate', { unit: UNIT }, REASONS).thenRefused('nothingSubmitted', { link: 'designate' });
    standingIn('signed').when('instruct', {}, INSTRUCTION).thenRefused('nothingSubmitted', { link: 'instruct' });
    standingIn('accepted', anCity)
      .when('submitForInstruction', {}, OPINION)
      .thenRefused('modeNotInPack', { mode: 'leaderInstruction', allowed: ['transfer'] });
  });

  it('that nobody answered is over when the matter closes', () => {
    const closed = standingIn('signed')
      .did('submitForInstruction', {}, OPINION)
      .did('submitFeedback', SUBMITTED, BY_LEADER)
      .did('approveFeedback');
    expect(closed.state).not.toHaveProperty('submitted');
    expect(closed.owed('instruct')).toBeNull();
  });

  it('while an order is given back: the dispatch waits for the answer', () => {
    const returned = standingIn('returnRequested').did('submitForDesignation', {}, REASONS).did('grantReturn');
    expect([returned.owed('dispatch'), returned.owed('designate')]).toEqual([null, expect.anything()]);
    const named = returned.did('designate', { unit: 'u2-2' }, REASONS);
    expect(named.owed('dispatch')).not.toBeNull();
  });
});

describe('designation', () => {
  it('is the government’s in Suzhou; elsewhere another way is named', () => {
    standingIn('accepted', chongqing)
      .when('submitForDesignation', {}, REASONS)
      .thenRefused('designationNotInPack', { instead: ['submitForInstruction'] });
    standingIn('accepted', anCity)
      .when('submitForDesignation', {}, REASONS)
      .thenRefused('designationNotInPack', { instead: ['dispatch', 'reroute'] });
    const submitted = standingIn('accepted').did('submitForDesignation', {}, REASONS);
    expect(submitted.owed('designate')).toMatchObject({ role: 'government', dueAt: null });
    submitted.when('instruct', {}, INSTRUCTION).thenRefused('nothingSubmitted', { link: 'instruct' });
  });

  it('binds the unit that has the order already', () => {
    const named = standingIn('signed')
      .did('submitForDesignation', {}, REASONS)
      .did('designate', { unit: UNIT }, REASONS);
    expect(named.state).toMatchObject({ named: UNIT, orders: [{ binding: true }] });
    named
      .when('returnOrder', {}, { role: 'leaderInCharge', parts: ['reasons', 'basis'] })
      .thenRefused('designationBinds', { unit: UNIT });
  });

  it('is offered where the pack has it and nothing lies before an authority', () => {
    const offered = (link: string, given: Given): boolean | undefined =>
      linkNamed(link)?.offered?.({ ...given.rules, state: given.state, order: null }, given.now, {
        id: '1',
        role: linkNamed(link)?.who[0] ?? 'agent',
      });
    const [plain, waiting] = [standingIn('accepted'), standingIn('submitted')];
    expect([offered('submitForDesignation', plain), offered('submitForDesignation', waiting)]).toEqual([true, false]);
    expect(offered('submitForDesignation', standingIn('accepted', chongqing))).toBe(false);
    expect([offered('instruct', plain), offered('instruct', waiting), offered('designate', waiting)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('another unit named while an order is out', () => {
  const asked = standingIn('signed').did('submitForDesignation', {}, REASONS);
  const named = asked.did('designate', { unit: 'u2-2' }, REASONS);
  const rerouteTasks = (given: Given) => tasksOf(given.state).filter((task) => task.link === 'reroute');

  it('makes the re-route owed and watched, and the re-route meets it (R-DSP-05)', () => {
    expect(named.owed('reroute')).toMatchObject({ role: 'dispatcher', order: 1, dueAt: null });
    expect(named.owed('reroute')?.alarms.map(([, does]) => does)).toEqual(['remindDispatcher', 'tellSupervisor']);
    expect(rerouteTasks(named)).toMatchObject([{ role: 'dispatcher', unit: null, order: 1 }]);
    const moved = named.when('reroute', { unit: 'u2-2' }, REASONS).then('rerouted', 'dispatched');
    expect(moved.settled).toMatchObject({ reroute: ['met', moved.now], handle: ['lapsed', moved.now] });
    expect([moved.owed('reroute'), rerouteTasks(moved)]).toEqual([null, []]);
    const instructed = standingIn('signed')
      .did('submitForInstruction', {}, OPINION)
      .did('instruct', { lead: 'u2-2' }, INSTRUCTION);
    expect(instructed.owed('reroute')).not.toBeNull();
  });

  it('does not where that unit has it, where none is named, and no more once the first is named after all', () => {
    expect(asked.did('designate', { unit: UNIT }, REASONS).owed('reroute')).toBeNull();
    const instructed = standingIn('signed').did('submitForInstruction', {}, OPINION).did('instruct', {}, INSTRUCTION);
    expect(instructed.owed('reroute')).toBeNull();
    const again = named.did('submitForDesignation', {}, REASONS);
    expect(rerouteTasks(again)).toEqual([]);
    const third = again.did('designate', { unit: 'u2-3' }, REASONS);
    expect(third.owed('reroute')?.id).toBe(named.owed('reroute')?.id);
    expect(again.did('designate', { unit: UNIT }, REASONS).settled).toMatchObject({ reroute: ['lapsed', again.now] });
  });

  it('under review: the other unit’s answer is not approved, but sent back and re-routed', () => {
    const answered = asked.did('submitFeedback', SUBMITTED, BY_LEADER).when('designate', { unit: 'u2-2' }, REASONS);
    answered.then('designated');
    expect(answered.owed('designate')).toBeNull();
    answered.when('approveFeedback').thenRefused('unitNamedOther', { unit: UNIT, named: 'u2-2' });
    answered.when('reroute', { unit: 'u2-2' }, REASONS).thenRefused('notLegalNow');
    expect(tasksOf(answered.state).map((task) => task.link)).toEqual(['rejectFeedback']);
    const back = answered.did('rejectFeedback', { missing: ['legalSource'] }, { parts: ['requirements'] });
    expect(rerouteTasks(back)).toHaveLength(1);
    const moved = back.did('reroute', { unit: 'u2-2' }, REASONS);
    expect(moved.state.owed.filter((o) => o.order === 1)).toEqual([]);
    expect(moved.owed('handle')).toMatchObject({ unit: 'u2-2', order: 2 });
  });
});

describe('reroute', () => {
  const withParts = (): Given =>
    Given.registered(suzhou)
      .did('accept')
      .did('dispatch', { unit: UNIT, mode: 'transfer', coUnits: [{ unit: 'u2-2' }] }, { role: 'hotlineOffice' });

  it('gives the new unit full limits, and ends what the old one owed (R-SYS-16)', () => {
    const moved = standingIn('signed').when('reroute', { unit: 'u2-3' }, { ...REASONS, at: on('2026-03-09T10:00') });
    expect(moved.made.slice(-2).map((e) => e.type)).toEqual(['rerouted', 'dispatched']);
    expect(moved.state).toMatchObject({
      phase: 'handling',
      acceptedAt: on('2026-03-02T09:00'),
      orders: [
        { no: 1, status: 'ended' },
        { no: 2, unit: 'u2-3', status: 'dispatched', mode: 'transfer' },
      ],
    });
    // 15 working days from the re-route, not from the first dispatch
    expect(moved.owed('handle')).toMatchObject({ unit: 'u2-3', order: 2, dueAt: on('2026-03-30T24:00') });
    expect(moved.state.owed.filter((o) => o.order === 1)).toEqual([]);
  });

  it('decides a return that was asked for', () => {
    const moved = standingIn('returnRequested').did('reroute', { unit: 'u2-3' }, REASONS);
    expect(moved.owed('decideReturn')).toBeNull();
  });

  it('is not for a unit that has it, nor while an authority is asked, nor past one that has spoken', () => {
    standingIn('signed').when('reroute', { unit: UNIT }, REASONS).thenRefused('unitHasIt', { unit: UNIT });
    standingIn('signed')
      .did('submitForInstruction', {}, OPINION)
      .when('reroute', { unit: 'u2-3' }, REASONS)
      .thenRefused('submittedAlready', { submitted: 'forInstruction' });
    standingIn('signed')
      .did('submitForInstruction', {}, OPINION)
      .did('instruct', { lead: 'u2-2' }, INSTRUCTION)
      .when('reroute', { unit: 'u2-3' }, REASONS)
      .thenRefused('unitNamedOther', { unit: 'u2-3', named: 'u2-2' });
    standingIn('feedbackSubmitted').when('reroute', { unit: 'u2-3' }, REASONS).thenRefused('notLegalNow');
  });

  it('keeps the parts under the new lead, and a part where it was', () => {
    const lead = withParts().did('reroute', { order: 1, unit: 'u2-3' }, REASONS);
    expect(lead.state).toMatchObject({ orders: [{ status: 'ended' }, { unit: 'u2-2', under: 3 }, { unit: 'u2-3' }] });
    expect(lead.owed('part')).toMatchObject({ order: 2 });
    const before = withParts();
    before.when('reroute', { order: 2, unit: UNIT }, REASONS).thenRefused('unitHasIt', { unit: UNIT });
    const part = before.did('reroute', { order: 2, unit: 'u2-3' }, REASONS);
    expect(part.state).toMatchObject({ orders: [{ no: 1 }, { status: 'ended' }, { under: 1, part: 'coHandling' }] });
    expect(part.owed('part')).toMatchObject({ order: 3, unit: 'u2-3', dueAt: before.owed('part')?.dueAt });
    expect(part.owed('handle')).toEqual(before.owed('handle'));
  });

  it('to a unit that gave a part: where a leader decides between units that differ, it takes the whole over (S-22)', () => {
    const decided = withParts()
      .did('submitForInstruction', {}, OPINION)
      .did('instruct', { lead: 'u2-2' }, INSTRUCTION)
      .did('reroute', { order: 1, unit: 'u2-2' }, REASONS);
    expect(decided.made.map((e) => e.type)).toEqual(['rerouted', 'rerouted', 'dispatched']);
    expect(decided.state).toMatchObject({
      orders: [{ status: 'ended' }, { status: 'ended' }, { no: 3, unit: 'u2-2', binding: true }],
    });
    expect(decided.owed('part')).toBeNull();
  });

  it('ends what the old unit gave to those below it', () => {
    const below = withParts()
      .did('sign', { order: 1 })
      .did('assignOrder', { order: 1, unit: 'u3-1-1' }, { role: 'handler' });
    const moved = below.did('reroute', { order: 1, unit: 'u2-3' }, REASONS);
    expect(moved.state).toMatchObject({
      orders: [{ status: 'ended' }, { status: 'dispatched', under: 4 }, { status: 'ended' }, { unit: 'u2-3' }],
    });
  });
});
