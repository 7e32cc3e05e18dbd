import fc from 'fast-check';
import { type WorkingCalendar, workingCalendar } from '../../domain/calendar/working-calendar';
import { LIMIT_UNITS } from '../../domain/limit/limit';
import type { Rules } from '../../domain/loop/link';
import { type CaseState, UNREGISTERED, type WorkOrder } from '../../domain/loop/state';
import { dispatching, handling, signing } from '../../domain/obligation/duties';
import type { Opened } from '../../domain/obligation/obligation';
import type { Policy } from '../../domain/policy/policy';
import { Answers } from '../../domain/simulation/answers';
import type { Trial } from '../../domain/simulation/trial';
import { loadCalendar, loadPolicy } from '../../packs/load';
import { standingIn } from './loop-standing';

const DAY = 86_400_000;

/** a city with offices of its own, one unit that rests when the others work, and a storm that stopped everything or signing alone */
const LOCAL = {
  city: 'suzhou-anhui',
  version: 1,
  officeHours: { weekdays: { friday: [['08:00', '11:30']] } },
  units: { 'u2-2': { rest: [{ name: '维护', from: '2026-03-03', through: '2026-03-04' }] } },
  suspensions: [
    {
      name: '台风',
      reason: '停工',
      decree: '令1',
      clocks: null,
      units: null,
      from: '2026-03-10T15:00:00+08:00',
      to: '2026-03-12T09:30:00+08:00',
    },
    {
      name: '断网',
      reason: '停签收',
      decree: '令2',
      clocks: ['sign' as const],
      units: null,
      from: '2026-03-05T10:00:00+08:00',
      to: '2026-03-05T16:00:00+08:00',
    },
  ],
} as const;

const national = workingCalendar(loadCalendar());
const local = (policy: Policy): WorkingCalendar =>
  workingCalendar(loadCalendar(), {
    calendar: LOCAL,
    officeHours: policy.defaults.officeHours,
    timezone: policy.defaults.timezone,
  });

const limit = fc
  .record({ value: fc.integer({ min: 1, max: 30 }), unit: fc.constantFrom(...LIMIT_UNITS) })
  .map((one) => ({ ...one, from: null, text: '试', rule: 'R-TIM-04' }));

const policy: fc.Arbitrary<Policy> = fc
  .record({
    handle: limit,
    sign: limit,
    dispatch: limit,
    countDayOfReceipt: fc.boolean(),
    deadlineMoment: fc.constantFrom('endOfDay' as const, 'endOfOfficeHours' as const),
    hourMode: fc.constantFrom('natural' as const, 'working' as const),
    handlingClockStart: fc.constantFrom('accepted' as const, 'dispatched' as const, 'signed' as const),
  })
  .map(({ handle, sign, dispatch, ...counting }) => {
    const shipped = loadPolicy('suzhou-anhui');
    return {
      ...shipped,
      pack: {
        ...shipped.pack,
        timeLimits: { ...shipped.pack.timeLimits, complaint: handle } as Policy['pack']['timeLimits'],
        signLimit: sign,
        dispatchLimit: dispatch,
      },
      defaults: { ...shipped.defaults, ...counting },
    };
  });

/** the steps of an appeal, each some time after the one before */
const appeal = fc.record({
  receivedAt: fc.integer({ min: Date.UTC(2026, 1, 9), max: Date.UTC(2026, 2, 20) }),
  waits: fc.tuple(fc.nat(DAY), fc.nat(DAY), fc.nat(3 * DAY)),
  category: fc.constantFrom('complaint' as const, 'consultation' as const, 'opinion' as const),
  urgent: fc.boolean(),
  consumer: fc.boolean(),
  unit: fc.constantFrom('u2-1', 'u2-2'),
});

const template = standingIn('dispatched').state;

function caseOf(given: typeof appeal extends fc.Arbitrary<infer T> ? T : never): {
  state: CaseState;
  order: WorkOrder;
} {
  const { receivedAt, waits, category, urgent, consumer, unit } = given;
  const acceptedAt = receivedAt + waits[0];
  const dispatchedAt = acceptedAt + waits[1];
  const order: WorkOrder = {
    status: 'signed',
    no: 1,
    unit,
    mode: 'transfer',
    dispatchedAt,
    signedAt: dispatchedAt + waits[2],
    failedContacts: 0,
    drafts: 0,
    rejections: 0,
  };
  const state: CaseState = {
    ...template,
    phase: 'handling',
    category,
    receivedAt,
    acceptedAt,
    marks: { ...(urgent ? { urgent: true as const } : {}) },
    orders: [order],
    ...(consumer ? { statutes: ['LAW-CONSUMER-46'] } : {}),
  };
  return { state, order };
}

/** what a running case would have opened at these very instants */
function opened(clock: Trial['clock'], state: CaseState, order: WorkOrder, rules: Rules): Opened | undefined {
  const before: CaseState = { ...state, phase: 'handling', acceptedAt: state.acceptedAt ?? 0 };
  const owed = { order: order.no, unit: order.unit, category: state.category ?? 'complaint' };
  const received = 'signedAt' in order ? order.signedAt : 0;
  switch (clock) {
    case 'dispatch':
      return dispatching(UNREGISTERED, 'accepted', state.acceptedAt ?? 0, rules)[0];
    case 'sign':
      return signing(UNREGISTERED, order.no, order.unit, order.dispatchedAt, rules)[0];
    case 'handle':
      return [
        ...handling(before, owed, 'dispatched', order.dispatchedAt, rules),
        ...handling(before, owed, 'signed', received, rules),
      ][0];
  }
}

test('what a simulation remembers of a day is what the loop itself would owe at each instant of it', () => {
  fc.assert(
    fc.property(policy, fc.boolean(), fc.array(appeal, { minLength: 5, maxLength: 60 }), (tried, isLocal, appeals) => {
      const rules: Rules = { policy: tried, calendar: isLocal ? local(tried) : national };
      const answers = new Answers(rules);
      for (const given of appeals) {
        const { state, order } = caseOf(given);
        for (const clock of ['dispatch', 'sign', 'handle'] as const) {
          const { unit } = order;
          const trial: Trial = { clock, state, order, unit, category: state.category, handedIn: [], added: null };
          const expected = opened(clock, state, order, rules);
          const isLimited = expected !== undefined && expected.dueAt !== null;
          expect(answers.of(trial)).toEqual(
            isLimited ? { dueAt: expected.dueAt, alarms: expected.alarms } : { dueAt: null, alarms: [] },
          );
        }
      }
    }),
    { numRuns: 80 },
  );
});
