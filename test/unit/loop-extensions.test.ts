import { sentence } from '../../domain/limit/explanation';
import { linkNamed } from '../../domain/loop';
import type { Rules } from '../../domain/loop/link';
import type { Pack } from '../../domain/policy/pack';
import { BY_LEADER, Given, type How, on, rulesOf, SUBMITTED, UNIT } from './loop-given';

const suzhou = rulesOf('suzhou-anhui');
const anCity = rulesOf('an-city');
const chongqing = rulesOf('chongqing');

/** an order that went out and was signed at this instant */
const signedAt = (at: string, rules: Rules, given: Parameters<typeof Given.registered>[1] = {}): Given =>
  Given.registered(rules, { receivedAt: on(at), ...given })
    .did('accept')
    .did('dispatch', { unit: UNIT, mode: 'transfer' })
    .did('sign');
const having = (rules: Rules, clauses: Partial<Pack>): Rules => ({
  ...rules,
  policy: { ...rules.policy, pack: { ...rules.policy.pack, ...clauses } },
});
const filing = (at: string, how: How = {}): How => ({
  at: on(at),
  role: 'responsibleLeader',
  parts: ['reason', 'explanation'],
  ...how,
});
const more = (length: number, unit?: string) => ({ length, told: true, ...(unit === undefined ? {} : { unit }) });
const until = (day: string) => ({ until: day, told: true });

