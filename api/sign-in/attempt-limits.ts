import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { no } from '../problems/problem';
import { answerProblem } from '../answer';
import type { Route } from '../route';
import type { SignInSettings } from './settings';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Attempts {
  windowMs: number;
  limit: number;
  key: (request: Request) => string;
  /** which answers are counted, by their status; absent: all */
  counted?: (status: number) => boolean;
}

const limited = ({ windowMs, limit, key, counted }: Attempts): RequestHandler =>
  rateLimit({
    windowMs,
    limit,
    keyGenerator: key,
    skipSuccessfulRequests: counted !== undefined,
    requestWasSuccessful: (_request: Request, { statusCode }: Response) => counted?.(statusCode) === false,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (request: Request, response: Response) => {
      const seconds = Math.ceil(windowMs / 1000);
      answerProblem(request, response, no('tooManyRequests', { data: { seconds }, retryAfterSeconds: seconds }));
    },
  });

const from = (request: Request): string => ipKeyGenerator(request.ip ?? '');
const short = (text: unknown): string => createHash('sha256').update(String(text)).digest('base64url').slice(0, 16);

/** failed sign-ins from one place in a quarter of an hour, of whatever logins; one login is locked by password.ts */
export const signInLimits = ({ addressAttempts }: SignInSettings): RequestHandler[] => [
  limited({ windowMs: 15 * MINUTE, limit: addressAttempts, key: from, counted: (status) => status >= 400 }),
];

/** What stops whoever needs no account. Each is counted for itself, in this process; an office is one place. */
export interface PublicLimits {
  /** for every request: three hundred a minute from one place, which is more than an office of people asks for */
  look: RequestHandler[];
  /** besides, for what is filed, added or brought along: sixty a minute from one place */
  write: RequestHandler[];
  /**
   * Besides, for what number and query code open: a hundred wrong codes an hour for one appeal, whatever places they come from, and two
   * hundred from one place, of whatever appeals. Only «the two do not belong together» counts: one wrong number that somebody
   * tries again and again is stopped at its hundred and leaves the place as many, and no other answer shuts anybody out.
   */
  code: RequestHandler[];
}

/** the appeal that is asked for, in the address or in a form */
const ofAppeal = (r: Request): string =>
  short(r.params['number'] ?? (r.body as { number?: unknown } | undefined)?.number ?? '');

const isWrongCode = (status: number): boolean => status === 404;

export const publicLimits = (): PublicLimits => ({
  look: [limited({ windowMs: MINUTE, limit: 300, key: from })],
  write: [limited({ windowMs: MINUTE, limit: 60, key: from })],
  code: [
    limited({ windowMs: HOUR, limit: 100, key: ofAppeal, counted: isWrongCode }),
    limited({ windowMs: HOUR, limit: 200, key: from, counted: isWrongCode }),
  ],
});

const APPEALS = '/api/v1/public/appeals';

/** the limits of one public route of the API */
export const limitsOf = (
  { method, path }: Pick<Route, 'method' | 'path'>,
  { look, write, code }: PublicLimits,
): RequestHandler[] => [
  ...look,
  ...(method === 'post' && path.startsWith(APPEALS) ? write : []),
  ...(path.startsWith(`${APPEALS}/:number`) ? code : []),
];
