import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { problemIn } from '../cli/import/ask';
import type { Chance } from './chance';
import type { Person } from './person';

/** One action as somebody wants it: it keeps its key through every repetition. */
export interface Wish {
  who: Person;
  link: string;
  /** below /api/v1 */
  path: string;
  body: object;
  key: string;
}

/** What a wish came to. `unanswered`: given up when the round's patience ended. */
export type Ending =
  | { is: 'acknowledged'; number: string; version: number; queryCode?: string | null | undefined }
  | { is: 'refused'; code: string }
  | { is: 'unanswered' };

/** What the people on the line saw: how often which answer or silence made them repeat, and the longest wait, in ms. */
export interface Seen {
  repeated: Map<string, number>;
  longestWaitMs: number;
}

const taken = z.object({ number: z.string(), version: z.int(), queryCode: z.string().nullable().optional() });

/** longer than the API itself waits for a case */
const SILENCE_MS = 40_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;
/** of a hundred attempts: the line breaks before the answer comes */
const BROKEN_LINES = 10;
/** of a hundred wishes: pressed twice, so that two requests under one key are on their way at once */
const PRESSED_TWICE = 5;

/**
 * Puts a wish until it is answered: an answer is 2xx, or a refusal (4xx but 429); anything else, and every broken line, makes
 * the person repeat the same request under the same key. Answers every ending there was: two for a wish pressed twice.
 */
export async function untilAnswered(
  url: string,
  wish: Wish,
  { seen, chance, patience }: { seen: Seen; chance: Chance; patience: AbortSignal },
): Promise<Ending[]> {
  const began = performance.now();
  const presses = chance.happens(PRESSED_TWICE) ? 2 : 1;
  const endings = await Promise.all(Array.from({ length: presses }, () => pressed(url, wish, seen, chance, patience)));
  seen.longestWaitMs = Math.max(seen.longestWaitMs, performance.now() - began);
  return endings;
}

async function pressed(url: string, wish: Wish, seen: Seen, chance: Chance, patience: AbortSignal): Promise<Ending> {
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    const hangsUpAfter = chance.happens(BROKEN_LINES) ? Math.round(chance.between(5, 1_500)) : SILENCE_MS;
    const answer = await once(url, wish, AbortSignal.any([patience, AbortSignal.timeout(hangsUpAfter)]));
    if (typeof answer !== 'string') return answer;
    if (patience.aborted) return { is: 'unanswered' };
    seen.repeated.set(answer, (seen.repeated.get(answer) ?? 0) + 1);
    await pause(wait * chance.between(0.5, 1));
  }
}

/** the ending, or a word on why there is none yet */
async function once(url: string, { who, path, body, key }: Wish, signal: AbortSignal): Promise<Ending | string> {
  try {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { ...who.headers, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
      signal,
    });
    const said: unknown = await response.json();
    if (response.ok) return { is: 'acknowledged', ...taken.parse(said) };
    const code = problemIn(said)?.code ?? String(response.status);
    return response.status < 500 && response.status !== 429 ? { is: 'refused', code } : code;
  } catch (error) {
    return whyNot(error);
  }
}

/** fetch hides the reason behind «fetch failed» */
function whyNot(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return 'hungUp';
  return typeof cause?.code === 'string' ? cause.code : (name ?? String(error));
}
