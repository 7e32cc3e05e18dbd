import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROVIDER_START } from '../../api/sign-in/provider/settings';

/** where browsers reach the invented hotline; the tests put the API’s own address in its place */
export const REDIRECT = 'https://hotline.example/sign-in/callback';
export const CLIENT_SECRET = 'invented-secret-of-the-tests';

/** A real OpenID provider in a process of its own. */
export interface OpenIdProvider {
  issuer: string;
  stop: () => Promise<void>;
}

export async function startOpenIdProvider(people: Readonly<Record<string, object>>): Promise<OpenIdProvider> {
  const child: ChildProcess = spawn(process.execPath, [join(__dirname, 'openid-provider.mjs')], {
    env: { ...process.env, OPENID_PEOPLE: JSON.stringify(people), OPENID_REDIRECT: REDIRECT },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (!child.stdout) throw new Error('the provider has no output');
  const [issuer] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    issuer,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

/** A browser of one person, as far as signing in needs one: it keeps cookies and follows where it is sent, step by step. */
export class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  constructor(
    private readonly api: string,
    /** whom the provider takes it for */
    private readonly person: string,
  ) {}

  /** another tab that has the same cookies as this one now */
  copy(): Browser {
    const same = new Browser(this.api, this.person);
    for (const [origin, jar] of this.jars) same.jars.set(origin, new Map(jar));
    return same;
  }

  /** one step: what the address answers, its cookies kept */
  async go(url: string, accept = 'application/json'): Promise<Response> {
    const target = url.replace(new URL(REDIRECT).origin, this.api);
    const { origin } = new URL(target);
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    const response = await fetch(target, {
      redirect: 'manual',
      headers: {
        Accept: accept,
        'X-Person': this.person,
        Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0|1970/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** begins at the hotline; answers where the provider is asked */
  async begin(): Promise<string> {
    const response = await this.go(`${this.api}${PROVIDER_START}`);
    return response.headers.get('location') ?? `refused ${response.status}`;
  }

  /** through the provider, from where it is asked; answers the address to which it sends the browser back */
  async throughProvider(asked: string): Promise<string> {
    let at = asked;
    while (!at.startsWith(REDIRECT)) {
      const response = await this.go(at);
      const next = response.headers.get('location');
      if (next === null) throw new Error(`the provider stops at ${at}: ${response.status} ${await response.text()}`);
      at = new URL(next, at).href;
    }
    return at;
  }

  /** the whole way; answers what the hotline says at its end */
  async signIn(): Promise<Response> {
    return this.go(await this.throughProvider(await this.begin()));
  }

  /** the cookie of the session that the hotline gave it */
  get session(): string | undefined {
    return this.jars.get(this.api)?.get('huiying_session');
  }
}
