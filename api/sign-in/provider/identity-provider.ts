import type * as Oidc from 'openid-client' with { 'resolution-mode': 'import' };
import { type Claims, saysEnough } from './claims';
import type { ProviderSettings } from './settings';

/** seconds that the provider may take for one answer */
const PATIENCE_SECONDS = 10;

/** Where the browser goes, and what has to come back with it. */
export interface Begun {
  url: string;
  state: string;
  nonce: string;
  verifier: string;
}

/** The provider does not answer, or not as a provider does. */
export class ProviderAway extends Error {
  override name = 'ProviderAway';
}

/** The provider said no, or what it said does not hold: `reason` is a code of OAuth or of the client, nobody's words. */
export class ProviderRefused extends Error {
  override name = 'ProviderRefused';
  constructor(
    readonly reason: string,
    cause: unknown,
  ) {
    super(`the provider refused: ${reason}`, { cause });
  }
}

/**
 * An OpenID provider, by the authorization code flow with PKCE, state and nonce; ID tokens are verified by signature. It is
 * looked up when somebody first wants to sign in there, and again after a failure, so that Huiying starts without it.
 */
export class IdentityProvider {
  private found: Promise<Oidc.Configuration> | null = null;

  constructor(readonly settings: ProviderSettings) {}

  /** Throws ProviderAway. */
  async begin(): Promise<Begun> {
    const [oidc, configuration] = [await client(), await this.configuration()];
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.settings.redirect,
      scope: this.settings.scope,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, state, nonce, verifier };
  }

  /** What the provider says of whoever came back with this query string. Throws ProviderAway, ProviderRefused. */
  async claims(search: string, { state, nonce, verifier }: Omit<Begun, 'url'>): Promise<Claims> {
    const [oidc, configuration] = [await client(), await this.configuration()];
    const came = new URL(this.settings.redirect);
    came.search = search;
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, came, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new ProviderRefused('no_id_token', null);
      if (saysEnough(this.settings, claims) || !configuration.serverMetadata().userinfo_endpoint) return claims;
      return { ...(await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
    } catch (error) {
      throw told(error);
    }
  }

  /** Where a browser ends its session at the provider as well; null when the provider has no such place or is away. */
  async endOfSession(): Promise<string | null> {
    const configuration = await this.configuration().catch(() => null);
    if (!configuration?.serverMetadata().end_session_endpoint) return null;
    const back = new URL('/', this.settings.redirect).href;
    return (await client()).buildEndSessionUrl(configuration, { post_logout_redirect_uri: back }).href;
  }

  private configuration(): Promise<Oidc.Configuration> {
    return (this.found ??= this.discover().catch((error: unknown) => {
      this.found = null;
      throw new ProviderAway('the provider was not found', { cause: error });
    }));
  }

  private async discover(): Promise<Oidc.Configuration> {
    const oidc = await client();
    const { issuer, clientId, clientSecret } = this.settings;
    const [basic, post] = [oidc.ClientSecretBasic(clientSecret), oidc.ClientSecretPost(clientSecret)];
    const authentication: Oidc.ClientAuth = (server, ...rest) =>
      (server.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true)
        ? basic(server, ...rest)
        : post(server, ...rest);
    // http only ever stands in the settings for this machine itself
    const insecure = new URL(issuer).protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    return oidc.discovery(new URL(issuer), clientId, undefined, authentication, {
      execute: [oidc.enableNonRepudiationChecks, ...insecure],
      timeout: PATIENCE_SECONDS,
    });
  }
}

// the library is an ES module, and most installations never need it
const client = (): Promise<typeof Oidc> => import('openid-client');

/** what the library threw, as one of ours: nothing came back, or what came back does not hold */
function told(error: unknown): Error {
  if (error instanceof ProviderRefused) return error;
  const causes = causesOf(error);
  const silent = causes.some(
    (c) => c.message === 'fetch failed' || c.code === 'OAUTH_TIMEOUT' || Number(c.status) >= 500,
  );
  if (silent) return new ProviderAway('the provider does not answer', { cause: error });
  const reason = causes.flatMap((c) => [c.error, c.code]).find((r) => typeof r === 'string' && /^\w{1,60}$/.test(r));
  return new ProviderRefused(typeof reason === 'string' ? reason : 'invalid_answer', error);
}

/** an error, or the response of HTTP that is its cause, by what they say of themselves */
interface Told {
  message?: unknown;
  code?: unknown;
  error?: unknown;
  status?: unknown;
  cause?: unknown;
}

function causesOf(error: unknown): Told[] {
  const causes: Told[] = [];
  for (let at = error; typeof at === 'object' && at !== null && causes.length < 5; at = (at as Told).cause)
    causes.push(at);
  return causes;
}
