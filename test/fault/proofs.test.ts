import type { CaseEvent } from '../../domain/loop/event';
import type { AlarmName } from '../../domain/obligation/obligation';
import type { Ending } from '../../fault/flaky-line';
import { proveActions } from '../../fault/proof/actions';
import { proveAlarms } from '../../fault/proof/alarms';
import type { LoggedEvent } from '../../fault/store';

const NUMBER = '2026010100000018';
const log = (...events: readonly CaseEvent[]): LoggedEvent[] =>
  events.map((event) => ({ number: NUMBER, event, recordedAt: event.at + 20 }));

const accepted = (v: number, at: number, alarms: readonly (readonly [number, AlarmName])[]): CaseEvent => ({
  type: 'accepted',
  category: 'help',
  policyVersion: 1,
  calendarVersion: 1,
  v,
  at,
  owed: { opened: [{ id: 'dispatch-1', kind: 'dispatch', role: 'dispatcher', dueAt: null, alarms, why: WHY }] },
});
const WHY = { from: 'accepted' } as unknown as NonNullable<NonNullable<CaseEvent['owed']>['opened']>[number]['why'];
const rang = (v: number, at: number, does: AlarmName): CaseEvent => ({
  type: 'rang',
  obligation: 'dispatch-1',
  does,
  role: 'dispatcher',
  seenBy: ['dispatcher'],
  v,
  at,
});
const dispatched = (v: number, at: number): CaseEvent => ({
  type: 'dispatched',
  order: 1,
  unit: 'u2-1',
  mode: 'transfer',
  category: 'help',
  v,
  at,
  action: 'a1',
  owed: { settled: [{ id: 'dispatch-1', how: 'met', at }] },
});
const TWO = [
  [100, 'remindDispatcher'],
  [200, 'tellSupervisor'],
] as const;

describe('the proof of the alarms', () => {
  test('holds when each rang once at its instant, and asks for none that is still to come', () => {
    const proved = proveAlarms(log(accepted(1, 50, TWO), rang(2, 100, 'remindDispatcher')), 150);
    expect(proved).toEqual({ due: 1, rung: 1, latestMs: 20, faults: [] });
  });

  test('asks for no alarm of what was done before, or in the very instant in which it would have rung', () => {
    const proved = proveAlarms(log(accepted(1, 50, TWO), dispatched(2, 100)), 1_000);
    expect(proved).toMatchObject({ due: 0, rung: 0, faults: [] });
  });

  test('finds an alarm that never rang', () => {
    const proved = proveAlarms(log(accepted(1, 50, TWO), rang(2, 100, 'remindDispatcher')), 1_000);
    expect(proved).toMatchObject({ due: 2, rung: 1, faults: [expect.stringContaining('unseen at the end')] });
  });

  test('finds an alarm that an action passed unseen', () => {
    const proved = proveAlarms(log(accepted(1, 50, TWO), dispatched(2, 101)), 1_000);
    expect(proved).toMatchObject({ due: 1, rung: 0, faults: [expect.stringContaining('unseen before v2')] });
  });

  test('finds an alarm that rang twice', () => {
    const twice = log(accepted(1, 50, TWO), rang(2, 100, 'remindDispatcher'), rang(3, 100, 'remindDispatcher'));
    expect(proveAlarms(twice, 150).faults).toEqual([expect.stringContaining('rang and was not due then')]);
  });

  test('finds an alarm that rang at another instant than its own', () => {
    const proved = proveAlarms(log(accepted(1, 50, TWO), rang(2, 101, 'remindDispatcher')), 150);
    expect(proved.faults).toEqual([
      expect.stringContaining('rang and was not due then'),
      expect.stringContaining('unseen before v2'),
    ]);
  });
});

