import type { Instant } from '../limit/instant';
import type { Rules } from '../loop/link';
import { type CaseState, UNREGISTERED, type WorkOrder } from '../loop/state';
import { notPastLaw } from '../obligation/counted-again';
import { dispatching, handling, originalLimit, receivedAt, signing } from '../obligation/duties';
import type { Alarm, Opened } from '../obligation/obligation';
import { askedBeyond } from '../obligation/extension';
import { onItsClock, oweMore } from '../obligation/opening';
import { clockStart, countingOf, dispatchLimit, signLimit } from '../policy/stipulations';
import { ByDay } from './by-day';
import type { Trial } from './trial';

/** When a duty is due (UTC) and what rings above it, as the loop itself computes it; `dueAt` null: the policy is silent. */
export interface Answer {
  dueAt: Instant | null;
  alarms: readonly Alarm[];
}

const SILENT: Answer = { dueAt: null, alarms: [] };

/**
 * What the loop would have owed under one policy and calendar. Every answer comes from the functions that open obligations in
 * running cases; nothing is counted here. Answers that hold for a whole day are remembered (see ByDay).
 */
export class Answers {
  private readonly remembered = new Map<string, ByDay<Answer>>();
  private readonly calendars = new Map<object, number>();
  private readonly timezone: string;
  private readonly handlingStart: ReturnType<typeof clockStart>['value'];

  constructor(readonly rules: Rules) {
    this.timezone = countingOf(rules.policy).timezone;
    this.handlingStart = clockStart(rules.policy, 'handling').value;
  }

  /** The answer for one duty; null where its clock has not started (R-TIM-20). */
  of(trial: Trial): Answer | null {
    switch (trial.clock) {
      case 'dispatch':
        return this.dispatch(trial.state);
      case 'sign':
        return trial.order && this.sign(trial.order);
      case 'handle':
        return trial.order && this.handle(trial, trial.order);
    }
  }

  private dispatch(s: CaseState): Answer | null {
    if (s.acceptedAt === null) return null;
    if (!dispatchLimit(this.rules.policy)) return SILENT;
    return this.byDay('dispatch', s.acceptedAt, null, (at) =>
      answer(dispatching(UNREGISTERED, 'accepted', at, this.rules)),
    );
  }

  private sign({ no, unit, dispatchedAt }: WorkOrder): Answer | null {
    if (!signLimit(this.rules.policy)) return SILENT;
    return this.byDay('sign', dispatchedAt, unit, (at) => answer(signing(UNREGISTERED, no, unit, at, this.rules)));
  }

  private handle({ state: s, added }: Trial, order: WorkOrder): Answer | null {
    if (!s.category) return SILENT;
    const startAt = this.startOfHandling(s, order);
    if (startAt === null) return null;
    // a law counts from another instant than the city may: such matters are few, and each is asked about
    if ((s.statutes ?? []).length > 0 || added) return this.handleAlone(s, order, added);
    const { urgent, simple, replyRequested } = s.marks;
    const key = `handle ${s.category} ${urgent} ${simple} ${replyRequested} ${s.emergency}`;
    return this.byDay(key, startAt, order.unit, (at) => {
      const alike = { ...s, receivedAt: at, acceptedAt: at };
      return answer(handlingOf(alike, order, { dispatchedAt: at, receivedAt: at }, this.rules));
    });
  }

  /** The same without remembering: for one order alone, with the law that binds it and what was added to its limit. */
  private handleAlone(s: CaseState, order: WorkOrder, added: Trial['added']): Answer {
    const { rules } = this;
    const when = { dispatchedAt: order.dispatchedAt, receivedAt: receivedAt(order) };
    const plain = answer(handlingOf(s, order, when, rules));
    if (!added || plain.dueAt === null) return plain;
    const { until } = askedBeyond(plain.dueAt, { added }, onItsClock({ kind: 'handle', unit: order.unit }, rules));
    const { due, statute } = notPastLaw(s, { at: until, provisional: false, skipped: [] }, rules);
    const original = originalLimit(s, rules);
    const owes = { kind: 'handle', role: 'handler', unit: order.unit, order: order.no } as const;
    const source = { provenance: 'city', clause: 'extension', rules: ['R-EXT-14'] } as const;
    const whole = original?.unit === 'workingDays' ? original : null;
    const on = { at: order.dispatchedAt, whole, added, statute };
    return answer([oweMore(UNREGISTERED, owes, plain.dueAt, due.at, source, on, rules)]);
  }

  private startOfHandling(s: CaseState, order: WorkOrder): Instant | null {
    switch (this.handlingStart) {
      case 'received':
        return s.receivedAt;
      case 'accepted':
        return s.acceptedAt;
      case 'dispatched':
        return order.dispatchedAt;
      case 'signed':
        return receivedAt(order);
    }
  }

  private byDay(question: string, at: Instant, unit: string | null, ask: (at: Instant) => Answer): Answer {
    const [kind = ''] = question.split(' ', 1);
    const key = `${question} ${this.calendarOf(kind as Trial['clock'], unit)}`;
    let known = this.remembered.get(key);
    if (!known) this.remembered.set(key, (known = new ByDay(this.timezone, ask, isSame)));
    return known.at(at);
  }

  /** units whose clocks run by one calendar have the same answers */
  private calendarOf(kind: Trial['clock'], unit: string | null): number {
    const calendar = this.rules.calendar.forClock(kind, unit ?? undefined);
    let number = this.calendars.get(calendar);
    if (number === undefined) this.calendars.set(calendar, (number = this.calendars.size));
    return number;
  }
}

/** what is owed on the order that answers for the matter, whichever event its clock starts with */
function handlingOf(
  s: CaseState,
  { no, unit }: WorkOrder,
  when: { dispatchedAt: Instant; receivedAt: Instant | null },
  rules: Rules,
): readonly Opened[] {
  if (!s.category) return [];
  const before: CaseState = { ...s, phase: 'handling', acceptedAt: s.acceptedAt ?? when.dispatchedAt };
  const order = { order: no, unit, category: s.category };
  return [
    ...handling(before, order, 'dispatched', when.dispatchedAt, rules),
    ...(when.receivedAt === null ? [] : handling(before, order, 'signed', when.receivedAt, rules)),
  ];
}

function answer([opened]: readonly Opened[]): Answer {
  return opened && opened.dueAt !== null ? { dueAt: opened.dueAt, alarms: opened.alarms } : SILENT;
}

const isSame = (a: Answer, b: Answer): boolean =>
  a.dueAt === b.dueAt &&
  a.alarms.length === b.alarms.length &&
  a.alarms.every(([at, does], i) => at === b.alarms[i]?.[0] && does === b.alarms[i]?.[1]);