describe('fileExtension', () => {
  /** a complaint over Spring Festival, due on Tuesday 10 March */
  const complaint = signedAt('2026-02-11T10:00', suzhou);
  const due = complaint.owed('handle')?.dueAt ?? 0;

  it('moves due instant, warning and supervision at once, and the platform does not approve it (S-43, R-EXT-14)', () => {
    const filed = complaint.when('fileExtension', more(15), filing('2026-03-09T10:00'));
    expect(filed.refused).toBeNull();
    expect(filed.made.at(-1)).toMatchObject({
      type: 'extended',
      order: 1,
      way: 'filing',
      added: { value: 15, unit: 'workingDays' },
      until: on('2026-03-31T24:00'),
    });
    expect(due).toBe(on('2026-03-10T24:00'));
    const handle = filed.owed('handle');
    expect(handle).toMatchObject({ dueAt: on('2026-03-31T24:00'), unit: UNIT, order: 1, role: 'handler' });
    expect(handle?.alarms).toEqual([
      [on('2026-03-30T00:00'), 'yellowCard'],
      [on('2026-03-31T24:00'), 'redCard'],
      [on('2026-04-01T24:00'), 'writtenSupervision'],
      [on('2026-04-03T24:00'), 'reportToLeader'],
    ]);
    expect(filed.settled).toMatchObject({ handle: ['replaced', filed.now] });
    expect(filed.owed('decideExtension')).toBeNull();
    expect(filed.opened.handle?.why).toMatchObject({ from: 'due', limit: '15 workingDays', clause: 'extension' });
    const why = filed.opened.handle?.why;
    expect(why && sentence(why, handle?.dueAt ?? 0, 'zh', 'Asia/Shanghai')).toContain('原时限届满起 15 个工作日');
  });

  it('of one day is warned of like the whole limit, not like a short one', () => {
    const filed = complaint.did('fileExtension', more(1), filing('2026-03-06T10:00'));
    expect(filed.owed('handle')?.alarms.map(([at, does]) => [does, at])).toEqual([
      ['yellowCard', on('2026-03-10T00:00')],
      ['redCard', on('2026-03-11T24:00')],
      ['writtenSupervision', on('2026-03-12T24:00')],
      ['reportToLeader', on('2026-03-16T24:00')],
    ]);
  });

  it('has the dates of the scenarios: filed on 5 March for 15 more working days, due 27 March (S-43 to S-45)', () => {
    const given = signedAt('2026-02-09T10:00', suzhou);
    expect(given.owed('handle')?.dueAt).toBe(on('2026-03-06T24:00'));
    const filed = given.did('fileExtension', more(15), filing('2026-03-05T10:00'));
    expect(filed.owed('handle')?.dueAt).toBe(on('2026-03-27T24:00'));
    given
      .when('fileExtension', more(15), filing('2026-03-06T09:00'))
      .thenRefused('extensionTooLate', { by: '2026-03-05' });
    const overdue = given.whenNobodyActsUntil(on('2026-03-06T24:00'));
    expect(overdue.made.at(-1)).toMatchObject({ type: 'accountabilityProposed', trigger: 'SZA-T2' });
  });

  it('names each part that is missing: the leader’s consent, the reason, the appellant told (R-EXT-02, 04, 05)', () => {
    const refusedTo = (input: unknown, how: How) => complaint.when('fileExtension', input, how).refused;
    expect(refusedTo(more(5), filing('2026-03-05T10:00', { role: 'leaderInCharge' }))).toEqual({
      code: 'partMissing',
      rule: 'R-EXT-02',
      detail: { missing: ['leaderConsent'] },
    });
    expect(refusedTo(more(5), filing('2026-03-05T10:00', { parts: ['explanation'] }))).toMatchObject({
      rule: 'R-EXT-04',
      detail: { missing: ['reason'] },
    });
    expect(refusedTo({ length: 5, told: false }, filing('2026-03-05T10:00', { parts: ['reason'] }))).toMatchObject({
      rule: 'R-EXT-05',
      detail: { missing: ['told', 'explanation'] },
    });
    const consented = complaint.did('consent', { to: 'extension' }, { role: 'responsibleLeader' });
    const filed = consented.when('fileExtension', more(5), filing('2026-03-05T10:00', { role: 'handler' }));
    expect(filed.made.at(-1)?.type).toBe('extended');
    // used up
    filed
      .when('fileExtension', more(5), filing('2026-03-06T10:00', { role: 'handler' }))
      .thenRefused('partMissing', { missing: ['leaderConsent'] });
  });

  it('on the due day is too late: refused, and the limit stays (S-44, R-EXT-15)', () => {
    expect(complaint.when('fileExtension', more(5), filing('2026-03-09T24:00')).made.at(-1)?.type).toBe('extended');
    const late = complaint.when('fileExtension', more(5), filing('2026-03-10T08:00'));
    expect(late.refused).toEqual({
      code: 'extensionTooLate',
      rule: 'R-EXT-03',
      detail: { by: '2026-03-09', dueOn: '2026-03-10' },
    });
    expect(late.owed('handle')?.dueAt).toBe(due);
    const over = late.whenNobodyActsUntil(on('2026-03-10T24:00'));
    expect(over.made.at(-1)).toMatchObject({ type: 'accountabilityProposed', trigger: 'SZA-T2', order: 1 });
  });

  it('adds at most the original limit, all extensions together (S-45, R-EXT-06, AMB-08)', () => {
    complaint
      .when('fileExtension', more(16), filing('2026-03-05T10:00'))
      .thenRefused('extensionTooLong', { asked: 16, most: 15, unit: 'workingDays' });
    const eight = complaint.did('fileExtension', more(8), filing('2026-03-05T10:00'));
    const seven = eight.did('fileExtension', more(7), filing('2026-03-06T10:00'));
    expect([eight.owed('handle')?.dueAt, seven.owed('handle')?.dueAt]).toEqual([
      on('2026-03-20T24:00'),
      on('2026-03-31T24:00'),
    ]);
    expect(seven.state).toMatchObject({ orders: [{ extensions: { count: 2, added: 15 } }] });
    seven.when('fileExtension', more(1), filing('2026-03-09T10:00')).thenRefused('extensionTooLong', { most: 0 });
  });

  it('is counted one by one where the city says so', () => {
    const stated = suzhou.policy.pack.extension;
    if (!stated) throw new Error('no extension');
    const oneByOne = signedAt('2026-02-11T10:00', having(suzhou, { extension: { ...stated, cumulative: false } }));
    oneByOne
      .did('fileExtension', more(15), filing('2026-03-05T10:00'))
      .did('fileExtension', more(15), filing('2026-03-06T10:00'));
  });

  it('names a day too, whose length counts in the units of the limit', () => {
    const named = complaint.did('fileExtension', until('2026-03-20'), filing('2026-03-05T10:00'));
    expect(named.made.at(-1)).toMatchObject({
      added: { value: 8, unit: 'workingDays' },
      until: on('2026-03-20T24:00'),
    });
    complaint
      .when('fileExtension', until('2026-04-01'), filing('2026-03-05T10:00'))
      .thenRefused('extensionTooLong', { asked: 16, most: 15 });
    complaint
      .when('fileExtension', until('2026-03-10'), filing('2026-03-05T10:00'))
      .thenRefused('extensionGainsNothing', { dueOn: '2026-03-10', due: '2026-03-10' });
    complaint
      .when('fileExtension', until('2027-12-31'), filing('2026-03-05T10:00'))
      .thenRefused('limitTooFar', { dueOn: '2027-12-31' });
  });

  it('is asked for in the unit of the limit, as a length or as a day, not both', () => {
    complaint
      .when('fileExtension', more(5, 'calendarDays'), filing('2026-03-05T10:00'))
      .thenRefused('extensionUnit', { unit: 'calendarDays', allowed: ['workingDays'] });
    complaint.when('fileExtension', { told: true }, filing('2026-03-05T10:00')).thenRefused('lengthOrDay');
    complaint
      .when('fileExtension', { ...more(5), ...until('2026-03-20') }, filing('2026-03-05T10:00'))
      .thenRefused('lengthOrDay');
  });

  it('is possible in rework while the original limit runs', () => {
    const rework = complaint.did('submitFeedback', SUBMITTED, BY_LEADER).did('rejectFeedback', { missing: [] });
    expect(rework.did('fileExtension', more(5), filing('2026-02-12T10:00')).owed('handle')?.dueAt).toBe(
      on('2026-03-17T24:00'),
    );
  });

  it('never passes the law: an order due by the law gains nothing (S-41, R-EXT-13)', () => {
    const consumer = signedAt('2026-02-11T10:00', suzhou, { marks: { consumer: true } });
    expect(consumer.owed('handle')?.dueAt).toBe(on('2026-02-27T24:00'));
    consumer
      .when('fileExtension', more(5), filing('2026-02-12T10:00'))
      .thenRefused('extensionGainsNothing', { statute: 'LAW-CONSUMER-46', due: '2026-02-27' });
  });

  it('has nothing to extend where no limit runs: a part, a category without one', () => {
    const parts = Given.registered(suzhou)
      .did('accept')
      .did('dispatch', { unit: UNIT, mode: 'transfer', coUnits: [{ unit: 'u2-2' }] }, { role: 'hotlineOffice' })
      .did('sign', { order: 2 }, { unit: 'u2-2' });
    parts
      .when('fileExtension', { ...more(5), order: 2 }, filing('2026-03-03T10:00', { unit: 'u2-2' }))
      .thenRefused('nothingToExtend');
    signedAt('2026-03-02T10:00', chongqing)
      .when('requestExtension', more(5), filing('2026-03-03T10:00'))
      .thenRefused('nothingToExtend');
  });
});

