import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request } from 'express';

const NAME = 'huiying_session';

export const sessionSecret = (request: Request): string | null =>
  parseCookie(request.headers.cookie ?? '')[NAME] ?? null;

/** no script reads it, no other site sends it, and over https nothing else carries it */
export const sessionCookie = (secret: string, secure: boolean, hours: number): string =>
  stringifySetCookie({
    name: NAME,
    value: secret,
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure,
    maxAge: hours * 3600,
  });

export const endedCookie = (secure: boolean): string =>
  stringifySetCookie({ name: NAME, value: '', httpOnly: true, sameSite: 'strict', path: '/', secure, maxAge: 0 });
