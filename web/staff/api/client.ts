import createClient, { type Middleware } from 'openapi-fetch';
import { i18n } from '../app/language';
import { guardHeader, sessionHasEnded } from './guard';
import { type Problem, Refused, UNREACHABLE } from './problem';
import type { paths } from './schema';
import { hearServerTime } from './server-clock';
import { asksByItself } from './touched';

const headersOf = (method: string): Record<string, string> => ({
  Accept: 'application/json',
  'Accept-Language': i18n.language,
  ...(method === 'GET' ? {} : guardHeader()),
  ...(asksByItself() ? { 'X-By-Itself': '1' } : {}),
});

const travelling: Middleware = {
  onRequest: ({ request }) => {
    for (const [name, value] of Object.entries(headersOf(request.method))) request.headers.set(name, value);
    return request;
  },
  onResponse: ({ response }) => {
    hearServerTime(response.headers.get('date'));
    return undefined;
  },
  onError: () => new Refused(UNREACHABLE),
};

/** The API, typed by its own description. Use with `answerOf`, which throws `Refused` where it said no. */
export const api = createClient<paths>({ baseUrl: '' });
api.use(travelling);

type Outcome<A> = { data?: A; error?: unknown; response: Response };

/** The body of an answer; throws Refused with the problem otherwise. */
export async function answerOf<A>(asked: Promise<Outcome<A>>): Promise<A> {
  const { data, error, response } = await asked;
  if (response.ok) return data as A;
  throw refusedBy(error);
}

/** a body, or a file as it is */
type Sent = { json: unknown } | { file: File };

/**
 * Sends to an address that an answer named (an action on offer). `key` makes a repetition safe: the same key with the same body
 * does nothing twice.
 */
export async function send<A = unknown>(href: string, sent: Sent, key: string): Promise<A> {
  const [body, type] =
    'json' in sent
      ? [JSON.stringify(sent.json), 'application/json']
      : [sent.file, sent.file.type || 'application/octet-stream'];
  const response = await fetch(href, {
    method: 'POST',
    headers: { ...headersOf('POST'), 'Content-Type': type, 'Idempotency-Key': key },
    body,
  }).catch(() => {
    throw new Refused(UNREACHABLE);
  });
  hearServerTime(response.headers.get('date'));
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as A;
  throw refusedBy(answer);
}

/** A file that an answer named. */
export async function readFile(href: string): Promise<Response> {
  const response = await fetch(href, { headers: { ...headersOf('GET'), Accept: '*/*' } }).catch(() => {
    throw new Refused(UNREACHABLE);
  });
  hearServerTime(response.headers.get('date'));
  if (response.ok) return response;
  throw refusedBy(await response.json().catch(() => null));
}

function refusedBy(body: unknown): Refused {
  if (typeof body !== 'object' || body === null || !('code' in body)) return new Refused(UNREACHABLE);
  const problem = body as Problem;
  if (problem.code === 'notSignedIn') sessionHasEnded();
  return new Refused(problem);
}