describe('requestExtension', () => {
  const signed = signedAt('2026-03-02T10:00', anCity);
  const asking = (at: string, how: How = {}): How => filing(at, { role: 'handler', parts: ['reason'], ...how });
  /** asked for and granted on the same day */
  const granted = (given: Given, length: number, at: string): Given =>
    given.did('requestExtension', more(length), asking(at)).did('grantExtension');

  it('changes nothing until it is granted: the platform owes the decision (R-EXT-08, R-SYS-17)', () => {
    const asked = signed.when('requestExtension', more(5), asking('2026-03-06T10:00'));
    expect(asked.made.at(-1)).toMatchObject({
      type: 'extensionRequested',
      added: { value: 5, unit: 'workingDays' },
      until: on('2026-03-16T24:00'),
    });
    expect(asked.owed('handle')?.dueAt).toBe(on('2026-03-09T24:00'));
    expect(asked.owed('decideExtension')).toMatchObject({ role: 'reviewer', dueAt: on('2026-03-09T24:00'), order: 1 });
    asked.when('requestExtension', more(5), asking('2026-03-06T11:00')).thenRefused('extensionPending', { order: 1 });
    const refused = asked.did('refuseExtension', {}, { parts: ['reasons'] });
    expect([refused.owed('handle')?.dueAt, refused.owed('decideExtension')]).toEqual([on('2026-03-09T24:00'), null]);
    for (const link of ['grantExtension', 'refuseExtension'])
      refused.when(link).thenRefused('extensionNotAsked', { order: 1 });
  });

  it('is granted twice; the third is refused, a special long case needs the written application (S-46)', () => {
    const once = granted(signed, 5, '2026-03-09T10:00');
    const twice = granted(once, 5, '2026-03-16T10:00');
    expect([once.owed('handle')?.dueAt, twice.owed('handle')?.dueAt]).toEqual([
      on('2026-03-16T24:00'),
      on('2026-03-23T24:00'),
    ]);
    expect(once.made.at(-1)).toMatchObject({ type: 'extended', way: 'consent' });
    const third = twice.when('requestExtension', more(5), asking('2026-03-20T10:00'));
    expect(third.refused).toEqual({ code: 'extensionTooMany', rule: 'R-EXT-09', detail: { granted: 2, maxCount: 2 } });
    const long = { ...more(30), longCase: true };
    twice
      .when('requestExtension', long, asking('2026-03-20T10:00', { parts: [] }))
      .thenRefused('partMissing', { missing: ['reason'] });
    const special = twice.did('requestExtension', long, asking('2026-03-20T10:00')).did('grantExtension');
    expect(special.owed('handle')?.dueAt).toBe(on('2026-05-08T24:00'));
  });

  it('comes within the limit: by the due instant, not after (AMB-42)', () => {
    expect(signed.when('requestExtension', more(5), asking('2026-03-09T24:00')).refused).toBeNull();
    const late = signed.when('requestExtension', more(5), asking('2026-03-10T00:01'));
    expect(late.refused).toMatchObject({ code: 'extensionTooLate', rule: 'R-EXT-08', detail: { by: '2026-03-09' } });
  });

  it('filed in time and decided after the limit still counts from the old due date', () => {
    const decided = signed
      .did('requestExtension', more(5), asking('2026-03-09T17:00'))
      .did('grantExtension', {}, { at: on('2026-03-10T09:00') });
    expect(decided.owed('handle')?.dueAt).toBe(on('2026-03-16T24:00'));
  });

  it('is cut to the law at the grant, with the law cited (S-42, R-EXT-13)', () => {
    const consumer = signedAt('2026-02-11T10:00', anCity, { marks: { consumer: true } });
    expect(consumer.owed('handle')?.dueAt).toBe(on('2026-02-25T24:00'));
    const asked = consumer.did('requestExtension', more(5), asking('2026-02-24T10:00'));
    expect(asked.made.at(-1)).toMatchObject({ until: on('2026-03-03T24:00') });
    const cut = asked.did('grantExtension');
    expect(cut.made.at(-1)).toMatchObject({ until: on('2026-02-27T24:00'), statute: 'LAW-CONSUMER-46' });
    expect(cut.owed('handle')?.dueAt).toBe(on('2026-02-27T24:00'));
    expect(cut.opened.handle?.why.statute).toBe('LAW-CONSUMER-46');
    cut
      .when('requestExtension', more(5), asking('2026-02-26T10:00'))
      .thenRefused('extensionGainsNothing', { statute: 'LAW-CONSUMER-46' });
  });

  it('stays under the ceiling counted from the limit’s own start (S-47, R-EXT-12)', () => {
    const marked = signedAt('2026-04-28T10:00', chongqing, { marks: { replyRequested: true } });
    expect(marked.owed('handle')?.dueAt).toBe(on('2026-05-11T24:00'));
    marked
      .when('requestExtension', until('2026-06-12'), asking('2026-05-08T10:00'))
      .thenRefused('extensionTooLong', { asked: '2026-06-12', most: '2026-06-11' });
    const asked = marked.did('requestExtension', until('2026-06-11'), asking('2026-05-08T10:00'));
    expect(asked.owed('handle')?.dueAt).toBe(on('2026-05-11T24:00'));
    const consented = asked.did('grantExtension', {}, { role: 'hotlineOffice' });
    expect(consented.made.at(-1)).toMatchObject({ type: 'extended', added: null, until: on('2026-06-11T24:00') });
    expect(consented.owed('handle')?.dueAt).toBe(on('2026-06-11T24:00'));
    consented
      .when('requestExtension', more(1), asking('2026-06-01T10:00'))
      .thenRefused('extensionTooLong', { asked: '2026-06-12', most: '2026-06-11' });
  });

  it('holds the bounds again at the grant, as they stand then', () => {
    const asked = signed.did('requestExtension', more(5), asking('2026-03-06T10:00'));
    const stated = anCity.policy.pack.extension;
    const order = asked.state.orders[0];
    if (!stated || !order) throw new Error('no extension');
    const used = { ...asked.state, orders: [{ ...order, extensions: { count: 2, added: 10 } }] };
    const grant = linkNamed('grantExtension')?.decide(
      { ...anCity, state: used, order: used.orders[0] ?? null },
      { link: 'grantExtension', id: 'x', by: { id: '1', role: 'reviewer' }, at: asked.now, body: '', input: {} },
    );
    expect(grant).toMatchObject({ refused: { code: 'extensionTooMany' } });
  });
});

