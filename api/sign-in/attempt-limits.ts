import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { no } from '../problems/problem';
import { answerProblem } from '../answer';

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

/** ten failed sign-ins of one login from one place, and a hundred of whatever logins, in a quarter of an hour */
export const signInLimits = (): RequestHandler[] => [
  limited({ windowMs: 15 * MINUTE, limit: 100, key: from, failedOnly: true }),
  limited({
    windowMs: 15 * MINUTE,
    limit: 10,
    key: (r) => `${from(r)} ${short((r.body as { login?: unknown } | undefined)?.login)}`,
    failedOnly: true,
  }),
];

/**
 * An appellant looks now and then; who guesses query codes is stopped: a hundred wrong codes for one appeal an hour, whatever
 * places they come from, and sixty looks a minute from one place.
 */
export const publicLimits = (): RequestHandler[] => [
  limited({ windowMs: MINUTE, limit: 60, key: from, failedOnly: false }),
  limited({ windowMs: 60 * MINUTE, limit: 100, key: (r) => short(r.params['number']), failedOnly: true }),
];
