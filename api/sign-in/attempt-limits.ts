import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { no } from '../problems/problem';
import { answerProblem } from '../answer';
import type { SignInSettings } from './settings';

const MINUTE = 60_000;

interface Attempts {
  windowMs: number;
  limit: number;
  key: (request: Request) => string;
  /** what succeeds is not counted: only guesses are */
  failedOnly: boolean;
}

const limited = ({ windowMs, limit, key, failedOnly }: Attempts): RequestHandler =>
  rateLimit({
    windowMs,
    limit,
    keyGenerator: key,
    skipSuccessfulRequests: failedOnly,
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
  limited({ windowMs: 15 * MINUTE, limit: addressAttempts, key: from, failedOnly: true }),
];

/** the appeal that is asked for, in the address or in a form; where none is, the place that asks: nobody's guesses shut out everybody */
const ofAppeal = (r: Request): string => {
  const number: unknown = r.params['number'] ?? (r.body as { number?: unknown } | undefined)?.number;
  return typeof number === 'string' ? short(number) : from(r);
};

/**
 * An appellant looks now and then; who guesses query codes is stopped: a hundred wrong codes for one appeal an hour, whatever
 * places they come from, and sixty looks a minute from one place.
 */
export const publicLimits = (): RequestHandler[] => [
  limited({ windowMs: MINUTE, limit: 60, key: from, failedOnly: false }),
  limited({ windowMs: 60 * MINUTE, limit: 100, key: ofAppeal, failedOnly: true }),
];