describe('the way to more time', () => {
  it('is one in each city, and none where the pack is silent', () => {
    const how = filing('2026-03-03T10:00');
    const suzhous = signedAt('2026-03-02T10:00', suzhou);
    suzhous.when('requestExtension', more(5), how).thenRefused('extensionOtherWay', { link: 'fileExtension' });
    signedAt('2026-03-02T10:00', anCity)
      .when('fileExtension', more(5), how)
      .thenRefused('extensionOtherWay', { link: 'requestExtension' });
    const none = signedAt('2026-03-02T10:00', having(suzhou, { extension: null }));
    none.when('fileExtension', more(5), how).thenRefused('extensionNotInPack');
    none.when('requestExtension', more(5), how).thenRefused('extensionNotInPack');
    signedAt('2026-03-02T10:00', chongqing, { marks: { replyRequested: true } })
      .when('requestExtension', { ...more(5), longCase: true }, how)
      .thenRefused('extensionNotInPack');
    const offered = (link: string, given: Given): boolean | undefined =>
      linkNamed(link)?.offered?.(
        { ...given.rules, state: given.state, order: given.state.orders[0] ?? null },
        given.now,
        { id: '1', role: linkNamed(link)?.who[0] ?? 'agent' },
      );
    expect([offered('fileExtension', suzhous), offered('requestExtension', suzhous)]).toEqual([true, false]);
    expect(offered('grantExtension', suzhous)).toBe(false);
  });
});
