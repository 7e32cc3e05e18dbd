import { setTimeout as pause } from 'node:timers/promises';
import { waysTaken } from '../cli/drive/ways';
import { type Chance, chanceOf } from './chance';
import { type Ending, type Seen, untilAnswered, type Wish } from './flaky-line';
import { APPELLANT, type People } from './person';
import { type Company, lifeOf, registration, type Step, wayFor } from './ways';

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

/** how many appeals took which of a drive's ways, by what was acknowledged on them */
export function waysOf({ asked }: Day): Readonly<Record<string, number>> {
  const deeds = new Map<string, Set<string>>();
  for (const { wish, number, endings } of asked) {
    if (number === null || !endings.some(({ is }) => is === 'acknowledged')) continue;
    const of = deeds.get(number) ?? new Set<string>();
    const { then } = wish.body as { then?: unknown };
    of.add(wish.link).add(`${wish.link}:${typeof then === 'string' ? then : ''}`);
    deeds.set(number, of);
  }
  const counts: Record<string, number> = {};
  for (const of of deeds.values())
    for (const way of waysTaken((deed) => of.has(deed))) counts[way] = (counts[way] ?? 0) + 1;
  return counts;
}

interface Living {
  number: string;
  queryCode: string | null;
  left: Step[];
  isMaster: boolean;
  /** tries of the next step so far */
  tried: number;
  readyAtMs: number;
  chance: Chance;
}

/** of a hundred actions on an appeal: a colleague does the same under a key of his own, and one of them comes too late */
const DONE_TWICE = 5;
/** an appeal to which others are joined waits for them before it is dispatched, in ms */
const JOINED_WITHIN = 15_000;
/** between two steps of one appeal, in ms */
const REST = { least: 50, most: 6_000 };

/**
 * People work invented appeals by HTTP: `perSecond` new actions are begun each second, however long the answers of the former
 * take, until `over` is aborted; then all of them are waited for until `patience` is aborted.
 */
export async function workingDay(
  url: string,
  people: People,
  how: { seed: string; perSecond: number; over: AbortSignal; patience: AbortSignal },
): Promise<Day> {
  const seen: Seen = { repeated: new Map(), longestWaitMs: 0 };
  const asked: Asked[] = [];
  const lives: Living[] = [];
  const masters: string[] = [];
  const underWay = new Set<Promise<void>>();
  let count = 0;

  const put = async (step: Step, body: object, living: Living | null, own: Chance): Promise<Ending> => {
    const byCode = step.role === 'appellant' && living !== null;
    const who = byCode ? APPELLANT : people.as(step.role, step.unit);
    const number = living?.number ?? null;
    const place = number === null ? '/appeals' : `/appeals/${number}/${step.link}`;
    const path = byCode ? `/public${place}?code=${living.queryCode ?? ''}` : place;
    const wish: Wish = { who, link: step.link, path, body, key: `${how.seed}/${count++}` };
    const endings = await untilAnswered(url, wish, { seen, chance: own, patience: how.patience });
    asked.push({ wish, number, endings });
    return endings[0] ?? { is: 'unanswered' };
  };

  const begin = async (): Promise<void> => {
    const now = performance.now();
    const ready = lives.findIndex((living) => living.readyAtMs <= now);
    const [living] = ready < 0 ? [] : lives.splice(ready, 1);
    if (living) await live(living);
    else await register();
  };

  const register = async (): Promise<void> => {
    const own = chanceOf(`${how.seed}/${count}`);
    const way = wayFor(own);
    const step = registration(`${how.seed}/${count}`, way, own);
    const ending = await put(step, bodyOf(step) ?? {}, null, own);
    if (ending.is !== 'acknowledged') return;
    const { steps, isMaster } = lifeOf(way, people.units, own);
    const { number, queryCode = null } = ending;
    const living = { number, queryCode, left: [...steps], isMaster, tried: 0, readyAtMs: 0, chance: own };
    if (isMaster) masters.push(number);
    rest(living, isMaster ? JOINED_WITHIN : 0);
  };

  const bodyOf = (step: Step): object | null => {
    const company: Company = { master: masters.at(-1) ?? null };
    return typeof step.body === 'function' ? step.body(company) : step.body;
  };

  const live = async (living: Living): Promise<void> => {
    const { left, number, isMaster, chance } = living;
    const step = left[0];
    if (!step) return;
    // from here on nobody is joined to it any more
    if (isMaster && masters.includes(number)) masters.splice(masters.indexOf(number), 1);
    const body = bodyOf(step);
    const both = body === null ? [] : chance.happens(DONE_TWICE) ? [step, step] : [step];
    const endings = await Promise.all(both.map((one) => put(one, body ?? {}, living, chance)));
    const done = body === null || endings.some(({ is }) => is === 'acknowledged');
    if (done) left.shift();
    else if (living.tried + 1 >= (step.tries ?? 1)) return;
    rest({ ...living, tried: done ? 0 : living.tried + 1 }, done ? 0 : REST.most);
  };

  const rest = (living: Living, atLeast: number): void => {
    if (living.left.length === 0) return;
    lives.push({ ...living, readyAtMs: performance.now() + atLeast + living.chance.between(REST.least, REST.most) });
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
