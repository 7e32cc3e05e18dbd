import { workingCalendar } from '../../domain/calendar/working-calendar';
import type { Rules } from '../../domain/loop/link';
import type { Policy } from '../../domain/policy/policy';
import { loadCalendar, loadPolicy } from '../../packs/load';
import { BY_LEADER, Given, on, rulesOf, SUBMITTED, UNIT } from './loop-given';

const SUZHOU = rulesOf('suzhou-anhui');

/** version 2, with another limit for complaints */
function version2(days: number | null): Rules {
  const policy = loadPolicy('suzhou-anhui');
  const { complaint } = policy.pack.timeLimits ?? {};
  if (!complaint) throw new Error('complaints have a limit in this city');
  const limit = days === null ? null : { ...complaint, value: days };
  const changed: Policy = {
    ...policy,
    version: 2,
    pack: {
      ...policy.pack,
      timeLimits: { ...policy.pack.timeLimits, complaint: limit } as Policy['pack']['timeLimits'],
    },
  };
  return rulesOf(changed);
}

/** the year that nobody has announced yet, as the test has it announced */
function with2027(rest: Record<string, string[]>, work: Record<string, string[]> = {}, december: string[] = []): Rules {
  const calendar = loadCalendar();
  const days2026 = calendar.days['2026'];
  if (!days2026) throw new Error('2026 is announced');
  const moved = december.length === 0 ? days2026 : { ...days2026, work: { ...days2026.work, 元旦: december } };
  return {
    ...SUZHOU,
    calendar: workingCalendar({
      ...calendar,
      version: 2,
      knownThrough: '2027-12-24',
      days: { ...calendar.days, '2026': moved, '2027': { rest, work } },
      sources: { ...calendar.sources, '2027': ['a made-up notice'] },
    }),
  };
}

/** the complaint of S-33: dispatched 2026-02-09, due 2026-03-06 */
const complaint = (): Given => {
  const at = on('2026-02-09T10:00');
  return Given.registered(SUZHOU, { receivedAt: at, category: 'complaint' })
    .did('accept')
    .did('dispatch', { unit: UNIT, mode: 'transfer' })
    .did('sign');
};

const rebase = (given: Given, rules: Rules, at: string, how: 'fromStart' | 'fromNow' = 'fromStart'): Given =>
  given
    .under(rules)
    .when(
      'recomputeLimits',
      { cause: 'policy', rollout: '7', policyVersion: 2, rebase: how, asOf: on(at), categories: null, units: null },
      { at: on(at) },
    );

/** the change events of the last step, beside what the clock rang before it */
const changes = (given: Given) => given.made.filter((e) => e.type === 'limitsRecomputed');

const byCalendar = (given: Given, rules: Rules, at: string): Given =>
  given.under(rules).when('recomputeLimits', { cause: 'calendar', rollout: '8' }, { at: on(at) });

