import type { Request, Response } from 'express';
import { documentOf, languageOf } from './problems/document';
import type { Problem } from './problems/problem';
import type { SayProblem } from './public/problem-pages';

/** Sends a problem in the reader's language (RFC 9457); on a page, where one was asked for. */
export function answerProblem(request: Request, response: Response, problem: Problem): void {
  const sayProblem = response.locals['sayProblem'] as SayProblem | undefined;
  if (sayProblem) return sayProblem(problem);
  const language = languageOf(request.get('accept-language'));
  const document = documentOf(problem, language);
  response.status(document.status);
  response.set('Content-Type', 'application/problem+json; charset=utf-8');
  response.set('Content-Language', language);
  response.set('Cache-Control', 'no-store');
  if (problem.retryAfterSeconds !== undefined) response.set('Retry-After', String(problem.retryAfterSeconds));
  if (document.status === 401) response.set('WWW-Authenticate', 'Bearer realm="huiying"');
  response.send(JSON.stringify(document));
}
