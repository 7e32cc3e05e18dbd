import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/** What the API answered. */
export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface Question {
  method?: 'GET' | 'POST' | 'DELETE';
  url: string;
  headers: Readonly<Record<string, string>>;
  /** JSON text, unless the headers say otherwise */
  body?: string;
}

/** How one waits for an API that is away. */
export interface Patience {
  /** ends the waiting, not a question that is on its way */
  signal: AbortSignal;
  /** told before each repetition: the problem's code, or why there was no answer */
  onAway?: (why: string) => void;
}

/** longer than the API itself waits for a case */
const ANSWER_MS = 60_000;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;
/** a proxy without a server, a server that is busy, one whose parts are away */
const AWAY: readonly number[] = [429, 502, 503, 504];

/**
 * Asks until there is an answer: while the API is not there, or says that it or a part of it is away, the same question is
 * put again, after at most 5 seconds or as long as the answer asks for. Whoever asks makes sure that a repetition does no
 * harm. Throws the signal's reason when it is aborted while waiting.
 */
export async function askUntilAnswered(question: Question, { signal, onAway }: Patience): Promise<Answer> {
  for (let pause = FIRST_WAIT_MS; ; pause = Math.min(pause * 2, LONGEST_WAIT_MS)) {
    const answer = await askOnce(question).catch((error: unknown) => ({ away: whyNot(error) }));
    if (!('away' in answer) && !AWAY.includes(answer.status)) return answer;
    signal.throwIfAborted();
    onAway?.('away' in answer ? answer.away : (problemIn(answer.body)?.code ?? String(answer.status)));
    const asked = 'away' in answer ? 0 : Number(answer.headers.get('retry-after') ?? 0) * 1000;
    await wait(Math.min(Math.max(pause, asked || 0), LONGEST_WAIT_MS), undefined, { signal });
  }
}

/** one question, one answer; throws when there is none */
export async function askOnce({ url, method = 'GET', headers, body }: Question): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: jsonOf(text) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** fetch hides the reason behind «fetch failed» */
export function whyNot(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = (cause as { code?: unknown } | undefined)?.code;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : String(error);
}

/** the members of a problem (RFC 9457) that a client here reads */
export const problem = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  rule: z.string().optional(),
  inOtherLanguage: z.object({ title: z.string(), detail: z.string() }),
  data: z.record(z.string(), z.unknown()).optional(),
  fields: z.array(z.object({ path: z.string(), code: z.string(), zh: z.string(), en: z.string() })).optional(),
});

export type ProblemSaid = z.infer<typeof problem>;

/** the problem that an answer tells; null when it tells none */
export const problemIn = (body: unknown): ProblemSaid | null => problem.safeParse(body).data ?? null;
