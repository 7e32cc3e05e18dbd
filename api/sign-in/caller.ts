import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Knex } from 'knex';
import { type Caller, callerBy } from '../../db/sessions';
import { no, type Problem } from '../problems/problem';
import { sessionSecret } from './session-cookie';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];
/** the header by which a page says that it asks by itself, with nobody before it */
const BY_ITSELF = 'x-by-itself';

/**
 * Who is behind a request, by session cookie or API token. A request of a session that changes something needs the session's
 * guard in X-CSRF-Token. A request that is not attended does not keep the session from ending idle. Refuses notSignedIn, csrf.
 */
export async function callerOf(
  db: Knex,
  request: Request,
  attended: boolean,
): Promise<{ caller: Caller } | { problem: Problem }> {
  const bearer = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    const caller = await callerBy(db, 'token', bearer, false);
    return caller ? { caller } : { problem: no('notSignedIn') };
  }
  const secret = sessionSecret(request);
  const byPerson = attended && request.get(BY_ITSELF) === undefined;
  const caller = secret === null ? null : await callerBy(db, 'session', secret, byPerson);
  if (!caller) return { problem: no('notSignedIn') };
  if (!SAFE.includes(request.method) && !sameSecret(request.get('x-csrf-token') ?? '', caller.csrf ?? ''))
    return { problem: no('csrf') };
  return { caller };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** takes the same time wherever the two differ */
const sameSecret = (given: string, kept: string): boolean =>
  kept !== '' && timingSafeEqual(digest(given), digest(kept));
