import type { Request, RequestHandler, Response } from 'express';
import { ProblemPage } from '../../web/public/problem';
import { pageAsHtml } from '../../web/public/render';
import type { Wrong } from '../../web/public/visit';
import { documentOf } from '../problems/document';
import type { Problem } from '../problems/problem';
import { visitNowhere } from './visit';

/** how a problem is said to whoever asked for a page */
export type SayProblem = (problem: Problem) => void;

/** a browser that asks for a page is told what went wrong on a page; whoever asks for data gets problem details */
export const problemsAsPages: RequestHandler = (
  request,
  response: Response<unknown, { sayProblem?: SayProblem }>,
  next,
) => {
  const wantsPage = request.accepts(['json', 'html']) === 'html';
  if (wantsPage && !request.path.startsWith('/api/'))
    response.locals.sayProblem = (p) => sendProblem(request, response, p);
  next();
};

/** Says a problem as a page; it needs neither the store nor a city. */
export function sendProblem(request: Request, response: Response, problem: Problem): void {
  const visit = visitNowhere(request);
  const { status, code, title, detail, whatToDo } = documentOf(problem, visit.language);
  if (problem.retryAfterSeconds !== undefined) response.set('Retry-After', String(problem.retryAfterSeconds));
  response.status(status).type('html');
  const said = PEOPLES_WORDS[code]
    ? { detail: visit.words(`problem.${code}`), whatToDo: visit.words(`problem.${code}Do`) }
    : { detail, whatToDo };
  response.send(pageAsHtml(ProblemPage, { visit, code, title, ...said }));
}

/** problems whose words are for those who program: said anew for those who read a page */
const PEOPLES_WORDS: Readonly<Record<string, true>> = {
  notFound: true,
  internal: true,
  storeUnavailable: true,
  engineUnavailable: true,
  tooManyRequests: true,
  bodyTooLarge: true,
};

/** what is wrong with a form; `fieldOf` names the form's field of a path into the request */
export function wrongIn(
  problem: Problem,
  language: 'zh' | 'en',
  fieldOf: (path: string) => string = (path) => path.slice(1),
): Wrong {
  const { title, detail, whatToDo, fields = [] } = documentOf(problem, language);
  const said = fields.map((field) => [fieldOf(field.path), field[language]] as const);
  return { title, detail, whatToDo, fields: Object.fromEntries(said) };
}
