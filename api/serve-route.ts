import { randomBytes } from 'node:crypto';
import type { Express, Request, RequestHandler, Response } from 'express';
import type { Knex } from 'knex';
import { installationKey } from '../db/installation';
import type { Caller } from '../db/sessions';
import { answerProblem } from './answer';
import { EngineAway } from './engine/temporal-holder';
import { languageOf } from './problems/document';
import { no, type Problem } from './problems/problem';
import { BODY_LIMIT, rawBody, readJson, requestHash, wrongTexts } from './read-body';
import { holdsOneOf } from './rights';
import type { Asked, Reply, Route } from './route';
import { prove, wrongFields } from './schemas/prove';
import { callerOf } from './sign-in/caller';

/**
 * Puts the routes into the app, and a 405 beside each path for every other method. `limits` are the limits of attempts, by a
 * route's id. Who may not come in is told so before a body is read.
 */
export function serveRoutes(
  app: Express,
  db: Knex,
  routes: readonly Route[],
  limits: ReadonlyMap<string, RequestHandler[]>,
): void {
  const secret = keyOf(db);
  for (const r of routes) {
    const body = r.body ? [rawBody(r.bodyLimit ?? BODY_LIMIT), parsed] : [];
    app[r.method](r.path, admitted(db, r), ...body, ...(limits.get(r.id) ?? []), (request, response, next) => {
      answer(r, secret, request, response).catch(next);
    });
  }
  for (const path of new Set(routes.map((r) => r.path))) {
    const allow = routes
      .filter((r) => r.path === path)
      .map((r) => r.method.toUpperCase())
      .join(', ');
    app.all(path, (request, response) => {
      response.set('Allow', allow);
      answerProblem(request, response, no('methodNotAllowed', { data: { allow } }));
    });
  }
}

/** the installation's secret, read once; a reading that failed is tried again */
function keyOf(db: Knex): () => Promise<string> {
  let key: string | undefined;
  return async () => (key ??= await installationKey(db));
}

/** what is known of a request on its way to the handler */
interface Locals {
  /** for the metrics: which route answered */
  route: string;
  caller: Caller;
}

/** a page takes up a broken stream again by itself */
const EVENT_STREAM = 'text/event-stream';

const admitted =
  (db: Knex, r: Route): RequestHandler =>
  (request, response: Response<unknown, Partial<Locals>>, next) => {
    response.locals.route = r.path;
    const decide = async (): Promise<void> => {
      if (r.admits !== 'everyone') {
        const found = await callerOf(db, request, r.streams !== EVENT_STREAM);
        if ('problem' in found) return answerProblem(request, response, found.problem);
        const { caller } = found;
        if (caller.withInitialPassword && !r.withInitialPassword)
          return answerProblem(request, response, no('initialPassword'));
        if (r.admits !== 'signedIn' && !holdsOneOf(caller.account, r.admits))
          return answerProblem(request, response, no('forbidden', { data: { may: r.admits } }));
        response.locals.caller = caller;
      }
      next();
    };
    decide().catch(next);
  };

/** the JSON of a body, read before the limits of attempts, which may ask for a login in it */
const parsed: RequestHandler = (request, response, next) => {
  const read = readJson(request.body, request.get('content-type'));
  if ('problem' in read) {
    answerProblem(request, response, read.problem);
    return;
  }
  request.body = read.value;
  next();
};

async function answer(r: Route, secret: () => Promise<string>, request: Request, response: Response): Promise<void> {
  const reply = await replyTo(r, secret, request, response).catch((error: unknown): Reply<unknown> => {
    if (error instanceof EngineAway) return { problem: no('engineUnavailable', { retryAfterSeconds: 2 }) };
    throw error;
  });
  if ('problem' in reply) return answerProblem(request, response, reply.problem);
  if ('stream' in reply) return reply.stream(response);
  response.set('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.append(name, value);
  response.status(reply.status ?? r.status ?? 200).json(reply.body);
}

async function replyTo(
  r: Route,
  secret: () => Promise<string>,
  request: Request,
  response: Response<unknown, Partial<Locals>>,
): Promise<Reply<unknown>> {
  const key = idempotencyKeyOf(request);
  if (typeof key !== 'string') return { problem: key };
  if (r.method === 'post') response.set('Idempotency-Key', key);
  const wrong = [...wrongTexts(request.query), ...(r.body && !r.provesTextsItself ? wrongTexts(request.body) : [])];
  if (wrong.length > 0) return { problem: wrongFields(wrong) };
  const params = r.params ? prove(r.params, request.params) : { value: {} };
  if ('problem' in params) return params;
  const query = r.query ? prove(r.query, request.query) : { value: {} };
  if ('problem' in query) return query;
  const body = r.body ? prove(r.body, request.body) : { value: {} };
  if ('problem' in body) return body;
  const asked: Asked<unknown, unknown, unknown> = {
    caller: response.locals.caller ?? NOBODY,
    params: params.value,
    query: query.value,
    body: body.value,
    idempotencyKey: key,
    bodyHash: async (body = request.body) => requestHash(await secret(), r.id, request.params, body),
    language: languageOf(request.get('accept-language')),
    raw: request,
  };
  return r.handle(asked);
}

/** who asks where nobody needs to sign in */
const NOBODY: Caller = {
  account: { id: '', city: '', login: '', name: '', grants: [] },
  csrf: null,
  withInitialPassword: false,
  receivedAt: 0,
};

const MOST_KEY = 200;

function idempotencyKeyOf(request: Request): string | Problem {
  const given = request.get('idempotency-key');
  if (given === undefined) return randomBytes(16).toString('base64url');
  if (given.length <= MOST_KEY && /^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/.test(given)) return given;
  return no('badHeader', { data: { header: 'Idempotency-Key', max: MOST_KEY } });
}
