import { heartbeat, log } from '@temporalio/activity';
import type { Knex } from 'knex';
import { type Clock, postgresNow } from '../db/clock';
import { recordedWhys } from '../db/explanations';
import { doneBy, isSettled, leftOver, nextForRollout, rolloutCaughtUp, rolloutWentOn } from '../db/rollout-pages';
import { type Rollout, rolloutOf, stepRollout } from '../db/rollouts';
import type { RulesBook } from '../db/rules';
import { linkNamed } from '../domain/loop';
import { decide } from '../domain/loop/gate';
import type { Action, Recorded, Rules } from '../domain/loop/link';
import type { CaseState } from '../domain/loop/state';
import { actionIdOf } from './action-id';

export interface RolloutDependencies {
  db: Knex;
  rules: RulesBook;
  clock: Clock;
  /** sends an action of the platform to a case; false: the case cannot be asked now */
  send: (number: string, action: Action) => Promise<boolean>;
}

/** appeals looked at in one step; a killed worker repeats at most so many questions, and no change */
const PAGE = 100;
const AT_ONCE = 8;
const ASK_AGAIN_MS = 200;

/**
 * The steps of a rollout. All it has to remember stands in the store, so that it goes on where it was after whatever was lost; an
 * action's id is made of rollout and appeal, so that no appeal ever has two events of one rollout.
 */
export function createRolloutActivities({ db, rules, clock, send }: RolloutDependencies) {
  /** the action on this case; null where it would change nothing, so that nobody is asked in vain */
  async function actionOn(
    rollout: Rollout,
    s: CaseState,
    at: number,
    why: ReadonlyMap<string, Recorded>,
  ): Promise<Action | null> {
    const action = actionOf(rollout, s.number, at);
    const l = linkNamed(action.link);
    if (!l) throw new Error(`the loop has no link ${action.link}`);
    const decision = decide(s, l, action, { ...(await rulesFor(rollout, s, at)), why });
    return 'refused' in decision || decision.facts.length === 0 ? null : action;
  }

  async function rulesFor({ terms }: Rollout, s: CaseState, at: number): Promise<Rules> {
    return terms.kind === 'policy' ? rules.inVersion(s.city, terms.policyVersion) : rules.forCase(s, at);
  }

  /** one case that cannot be computed holds up no other: it is left over until somebody has mended it */
  async function broughtTo(rollout: Rollout, s: CaseState, why: ReadonlyMap<string, Recorded>): Promise<boolean> {
    try {
      const action = await actionOn(rollout, s, await clock(await postgresNow(db)), why);
      return action === null || (await send(s.number, action));
    } catch (error) {
      log.error(`rollout ${rollout.id}: appeal ${s.number} cannot be computed`, { error });
      return false;
    }
  }

  /** brings the rollout to these cases; answers which could not be asked */
  async function bring(rollout: Rollout, cases: readonly CaseState[]): Promise<string[]> {
    const whys = await recordedWhys(
      db,
      cases.map((s) => s.number),
    );
    const silent: string[] = [];
    const waiting = [...cases];
    const work = async (): Promise<void> => {
      for (let s = waiting.shift(); s; s = waiting.shift()) {
        if (!(await broughtTo(rollout, s, whys.get(s.number) ?? new Map()))) silent.push(s.number);
        heartbeat();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return silent;
  }

  const counted = (rollout: Rollout, numbers: readonly string[]) =>
    doneBy(
      db,
      numbers,
      numbers.map((number) => actionId(rollout.id, number)),
    );

  return {
    /** begins when every step that was taken by the rules of before is in the log */
    async beginRollout(id: string): Promise<void> {
      await db.transaction((trx) => stepRollout(trx, id, 'running', null));
      let { since, settled } = await isSettled(db, null);
      while (!settled) {
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
        heartbeat();
        ({ since, settled } = await isSettled(db, since));
      }
    },

    /** one page of open appeals; says whether there are more, or that the rollout stands still */
    async carryRollout(id: string): Promise<'more' | 'paused' | 'all'> {
      const rollout = await found(db, id);
      if (rollout.status === 'paused') return 'paused';
      if (rollout.status === 'withdrawn') return 'all';
      const { after, cases } = await nextForRollout(db, rollout, PAGE);
      const last = cases.at(-1);
      if (!last) return 'all';
      const silent = await bring(rollout, cases);
      // what is left over counts when it is told
      const told = cases.map((s) => s.number).filter((number) => !silent.includes(number));
      const done = await counted(rollout, told);
      await rolloutWentOn(db, id, { after, last: last.number, lookedAt: cases.length, leftOver: silent, ...done });
      return 'more';
    },

    /** asks those again that could not be asked; when there are none left the rollout is finished */
    async finishRollout(id: string): Promise<'finished' | 'leftOver' | 'paused'> {
      const rollout = await found(db, id);
      if (rollout.status === 'paused') return 'paused';
      if (rollout.status === 'withdrawn') return 'finished';
      let isLeft = false;
      for (let after = ''; ;) {
        const cases = await leftOver(db, id, after, PAGE);
        const last = cases.at(-1);
        if (!last) break;
        const silent = await bring(rollout, cases);
        const told = cases.map((s) => s.number).filter((number) => !silent.includes(number));
        await rolloutCaughtUp(db, id, told, await counted(rollout, told));
        isLeft ||= silent.length > 0;
        after = last.number;
      }
      if (isLeft) return 'leftOver';
      await db.transaction((trx) => stepRollout(trx, id, 'finished', null));
      return 'finished';
    },
  };
}

export type RolloutActivities = ReturnType<typeof createRolloutActivities>;

async function found(db: Knex, id: string): Promise<Rollout> {
  const rollout = await rolloutOf(db, id);
  if (!rollout) throw new Error(`no rollout ${id}`);
  return rollout;
}

const actionId = (rollout: string, number: string): string => actionIdOf('rollout', rollout, number);

/** the rollout as the action that reaches a case, in the name of the administrator who ordered it */
function actionOf({ id, by, asOf, terms }: Rollout, number: string, at: number): Action {
  const action = actionId(id, number);
  const base = { id: action, by: { id: by, role: 'administrator' as const }, at, body: action };
  switch (terms.kind) {
    case 'policy': {
      const { policyVersion, rebase, categories, units } = terms;
      const input = { cause: 'policy', rollout: id, policyVersion, rebase, asOf, categories, units };
      return { ...base, link: 'recomputeLimits', input };
    }
    case 'calendar':
      return { ...base, link: 'recomputeLimits', input: { cause: 'calendar', rollout: id } };
    case 'handover':
      return { ...base, link: 'handOver', input: { from: terms.from, to: terms.to } };
  }
}
