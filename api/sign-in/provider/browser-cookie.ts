import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request } from 'express';

const NAME = 'huiying_sign_in';

/** minutes that somebody may take at the provider: a password, a second factor, a lost telephone */
export const MINUTES_AT_PROVIDER = 15;

export const browserSecret = (request: Request): string | null =>
  parseCookie(request.headers.cookie ?? '')[NAME] ?? null;

/** Ties a sign-in at the provider to the browser that began it. It comes back from another site, so it is Lax, not Strict. */
export const browserCookie = (secret: string, secure: boolean): string =>
  cookie(secret, secure, MINUTES_AT_PROVIDER * 60);

export const endedBrowserCookie = (secure: boolean): string => cookie('', secure, 0);

const cookie = (value: string, secure: boolean, maxAge: number): string =>
  stringifySetCookie({ name: NAME, value, httpOnly: true, sameSite: 'lax', path: '/sign-in', secure, maxAge });