describe('a new version reaches a case in flight (R-SYS-19)', () => {
  test('a shorter limit from the start, which would have ended, ends with the next working day', () => {
    const given = rebase(complaint(), version2(10), '2026-03-02T10:00');
    expect(given.owed('handle')).toMatchObject({ id: 'handle-6', dueAt: on('2026-03-03T24:00') });
    expect(changes(given)[0]).toMatchObject({
      cause: 'policy',
      policyVersion: 2,
      moved: [{ was: 'handle-3', is: 'handle-6', dueWas: on('2026-03-06T24:00'), dueIs: on('2026-03-03T24:00') }],
    });
    expect(given.state.policyVersion).toBe(2);
  });

  test('from now it counts from the instant that was said, whenever the case hears of it', () => {
    const given = rebase(complaint(), version2(10), '2026-03-02T10:00', 'fromNow');
    expect(given.owed('handle')?.dueAt).toBe(on('2026-03-16T24:00'));
    expect(given.opened.handle?.why).toMatchObject({
      startAt: on('2026-03-02T10:00'),
      limit: '10 workingDays',
      policyVersion: 2,
    });
  });

  test('a longer one climbs its ladder anew, and what rang stays on record', () => {
    const late = complaint().whenNobodyActsUntil(on('2026-03-06T09:00'));
    expect(late.rung.map(([does]) => does)).toContain('yellowCard');
    const given = rebase(late, version2(20), '2026-03-06T10:00');
    expect(given.owed('handle')?.dueAt).toBe(on('2026-03-13T24:00'));
    expect(given.owed('handle')?.alarms[0]).toEqual([on('2026-03-12T00:00'), 'yellowCard']);
    expect(given.state.cards).toHaveLength(1);
  });

  test('a granted extension keeps its length and is capped again by the new limit (R-EXT-06)', () => {
    const extended = complaint().did(
      'fileExtension',
      { length: 15, told: true },
      { role: 'responsibleLeader', parts: ['reason', 'explanation'], at: on('2026-03-02T09:00') },
    );
    expect(extended.owed('handle')?.dueAt).toBe(on('2026-03-27T24:00'));
    const given = rebase(extended, version2(10), '2026-03-02T10:00');
    expect(given.owed('handle')?.dueAt).toBe(on('2026-03-13T24:00'));
    const longer = rebase(extended, version2(20), '2026-03-02T10:00');
    expect(longer.owed('handle')?.dueAt).toBe(on('2026-04-03T24:00'));
  });

  test('what was overdue stays overdue, unless the new limit has not ended', () => {
    const overdue = complaint().whenNobodyActsUntil(on('2026-03-09T09:00'));
    expect(changes(rebase(overdue, version2(10), '2026-03-09T10:00'))[0]).toMatchObject({ moved: [] });
    expect(rebase(overdue, version2(20), '2026-03-09T10:00').owed('handle')?.dueAt).toBe(on('2026-03-13T24:00'));
  });

  test('a result under review is judged by the limit under which it was handed in', () => {
    const handedIn = complaint().did('submitFeedback', SUBMITTED, { ...BY_LEADER, at: on('2026-03-05T10:00') });
    const given = rebase(handedIn, version2(10), '2026-03-05T11:00');
    expect(changes(given)[0]).toMatchObject({ type: 'limitsRecomputed', moved: [] });
    expect(given.owed('handle')).toMatchObject({ dueAt: on('2026-03-06T24:00'), heldAt: on('2026-03-05T10:00') });
  });

  test('where the new version is silent nothing falls due any more, and it is watched (R-SYS-06)', () => {
    const given = rebase(complaint(), version2(null), '2026-03-02T10:00');
    expect(given.owed('handle')?.dueAt).toBeNull();
    expect(given.owed('handle')?.alarms.map(([, does]) => does)).toEqual(['tellSupervisor']);
    // a version with a limit again counts from where the clock had started
    const again = { ...version2(20), policy: { ...version2(20).policy, version: 3 } };
    const limited = given.under(again).when(
      'recomputeLimits',
      {
        cause: 'policy',
        rollout: '9',
        policyVersion: 3,
        rebase: 'fromStart',
        asOf: on('2026-03-03T10:00'),
        categories: null,
        units: null,
      },
      { at: on('2026-03-03T10:00') },
    );
    expect(limited.owed('handle')?.dueAt).toBe(on('2026-03-13T24:00'));
  });

  test('a case that has the version, is of another category or unit, or is not accepted, is left alone', () => {
    const once = rebase(complaint(), version2(10), '2026-03-02T10:00');
    expect(changes(rebase(once, version2(10), '2026-03-02T11:00'))).toEqual([]);
    const terms = {
      cause: 'policy',
      rollout: '7',
      policyVersion: 2,
      rebase: 'fromStart',
      asOf: on('2026-03-02T10:00'),
    };
    const reached = (given: Given, categories: string[] | null, units: string[] | null): number =>
      changes(
        given
          .under(version2(10))
          .when('recomputeLimits', { ...terms, categories, units }, { at: on('2026-03-02T10:00') }),
      ).length;
    expect(reached(complaint(), ['help'], null)).toBe(0);
    expect(reached(complaint(), null, ['u2-9'])).toBe(0);
    expect(reached(complaint(), ['complaint'], [UNIT])).toBe(1);
    expect(reached(Given.registered(SUZHOU), null, null)).toBe(0);
  });
});

