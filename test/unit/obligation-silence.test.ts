import type { Fact } from '../../domain/loop/event';
import { CATEGORIES } from '../../domain/policy/category';
import type { Pack } from '../../domain/policy/pack';
import type { Policy } from '../../domain/policy/policy';
import { defaultsInUse, silences } from '../../domain/policy/silences';
import { loadPolicy } from '../../packs/load';
import { BY_LEADER, Given, on, rulesOf, SUBMITTED, UNIT, WHOLE_DOCUMENT } from './loop-given';

const shipped = loadPolicy('suzhou-anhui');
const MARKS = [{}, { urgent: true }, { simple: true }, { important: true }] as const;
const TO_UNIT = { unit: UNIT, mode: 'transfer' };

/** Courses that between them pass every link, every refusal and every way back, in every category and with every mark. */
function driven(policy: Policy): Given[] {
  const rules = rulesOf(policy);
  return CATEGORIES.flatMap((category) =>
    MARKS.flatMap((marks) => {
      const registered = Given.registered(rules, { category, marks });
      const first = registered.when('accept');
      const accepted = first.refused ? registered.when('accept', { category: 'complaint' }) : first;
      const byItsOwn = accepted.when('dispatch', { ...TO_UNIT, category });
      const dispatched = byItsOwn.refused ? accepted.when('dispatch', { ...TO_UNIT, category: 'complaint' }) : byItsOwn;
      const signed = dispatched.when('sign', {}, { at: on('2026-03-02T11:00') });
      const drafted = signed.when('draftFeedback', {}, { parts: WHOLE_DOCUMENT });
      const submitted = signed.when('submitFeedback', SUBMITTED, { ...BY_LEADER, role: 'principalLeader' });
      const rejected = submitted.when('rejectFeedback', { missing: [] });
      const again = rejected.when('submitFeedback', SUBMITTED, { ...BY_LEADER, role: 'principalLeader' });
      const closed = again.when('approveFeedback');
      const inTheEnd = on('2026-12-01T09:00');
      return [
        Given.registered(rules, { category: null, marks }).when('accept'),
        registered.when('notAccept', { reason: 'none', told: true }),
        registered.when('notAccept', { reason: 'SZA-N7', told: true }),
        accepted.when('answerDirectly'),
        accepted.when('dispatch', { ...TO_UNIT, mode: 'paperAssignment' }),
        first,
        byItsOwn,
        drafted.when('signOffFeedback', { draft: 1 }),
        signed.when('submitFeedback', SUBMITTED, { role: 'handler', parts: ['reply'] }),
        signed.when('submitFeedback', { outcome: 'solved', satisfaction: 'satisfied' }).when('approveFeedback'),
        submitted.when('reply', { method: 'letter' }, { role: 'reviewer', parts: ['reply'] }),
        closed.when('recordVisit', { method: 'telephone', reached: false }),
        ...[accepted, dispatched, signed, submitted, rejected, closed].map((c) => c.whenNobodyActsUntil(inTheEnd)),
      ];
    }),
  );
}

const openedIn = (courses: readonly Given[]) =>
  courses.flatMap((c) => c.events.flatMap((e) => (e.owed?.opened ?? []).map((o) => o.why)));
const outcomes = (courses: readonly Given[]): [string | undefined, Fact['type'][], unknown][] =>
  courses.map((c) => [
    c.refused?.code,
    c.events.map((e) => e.type),
    c.state.owed.map((o) => [o.kind, o.dueAt, o.alarms]),
  ]);

/** the pack with something said where its source is silent */
function spoken(said: Readonly<Record<string, unknown>>): Policy {
  const pack = structuredClone(shipped.pack) as unknown as Record<string, unknown>;
  for (const [path, value] of Object.entries(said)) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const at = names.reduce((o, name) => o[name] as Record<string, unknown>, pack);
    at[last] = value;
  }
  return { ...shipped, pack: pack as unknown as Pack };
}

const limit = (value: number, unit: string) => ({ value, unit, from: null, text: 'as said', rule: 'R-SYS-06' });

/** Silent places that this version of the loop would hear, and what they might say. */
const HEARD: readonly Readonly<Record<string, unknown>>[] = [
  { dispatchLimit: limit(10, 'minutes') },
  { signLimit: limit(2, 'hours') },
  { 'timeLimits.opinion': limit(4, 'workingDays') },
  { 'timeLimits.default': limit(9, 'workingDays') },
  { 'contactLimit.transferOrders.value': 2, 'contactLimit.transferOrders.unit': 'workingDays' },
  { 'rejectionRules.limit': limit(1, 'workingDays') },
  { 'returnVisit.rate': 0 },
];
const heard = HEARD.flatMap((said) => Object.keys(said));

describe('silence of the pack (R-SYS-06)', () => {
  const courses = driven(shipped);
  const silent = silences(shipped);
  const standsIn = new Set(defaultsInUse(shipped).map((d) => d.clause));

  it.each(silent.map((path) => [path]))('at %s starts no timer', (path) => {
    const clauses = openedIn(courses).map((why) => why.clause);
    expect(clauses.filter((clause) => clause === path || clause.startsWith(`${path}.`))).toEqual([]);
  });

  it('is filled by marked defaults only, all of which are shown as such (R-SYS-05)', () => {
    const whys = openedIn(courses);
    expect(whys.length).toBeGreaterThan(100);
    for (const { clause, provenance, ambiguity } of whys) {
      // an opinion's limit is another category's, and is shown as a default though the clause is the city's (S-39)
      if (ambiguity?.includes('AMB-09')) expect(provenance).toBe('default');
      else expect(provenance === 'default').toBe(clause.startsWith('platformDefaults.'));
      if (clause.startsWith('platformDefaults.')) expect(standsIn).toContain(clause);
    }
  });

  it('lets no signing timer run, whatever comes (R-SGN-05)', () => {
    const signing = courses.flatMap((c) =>
      c.events.flatMap((e) => (e.owed?.opened ?? []).filter((o) => o.kind === 'sign')),
    );
    expect(signing.length).toBeGreaterThan(0);
    for (const o of signing) expect([o.dueAt, o.alarms.map(([, does]) => does)]).toEqual([null, ['countAsReceived']]);
  });

  const before = JSON.stringify(outcomes(courses));
  it.each(silent.filter((path) => !heard.includes(path)).map((path) => [path]))(
    'at %s checks and refuses nothing: the loop does not ask there, whatever might be said',
    (path) => {
      expect(JSON.stringify(outcomes(driven(spoken({ [path]: 'something' }))))).toBe(before);
    },
  );

  it.each(HEARD.map((said) => [Object.keys(said).join(' and '), said] as const))(
    'at %s would be heard if it spoke, so the silence is what keeps it still',
    (_path, said) => {
      expect(silent).toEqual(expect.arrayContaining(Object.keys(said)));
      expect(JSON.stringify(outcomes(driven(spoken(said))))).not.toBe(before);
    },
  );
});
