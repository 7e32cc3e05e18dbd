import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  currentUpdateInfo,
  defineQuery,
  defineUpdate,
  proxyLocalActivities,
  proxySinks,
  type Sinks,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { LOOP } from '../domain/loop';
import { evolve } from '../domain/loop/evolve';
import { admit } from '../domain/loop/gate';
import type { Action } from '../domain/loop/link';
import type { Refusal } from '../domain/loop/refusal';
import { type CaseState, isArchived, UNREGISTERED, type Unregistered } from '../domain/loop/state';
import { nextAlarm } from '../domain/obligation/obligation';
import type { AppealActivities, Step } from '../activities';
import { inTurn, watch } from './turn';

/**
 * One appeal, from registration to archive (design, «The record protocol»):
 * 1. Every person's action is an Update named after its link; every step goes to the log through `record`, one command each.
 * 2. What `record` returns is folded; the workflow is never ahead of the log and may be behind it.
 * 3. One durable timer stands, to the next instant at which anything owed rings.
 * 4. The run ends when the case is archived and every caller has its answer.
 */
export interface Start {
  number: string;
  /** the state at registration; absent: the workflow asks the log first */
  state?: CaseState;
  /** continue as new after so many events; the server's own suggestion comes later */
  maxEvents?: number;
}

/** What an accepted Update answers: the version it made, and the body it stands for. */
export interface Answer {
  version: number;
  body: string;
}

const MAX_EVENTS = 4000;

const { record } = proxyLocalActivities<AppealActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/** tells the relay of this worker that the case is open and the next may be started; nothing is kept of it */
export interface RelaySinks extends Sinks {
  relay: { opened(number: string): void };
}
const { relay } = proxySinks<RelaySinks>();

const stateQuery = defineQuery<CaseState | Unregistered>('state');
/** sent by the sweeper: the log has this version; hear it */
const followUpdate = defineUpdate<number, [{ version: number }]>('follow');
const updates = LOOP.map((l) => ({ link: l, update: defineUpdate<Answer, [Action]>(l.name) }));

export async function appeal({ number, state, maxEvents = MAX_EVENTS }: Start): Promise<string> {
  let s: CaseState | Unregistered = state ?? UNREGISTERED;
  relay.opened(number);
  const turn = inTurn();

  const step = async (what: Step): Promise<{ version: number; refused?: Refusal; early?: number }> => {
    const taken = await record(number, s.version, what);
    for (const e of taken.events) s = evolve(s, e);
    return taken;
  };

  setHandler(stateQuery, () => s);
  for (const { link, update } of updates)
    setHandler(
      update,
      (action) =>
        turn(async () => {
          const taken = await step({ action });
          if (taken.refused) throw refusal(taken.refused);
          return { version: taken.version, body: action.body };
        }),
      {
        validator: (action) => {
          // asked by one who knows more, or asked again: the log answers
          if (s.phase === 'unregistered' || (action.seen ?? 0) > s.version || s.actions.includes(action.id)) return;
          const admitted = admit(s, link, action);
          if ('refused' in admitted) throw refusal(admitted.refused);
        },
      },
    );
  setHandler(followUpdate, () => turn(async () => (await step({ follow: true })).version), {
    validator: ({ version }) => {
      if (version <= s.version) throw ApplicationFailure.nonRetryable(currentUpdateInfo()?.id ?? '', 'there');
    },
  });

  if (s.phase === 'unregistered') await turn(() => step({ follow: true }));
  const isLong = () => workflowInfo().historyLength > maxEvents || workflowInfo().continueAsNewSuggested;
  await watch({
    alarm: () => nextAlarm(s.owed),
    isOver: () => isArchived(s) || isLong(),
    // whoever had the turn before may have moved the alarm
    ring: (due) => turn(async () => (nextAlarm(s.owed) === due ? ((await step({ ring: due })).early ?? 0) : 0)),
  });
  await condition(allHandlersFinished);
  if (!isArchived(s)) return continueAsNew<typeof appeal>({ number, state: s as CaseState, maxEvents });
  return s.phase === 'archived' ? s.outcome : s.phase;
}

/** a refusal as data on its way to the caller; the history keeps its code and rule */
const refusal = (r: Refusal): ApplicationFailure =>
  ApplicationFailure.create({ message: `${r.code} (${r.rule})`, type: r.code, nonRetryable: true, details: [r] });