describe('a calendar that was announced (R-SYS-09, R-SYS-18)', () => {
  const fresh = (at: string): Given =>
    Given.registered(SUZHOU, { receivedAt: on(at), category: 'complaint' })
      .did('accept')
      .did('dispatch', { unit: UNIT, mode: 'transfer' });

  test('what was provisional moves where it differs, with old and new on record (S-40)', () => {
    const given = byCalendar(fresh('2026-12-28T10:00'), with2027({ 元旦: ['01-01'] }), '2026-12-28T12:00');
    expect(changes(given)[0]).toMatchObject({
      type: 'limitsRecomputed',
      cause: 'calendar',
      calendarVersion: 2,
      moved: [{ was: 'handle-3', is: 'handle-4', dueWas: on('2027-01-18T24:00'), dueIs: on('2027-01-19T24:00') }],
    });
    expect(given.opened.handle?.why).toMatchObject({
      provisional: false,
      from: 'dispatched',
      startAt: on('2026-12-28T10:00'),
    });
  });

  test('what comes out as it was only loses its mark, and nothing else changes', () => {
    const before = fresh('2026-12-28T10:00');
    const given = byCalendar(before, with2027({}), '2026-12-28T12:00').then('limitsRecomputed');
    expect(changes(given)[0]).toMatchObject({ moved: [] });
    expect(changes(given)[0]?.owed).toEqual({ confirmed: expect.arrayContaining(['handle-3']) as unknown });
    expect(given.state.owed).toEqual(before.state.owed);
    byCalendar(fresh('2026-03-02T10:00'), with2027({ 元旦: ['01-01'] }), '2026-03-02T12:00').then();
  });

  test('an arrangement also moves the last days of the December before it', () => {
    const given = byCalendar(fresh('2026-12-22T10:00'), with2027({}, {}, ['12-27']), '2026-12-23T09:00');
    expect(changes(given)[0]).toMatchObject({
      moved: [{ dueWas: on('2027-01-12T24:00'), dueIs: on('2027-01-11T24:00') }],
    });
  });

  test('an extension is counted again from the end that moved, however often', () => {
    const extended = fresh('2026-12-14T10:00')
      .did('sign')
      .did(
        'fileExtension',
        { length: 5, told: true },
        { role: 'responsibleLeader', parts: ['reason', 'explanation'], at: on('2026-12-20T09:00') },
      );
    expect(extended.owed('handle')?.dueAt).toBe(on('2027-01-11T24:00'));
    const once = byCalendar(extended, with2027({ 元旦: ['01-01'] }), '2026-12-21T09:00');
    expect(once.owed('handle')?.dueAt).toBe(on('2027-01-12T24:00'));
    expect(once.opened.handle?.why.again).toMatchObject({
      limit: '15 workingDays',
      added: [['5 workingDays', 'extension']],
    });
    const twice = byCalendar(once, with2027({ 元旦: ['01-01/01-03'] }, { 元旦: ['01-10'] }), '2026-12-22T09:00');
    expect(twice.owed('handle')?.dueAt).toBe(on('2027-01-11T24:00'));
    const back = byCalendar(twice, with2027({}), '2026-12-23T09:00');
    expect(back.owed('handle')?.dueAt).toBe(on('2027-01-11T24:00'));
  });
});

