import type { Express, Request, RequestHandler, Response } from 'express';
import { newSecret } from '../../../db/accounts';
import { accountOfIdentity } from '../../../db/identities';
import { keepProviderSignIn, takeProviderSignIn } from '../../../db/provider-sign-ins';
import { openSession } from '../../../db/sessions';
import { answerProblem } from '../../answer';
import { refusalPage } from '../../pages/refusal-page';
import type { Parts } from '../../parts';
import { no, type Problem } from '../../problems/problem';
import { sessionCookie } from '../session-cookie';
import { identityIn, newHereBy } from './claims';
import { type IdentityProvider, ProviderAway, ProviderRefused } from './identity-provider';
import { PROVIDER_CALLBACK, PROVIDER_START } from './settings';
import { browserCookie, browserSecret, endedBrowserCookie, MINUTES_AT_PROVIDER } from './browser-cookie';

/**
 * The two addresses of signing in at the OpenID provider, for browsers alone: what fails is a page in both languages, or
 * problem details for who prefers JSON. The session that begins is one as any other.
 */
export function serveProviderSignIn(
  app: Express,
  parts: Parts,
  provider: IdentityProvider,
  limits: RequestHandler[],
): void {
  app.get(PROVIDER_START, (request, response, next) => {
    start(parts, provider, request, response).catch(next);
  });
  app.get(PROVIDER_CALLBACK, ...limits, (request, response, next) => {
    comeBack(parts, provider, request, response).catch(next);
  });
}

async function start(
  { db, log }: Parts,
  provider: IdentityProvider,
  request: Request,
  response: Response,
): Promise<void> {
  const begun = await provider.begin().catch((error: unknown) => problemOf(error, log));
  if ('code' in begun) return refuse(request, response, begun);
  const browser = newSecret();
  await keepProviderSignIn(db, { ...begun, browser }, MINUTES_AT_PROVIDER);
  response.append('Set-Cookie', browserCookie(browser, request.secure));
  goTo(response, begun.url);
}

async function comeBack(parts: Parts, provider: IdentityProvider, request: Request, response: Response): Promise<void> {
  const answer = await signedIn(parts, provider, request);
  response.append('Set-Cookie', endedBrowserCookie(request.secure));
  if ('code' in answer) return refuse(request, response, answer);
  response.append('Set-Cookie', sessionCookie(answer.secret, request.secure, parts.signIn.sessionHours));
  goTo(response, '/desk/');
}

async function signedIn(
  { db, signIn, log }: Parts,
  provider: IdentityProvider,
  request: Request,
): Promise<{ secret: string } | Problem> {
  const { state } = request.query;
  const browser = browserSecret(request);
  const begun = typeof state === 'string' && browser !== null ? await takeProviderSignIn(db, state, browser) : null;
  if (!begun || typeof state !== 'string') return no('signInNotBegun');
  const claims = await provider
    .claims(new URL(request.originalUrl, provider.settings.redirect).search, { ...begun, state })
    .catch((error: unknown) => problemOf(error, log));
  if (!('sub' in claims)) return claims;
  const identity = identityIn(provider.settings, claims);
  if (identity === 'unverified') return no('identityNotVerified');
  const account = await accountOfIdentity(db, identity, newHereBy(provider.settings.newHere, claims));
  return (account && (await openSession(db, account.id, signIn, 'provider'))) ?? no('identityUnknown');
}

function problemOf(error: unknown, log: (line: string) => void): Problem {
  if (error instanceof ProviderAway) {
    log(`sign-in provider: ${error.message}: ${String(error.cause)}`);
    return no('providerUnavailable', { retryAfterSeconds: 30 });
  }
  if (!(error instanceof ProviderRefused)) throw error;
  log(`sign-in provider: ${error.message}: ${String(error.cause)}`);
  return no('providerRefused', { data: { reason: error.reason } });
}

function goTo(response: Response, url: string): void {
  response.set('Cache-Control', 'no-store');
  response.redirect(303, url);
}

function refuse(request: Request, response: Response, problem: Problem): void {
  if (request.accepts(['json', 'html']) !== 'html') return answerProblem(request, response, problem);
  const { status, html } = refusalPage(problem);
  response.status(status).set('Cache-Control', 'no-store');
  response.type('html').send(html);
}
