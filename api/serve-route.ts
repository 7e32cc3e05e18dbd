import { randomBytes } from 'node:crypto';
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import type { Knex } from 'knex';
import type { Caller } from '../db/accounts';
import { answerProblem } from './answer';
import { EngineAway } from './engine/temporal-holder';
import { languageOf } from './problems/document';
import { no, type Problem } from './problems/problem';
import { BODY_LIMIT, rawBody, readJson, requestHash, wrongTexts } from './read-body';
import { holdsOneOf } from './rights';
import type { Asked, Reply, Route } from './route';
import { prove, wrongFields } from './schemas/prove';
import { callerOf } from './sign-in/caller';

/** Puts the routes into the app, and a 405 beside each path for every other method. */
export function serveRoutes(app: Express, db: Knex, routes: readonly Route[], limits: ReadonlyMap<string, RequestHandler[]>): void {
  for (const r of routes) {
    const before = r.body ? [rawBody(r.bodyLimit ?? BODY_LIMIT), parsed] : [];
    app[r.method](r.path, named(r), ...before, ...(limits.get(r.id) ?? []), (request, response, next) => {
      answer(db, r, request, response).catch(next);
    });
  }
  for (const path of new Set(routes.map((r) => r.path))) {
    const allow = routes.filter((r) => r.path === path).map((r) => r.method.toUpperCase()).join(', ');
    app.all(path, (request, response) => {
      response.set('Allow', allow);
      answerProblem(request, response, no('methodNotAllowed', { data: { allow } }));
    });
  }
}

/** for the metrics: which route answered */
const named =
  (r: Route): RequestHandler =>
  (_request, response: Response, next: NextFunction) => {
    response.locals['route'] = r.path;
    next();
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

async function answer(db: Knex, r: Route, request: Request, response: Response): Promise<void> {
  const reply = await replyTo(db, r, request, response).catch((error: unknown): Reply<unknown> => {
    if (error instanceof EngineAway) return { problem: no('engineUnavailable', { retryAfterSeconds: 2 }) };
    throw error;
  });
  if ('problem' in reply) return answerProblem(request, response, reply.problem);
  if ('stream' in reply) return reply.stream(response);
  response.set('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.append(name, value);
  response.status(reply.status ?? r.status ?? 200).json(reply.body);
}

async function replyTo(db: Knex, r: Route, request: Request, response: Response): Promise<Reply<unknown>> {
  let caller: Caller = NOBODY;
  if (r.admits !== 'everyone') {
    const found = await callerOf(db, request);
    if ('problem' in found) return found;
    caller = found.caller;
    if (r.admits !== 'signedIn' && !holdsOneOf(caller.account, r.admits))
      return { problem: no('forbidden', { data: { may: r.admits } }) };
  }
  const key = idempotencyKeyOf(request);
  if (typeof key !== 'string') return { problem: key };
  if (r.method === 'post') response.set('Idempotency-Key', key);

  const wrong = r.body && !r.provesTextsItself ? wrongTexts(request.body) : [];
  if (wrong.length > 0) return { problem: wrongFields(wrong) };
  const params = r.params ? prove(r.params, request.params) : { value: {} };
  if ('problem' in params) return params;
  const query = r.query ? prove(r.query, request.query) : { value: {} };
  if ('problem' in query) return query;
  const body = r.body ? prove(r.body, request.body) : { value: {} };
  if ('problem' in body) return body;
  const asked: Asked<unknown, unknown, unknown> = {
    caller,
    params: params.value,
    query: query.value,
    body: body.value,
    idempotencyKey: key,
    bodyHash: r.body && r.method === 'post' ? requestHash(r.id, request.params, request.body) : '',
    language: languageOf(request.get('accept-language')),
    raw: request,
  };
  return r.handle(asked);
}

const NOBODY: Caller = { account: { id: '', city: '', login: '', name: '', grants: [] }, csrf: null, receivedAt: 0 };

const MOST_KEY = 200;

function idempotencyKeyOf(request: Request): string | Problem {
  const given = request.get('idempotency-key');
  if (given === undefined) return randomBytes(16).toString('base64url');
  if (/^[\x20-\x7e]{1,200}$/.test(given) && given.trim() !== '') return given;
  return no('badHeader', { data: { header: 'Idempotency-Key', max: MOST_KEY } });
}