describe('whatever was granted, set by a person, or asked by a law', () => {
  const consumer = (given: object = {}): Given =>
    Given.registered(SUZHOU, {
      receivedAt: on('2026-03-02T09:00'),
      category: 'complaint',
      marks: { consumer: true },
      ...given,
    }).did('accept');
  const extendedUntil = (until: string): Given =>
    Given.registered(SUZHOU, { receivedAt: on('2026-01-23T10:00'), category: 'complaint' })
      .did('accept')
      .did('dispatch', { unit: UNIT, mode: 'transfer' })
      .did('sign')
      .did(
        'fileExtension',
        { until, told: true },
        { role: 'responsibleLeader', parts: ['reason', 'explanation'], at: on('2026-02-09T09:00') },
      );

  test('a part that is due at the end of a long holiday is counted again like any other', () => {
    const given = Given.registered(SUZHOU, { receivedAt: on('2026-02-14T10:00'), category: 'complaint' })
      .did('accept')
      .did(
        'dispatch',
        { unit: UNIT, mode: 'transfer', coUnits: [{ unit: 'u2-3', dueOn: '2026-02-23' }] },
        { role: 'hotlineOffice', parts: ['part', 'requirements'] },
      );
    expect(given.owed('part')?.dueAt).toBe(on('2026-02-23T24:00'));
    byCalendar(given, SUZHOU, '2026-02-14T11:00').then();
  });

  test('more time that was granted until a day off ends on that day, however often it is counted', () => {
    const given = extendedUntil('2026-02-22');
    expect(given.owed('handle')?.dueAt).toBe(on('2026-02-22T24:00'));
    byCalendar(given, SUZHOU, '2026-02-09T10:00').then();
    expect(changes(rebase(given, version2(15), '2026-02-09T10:00'))[0]).toMatchObject({ moved: [] });
  });

  test('where the new version is silent the law still says by when (R-LAW-06)', () => {
    const given = consumer().did('dispatch', { unit: UNIT, mode: 'transfer' });
    expect(given.owed('handle')?.dueAt).toBe(on('2026-03-11T24:00'));
    expect(changes(rebase(given, version2(null), '2026-03-03T10:00'))[0]).toMatchObject({ moved: [] });
  });

  test('a limit that the law had cut counts from the start of its own clock, not from that of the law', () => {
    const given = consumer().did('dispatch', { unit: UNIT, mode: 'transfer' }, { at: on('2026-03-05T09:00') });
    const shorter = rebase(given, version2(3), '2026-03-05T10:00');
    expect(shorter.owed('handle')?.dueAt).toBe(on('2026-03-10T24:00'));
    expect(shorter.opened.handle?.why).toMatchObject({ from: 'dispatched', startAt: on('2026-03-05T09:00') });
  });

  test('what would have ended in the past is left no time beyond the law', () => {
    const given = consumer().did('dispatch', { unit: UNIT, mode: 'transfer' });
    expect(rebase(given, version2(2), '2026-03-11T10:00').owed('handle')?.dueAt).toBe(on('2026-03-11T24:00'));
  });

  test("another category's limit stays marked as none of the city's own (AMB-09, S-39)", () => {
    const given = Given.registered(SUZHOU, { receivedAt: on('2026-03-02T09:00'), category: 'opinion' })
      .did('accept')
      .did('dispatch', { unit: UNIT, mode: 'transfer', category: 'complaint' });
    expect(given.opened.handle?.why).toMatchObject({ provenance: 'default', ambiguity: ['AMB-09'] });
    expect(rebase(given, version2(10), '2026-03-03T10:00').opened.handle?.why).toMatchObject({
      limit: '10 workingDays',
      provenance: 'default',
      ambiguity: ['AMB-09'],
    });
  });
});

describe('a calendar that was published in error', () => {
  /** many of the days off of the festival worked, so that what was to end on 2026-03-06 has ended */
  const wrong = (): Rules => {
    const calendar = loadCalendar();
    const { '2026': year } = calendar.days;
    if (!year) throw new Error('2026 is announced');
    const days = { ...calendar.days, '2026': { ...year, rest: { ...year.rest, 春节: ['02-16/02-17'] } } };
    return { ...SUZHOU, calendar: workingCalendar({ ...calendar, version: 2, days }) };
  };

  test('and is put right gives back the instant that was true', () => {
    const before = complaint();
    const given = byCalendar(complaint(), wrong(), '2026-03-04T10:00');
    expect(given.owed('handle')?.dueAt).toBe(on('2026-03-05T24:00'));
    expect(changes(byCalendar(given, wrong(), '2026-03-04T11:00'))).toEqual([]);
    expect(byCalendar(given, SUZHOU, '2026-03-04T12:00').owed('handle')?.dueAt).toBe(before.owed('handle')?.dueAt);
  });

  test('moves a part with its lead, and none into the past behind a lead that was late', () => {
    const lead = Given.registered(SUZHOU, { receivedAt: on('2026-02-09T10:00'), category: 'complaint' }).did('accept');
    const given = lead.did(
      'dispatch',
      { unit: UNIT, mode: 'transfer', coUnits: [{ unit: 'u2-3' }] },
      { role: 'hotlineOffice', parts: ['part', 'requirements'] },
    );
    expect(given.owed('part')?.dueAt).toBe(on('2026-03-06T24:00'));
    const moved = byCalendar(given, wrong(), '2026-02-10T10:00');
    expect(moved.owed('part')?.dueAt).toBe(moved.owed('handle')?.dueAt);
    expect(moved.owed('part')?.dueAt).toBeLessThan(on('2026-03-06T24:00'));
  });
});
