import { setTimeout as pause } from 'node:timers/promises';
import { type Chance, chanceOf } from './chance';
import { type Ending, type Seen, untilAnswered, type Wish } from './flaky-line';
import type { Person } from './person';
import { registration, type Step, wayOf } from './ways';

/** A wish and what it came to. */
export interface Asked {
  wish: Wish;
  /** the appeal it was about; null: a registration */
  number: string | null;
  endings: readonly Ending[];
}

/** What people did in a round, and what they saw of it. */
export interface Day {
  asked: readonly Asked[];
  seen: Seen;
}

interface Life {
  number: string;
  left: Step[];
  readyAtMs: number;
  chance: Chance;
}

/** of a hundred actions on an appeal: a colleague does the same under a key of his own, and one of them comes too late */
const DONE_TWICE = 5;
/** between two steps of one appeal, in ms */
const REST = { least: 50, most: 6_000 };

/**
 * People work invented appeals by HTTP: `perSecond` new actions are begun each second, however long the answers of the former
 * take, until `over` is aborted; then all of them are waited for until `patience` is aborted.
 */
export async function workingDay(
  url: string,
  staff: ReadonlyMap<Step['role'], Person>,
  how: { seed: string; perSecond: number; over: AbortSignal; patience: AbortSignal },
): Promise<Day> {
  const seen: Seen = { repeated: new Map(), longestWaitMs: 0 };
  const asked: Asked[] = [];
  const lives: Life[] = [];
  const underWay = new Set<Promise<void>>();
  let count = 0;

  const put = async (step: Step, number: string | null, own: Chance): Promise<Ending> => {
    const who = staff.get(step.role);
    if (!who) throw new Error(`nobody is signed in as ${step.role}`);
    const path = number === null ? '/appeals' : `/appeals/${number}/${step.link}`;
    const wish: Wish = { who, link: step.link, path, body: step.body, key: `${how.seed}/${count++}` };
    const endings = await untilAnswered(url, wish, { seen, chance: own, patience: how.patience });
    asked.push({ wish, number, endings });
    return endings[0] ?? { is: 'unanswered' };
  };

  const begin = async (): Promise<void> => {
    const now = performance.now();
    const ready = lives.findIndex((life) => life.readyAtMs <= now);
    const [life] = ready < 0 ? [] : lives.splice(ready, 1);
    if (life) await live(life);
    else {
      const own = chanceOf(`${how.seed}/${count}`);
      const ending = await put(registration(`${how.seed}/${count}`, own), null, own);
      if (ending.is === 'acknowledged') rest({ number: ending.number, left: wayOf(own), readyAtMs: 0, chance: own });
    }
  };

  const live = async (life: Life): Promise<void> => {
    const step = life.left.shift();
    if (!step) return;
    const both = life.chance.happens(DONE_TWICE) ? [step, step] : [step];
    const endings = await Promise.all(both.map((one) => put(one, life.number, life.chance)));
    if (endings.some(({ is }) => is === 'acknowledged')) rest(life);
  };

  const rest = (life: Life): void => {
    if (life.left.length === 0) return;
    lives.push({ ...life, readyAtMs: performance.now() + life.chance.between(REST.least, REST.most) });
  };

  const began = performance.now();
  for (let begun = 1; !how.over.aborted; begun++) {
    const doing = begin().finally(() => underWay.delete(doing));
    underWay.add(doing);
    await pause(Math.max(1, began + (begun * 1000) / how.perSecond - performance.now()));
  }
  await Promise.all(underWay);
  return { asked, seen };
}
