import type { Knex } from 'knex';
import { actionKnown } from '../db/intake';
import { type CaseWrite, eventsSince, lockCase, writeCases } from '../db/case-log';
import type { Clock } from '../db/clock';
import type { RulesBook } from '../db/rules';
import { indexAdded } from '../db/search/keep';
import { linkNamed } from '../domain/loop';
import { advance, type Course, ringUntil } from '../domain/loop/course';
import type { CaseEvent } from '../domain/loop/event';
import { decide } from '../domain/loop/gate';
import type { Action } from '../domain/loop/link';
import { type Refusal, refuse } from '../domain/loop/refusal';
import type { CaseState } from '../domain/loop/state';
import type { Instant } from '../domain/limit/instant';
import { nextAlarm, type Opened } from '../domain/obligation/obligation';
import { besideMaster } from './merging';
import { rulesUnder } from './recomputing';
import { atStandingUnits } from './standing-units';

/** What a step asks of the log: a person's action, the case's own alarm, or only the news. */
export type Step = { action: Action } | { ring: Instant } | { follow: true };

/** What the log answers. Codes, numbers and instants only: it stands in the case's history. */
export interface Taken {
  /** everything since the version that the workflow knew */
  events: readonly CaseEvent[];
  /** the version that answers the action */
  version: number;
  refused?: Refusal;
  /** the standing alarm; null when nothing owed will ring */
  alarmAt: Instant | null;
  /** the alarm came before its time by PostgreSQL's clock: wait so many milliseconds more */
  early?: number;
}

/** The workflow knows more than the log: the log was restored behind it. For the reconciler; retried until mended. */
class LogBehind extends Error {
  override name = 'LogBehind';
}

export interface RecordDependencies {
  db: Knex;
  rules: RulesBook;
  clock: Clock;
  /** told after every step that wrote something */
  onWritten?: (state: CaseState) => void;
  /** told how many milliseconds an action waited between its receipt and its turn at the log */
  onWaited?: (ms: number) => void;
}

/**
 * The one gate to the log (design, «The record protocol», 3). In one transaction on the case's locked row:
 * (a) a known action is answered from the log; (b) a workflow ahead of the log is a fault; (c) what fell due before the
 * action was received is appended first; (d) the rules decide on the log's state; (e) a refusal is returned, or the events
 * are appended with all that follows from them.
 */
export function createRecord({ db, rules, clock, onWritten, onWaited }: RecordDependencies) {
  return async function record(number: string, known: number, step: Step): Promise<Taken> {
    const taken = await db.transaction(async (trx): Promise<Taken & { wrote: CaseState | null }> => {
      const action = 'action' in step ? step.action : null;
      const locked = await lockCase(trx, number, action?.id ?? null);
      if (!locked) throw new LogBehind(`no appeal ${number} in the log`);
      const { state } = locked;
      if (action && locked.known) {
        if (locked.known.body !== action.body)
          return answer(trx, known, state, [], refuse('keyReused', 'R-SYS-03', { key: action.id }).refused);
        return { ...(await answer(trx, known, state, [])), version: locked.known.version };
      }
      if (known > state.version) throw new LogBehind(`log of ${number} at ${state.version}, workflow at ${known}`);
      if ('follow' in step) return answer(trx, known, state, []);

      const book = await rules.forCase(state, action?.at ?? locked.now, { through: trx, calendars: locked.calendars });
      const now = await clock(locked.now);
      if (action) onWaited?.(now - action.at);
      if ('ring' in step) {
        if (step.ring > now) return { ...(await answer(trx, known, state, [])), early: step.ring - now };
        const rung = ringUntil(state, step.ring, book, { inclusive: true });
        return append(trx, known, locked.head, state, rung as Course<CaseState>);
      }

      const { action: asked } = step;
      const l = linkNamed(asked.link);
      if (!l) throw new Error(`the loop has no link ${asked.link}`);
      const rung = ringUntil(state, asked.at, book, { inclusive: false }) as Course<CaseState>;
      const under = await rulesUnder(trx, rules, rung.state, l, asked, book, locked.calendars);
      const decided = await besideMaster(trx, rung.state, asked, decide(rung.state, l, asked, under));
      const decision = await atStandingUnits(trx, rung.state, decided, now);
      if ('refused' in decision) {
        // the lock's own statement does not see an answer committed while it waited: this action may be in the log by now
        const recorded = await actionKnown(trx, asked.id);
        if (recorded?.body === asked.body)
          return { ...(await answer(trx, known, state, [])), version: recorded.version };
        return append(trx, known, locked.head, state, rung, { refused: decision.refused });
      }
      const { by, id, text } = asked;
      const acted = advance(
        rung.state,
        decision.facts,
        { at: asked.at, by, action: id, ...(text ? { text } : {}) },
        under,
      );
      const course = { events: [...rung.events, ...acted.events], state: acted.state as CaseState };
      return append(trx, known, locked.head, state, course, {
        action: { id, link: asked.link, body: asked.body, account: by.id, at: asked.at },
      });
    });
    const { wrote, ...result } = taken;
    if (wrote) onWritten?.(wrote);
    return result;
  };
}

async function append(
  trx: Knex,
  known: number,
  head: string,
  before: CaseState,
  course: Course<CaseState>,
  outcome: { refused?: Refusal; action?: NonNullable<CaseWrite['action']> } = {},
): Promise<Taken & { wrote: CaseState | null }> {
  if (course.events.length > 0) {
    await writeCases(trx, [
      {
        before,
        events: course.events,
        after: course.state,
        head,
        ...(outcome.action ? { action: outcome.action } : {}),
        // an archived case has no workflow left that has to hear of it
        ...(outcome.action && before.phase !== 'archived' ? { unconfirmed: true } : {}),
      },
    ]);
    await indexAdded(trx, course.state.number, course.events);
  }
  const taken = await answer(trx, known, course.state, course.events, outcome.refused);
  return { ...taken, wrote: course.events.length > 0 ? course.state : null };
}

/** the events since `known`: those just made are at hand, older ones are read */
async function answer(
  trx: Knex,
  known: number,
  state: CaseState,
  made: readonly CaseEvent[],
  refused?: Refusal,
): Promise<Taken & { wrote: null }> {
  const first = state.version - made.length;
  const older = known < first ? (await eventsSince(trx, state.number, known)).filter((e) => e.v <= first) : [];
  return {
    events: [...older, ...made].map(forHistory),
    version: state.version,
    alarmAt: nextAlarm(state.owed),
    wrote: null,
    ...(refused ? { refused } : {}),
  };
}

/** an event as the workflow keeps it: without who, which text, and the explanations, which the log has */
function forHistory({ by: _by, text: _text, owed, ...e }: CaseEvent): CaseEvent {
  if (!owed?.opened) return (owed ? { ...e, owed } : e) as CaseEvent;
  return { ...e, owed: { ...owed, opened: owed.opened.map(({ why: _why, ...o }) => o as Opened) } } as CaseEvent;
}