describe('the proof of the alarms, where a limit moves or the time for rating ends', () => {
  const opened = (id: string, at: number, does: AlarmName, order?: number) => ({
    id,
    kind: 'handle' as const,
    role: 'handler' as const,
    dueAt: at,
    alarms: [[at, does] as const],
    why: WHY,
    ...(order === undefined ? {} : { order }),
  });

  test('asks for no alarm of a limit that another took the place of', () => {
    const extended: CaseEvent = {
      type: 'extended',
      order: 1,
      way: 'filing',
      added: null,
      until: 300,
      v: 2,
      at: 60,
      owed: {
        settled: [{ id: 'dispatch-1', how: 'replaced', at: 60 }],
        opened: [opened('handle-2', 300, 'redCard', 1)],
      },
    };
    expect(proveAlarms(log(accepted(1, 50, TWO), extended), 250)).toMatchObject({ due: 0, faults: [] });
    expect(proveAlarms(log(accepted(1, 50, TWO), extended), 350)).toMatchObject({ due: 1, rung: 0 });
  });

  test('counts the end of the time for rating as an alarm like any other', () => {
    const closed: CaseEvent = {
      type: 'closed',
      outcome: 'solved',
      sampled: false,
      v: 1,
      at: 50,
      owed: { opened: [opened('reopenWindow-1', 100, 'endReopenWindow')] },
    };
    const over: CaseEvent = { type: 'reopenWindowEnded', v: 2, at: 100 };
    expect(proveAlarms(log(closed, over), 150)).toEqual({ due: 1, rung: 1, latestMs: 20, faults: [] });
  });
});

describe('the proof of the actions', () => {
  const done: Ending = { is: 'acknowledged', number: NUMBER, version: 2 };
  const asked = (...endings: readonly Ending[]) => [{ id: 'a1', link: 'dispatch', endings }];
  const stored = [{ id: 'a1', number: NUMBER, link: 'dispatch', version: 2 }];
  const events = log(accepted(1, 50, []), dispatched(2, 60));

  test('holds when what was acknowledged is stored and in the log, once', () => {
    const proved = proveActions(asked(done, done), stored, events);
    expect(proved).toMatchObject({ acknowledged: 1, foundOnce: 1, lost: [], twice: [], contradicted: [] });
  });

  test.each([
    ['not stored', [], events],
    ['not in the log', stored, log(accepted(1, 50, []))],
  ])('finds an acknowledged action that is %s', (_, actions, found) => {
    expect(proveActions(asked(done), actions, found)).toMatchObject({ foundOnce: 0, lost: [expect.any(String)] });
  });

  test('finds an action that stands in the log twice', () => {
    const proved = proveActions(asked(done), stored, [...events, ...log(dispatched(3, 70))]);
    expect(proved).toMatchObject({ foundOnce: 0, twice: [expect.stringContaining('v2')] });
  });

  test('takes orders to several units for one doing', () => {
    const co = { ...dispatched(3, 60), order: 2, under: 1 } as CaseEvent;
    const told: Ending = { is: 'acknowledged', number: NUMBER, version: 3 };
    const proved = proveActions(
      asked(told),
      [{ ...stored[0], version: 3 } as (typeof stored)[0]],
      [...events, ...log(co)],
    );
    expect(proved).toMatchObject({ foundOnce: 1, twice: [], contradicted: [] });
  });

  test('does not ask who wanted what the platform does by itself', () => {
    const followed = { id: 'f1', number: NUMBER, link: 'followMaster', version: 3 };
    const event = { type: 'masterClosed', outcome: 'solved', v: 3, at: 70, action: 'f1' } as CaseEvent;
    expect(proveActions(asked(done), [...stored, followed], [...events, ...log(event)]).contradicted).toEqual([]);
  });

  test('finds an action that stands in two cases', () => {
    const elsewhere = log(dispatched(1, 70)).map((e) => ({ ...e, number: '2026010100000026' }));
    expect(proveActions(asked(done), stored, [...events, ...elsewhere]).twice).toHaveLength(1);
  });

  test('finds an action that was refused and is in the log', () => {
    const proved = proveActions(asked({ is: 'refused', code: 'notLegalNow' }), stored, events);
    expect(proved).toMatchObject({ refused: { notLegalNow: 1 }, contradicted: [expect.stringContaining('refused')] });
  });

  test('finds two answers to one key, an answer that is not the stored one, and an action that nobody asked for', () => {
    const other: Ending = { is: 'acknowledged', number: NUMBER, version: 3 };
    expect(proveActions(asked(done, other), stored, events).contradicted).toHaveLength(1);
    expect(proveActions(asked(other), stored, events).contradicted).toHaveLength(1);
    expect(proveActions([], stored, events).contradicted).toHaveLength(1);
  });

  test('counts who was never answered', () => {
    expect(proveActions(asked({ is: 'unanswered' }), [], log()).unanswered).toBe(1);
  });
});
