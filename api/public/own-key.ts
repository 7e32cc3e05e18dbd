import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';

/** Number and query code of the appeal that somebody looks at. */
export interface OwnKey {
  number: string;
  code: string;
}

const NAME = 'huiying_appeal';
/** since the last page: long enough to read an answer and write to it; on a shared device somebody else comes after that */
const MINUTES = 120;
const IV = 12;
const TAG = 16;

/**
 * Keeps number and query code between two pages of one look, in a cookie that is sealed with the installation's secret, that no
 * script reads, no other site sends and the browser forgets when it is closed: so the code stands in no address, no history, no
 * referrer and no log.
 */
export class OwnKeys {
  private readonly key: Buffer;

  constructor(installationKey: string) {
    this.key = createHash('sha256').update(`${installationKey} own appeal`).digest();
  }

  /** `now`: UTC, in ms */
  keep(request: Request, response: Response, { number, code }: OwnKey, now: number): void {
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    const plain = JSON.stringify({ number, code, until: now + MINUTES * 60_000 });
    const sealed = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    response.append('Set-Cookie', cookie(request, sealed.toString('base64url')));
  }

  /** null: nothing is kept, it is no work of ours, or its time is over */
  kept(request: Request, now: number): OwnKey | null {
    const value = parseCookie(request.headers.cookie ?? '')[NAME];
    const opened = value === undefined ? null : this.opened(Buffer.from(value, 'base64url'));
    if (!opened || opened.until < now) return null;
    return { number: opened.number, code: opened.code };
  }

  forget(request: Request, response: Response): void {
    response.append('Set-Cookie', cookie(request, '', 0));
  }

  private opened(sealed: Buffer): (OwnKey & { until: number }) | null {
    if (sealed.length <= IV + TAG) return null;
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, IV), { authTagLength: TAG });
      decipher.setAuthTag(sealed.subarray(-TAG));
      const plain = Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]);
      return JSON.parse(plain.toString('utf8')) as OwnKey & { until: number };
    } catch {
      return null;
    }
  }
}

const cookie = (request: Request, value: string, seconds?: number): string =>
  stringifySetCookie({
    name: NAME,
    value,
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: request.secure,
    ...(seconds === undefined ? {} : { maxAge: seconds }),
  });
