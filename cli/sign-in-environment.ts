import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { grantMap, type GrantMap, PROVIDER_CALLBACK, type ProviderSettings } from '../api/sign-in/provider/settings';
import { SIGN_IN_DEFAULTS, type SignInSettings } from '../api/sign-in/settings';
import { PlainFailure, reasonOf } from './services/plain-failure';

/** How people sign in, as the operator sets it from outside. */
export interface SignInEnvironment {
  signIn: SignInSettings;
  /** null: no OpenID provider */
  provider: ProviderSettings | null;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** each number with its least and its greatest value */
const numbers = {
  HUIYING_SIGN_IN_ATTEMPTS: ['attempts', 1, 100],
  HUIYING_LOCK_MINUTES: ['lockMinutes', 1, 30 * DAY],
  HUIYING_LONGEST_LOCK_MINUTES: ['longestLockMinutes', 1, 30 * DAY],
  HUIYING_FORGET_HOURS: ['forgetHours', 1, 24 * 365],
  HUIYING_ADDRESS_ATTEMPTS: ['addressAttempts', 1, 1_000_000],
  HUIYING_SESSION_HOURS: ['sessionHours', 1, 24 * 30],
  HUIYING_IDLE_MINUTES: ['idleMinutes', 2, 30 * DAY],
  HUIYING_PASSWORD_LENGTH: ['passwordLength', 8, 64],
  HUIYING_INITIAL_PASSWORD_HOURS: ['initialPasswordHours', 1, 24 * 30],
} as const satisfies Record<string, readonly [keyof SignInSettings, number, number]>;

/** https, or http where nothing leaves this machine */
const address = z.url().refine((url) => {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
});

const ADDRESS = ['以 https:// 开头的地址', 'an address that begins with https://'] as const;
const provider = {
  HUIYING_OIDC_ISSUER: [address, ...ADDRESS],
  HUIYING_OIDC_CLIENT_ID: [z.string().min(1), '统一认证给出的客户端编号', 'the client id that the provider gave'],
  HUIYING_OIDC_CLIENT_SECRET: [z.string().min(1), '统一认证给出的客户端密钥', 'the client secret that it gave'],
  HUIYING_OIDC_REDIRECT: [
    address.refine((url) => new URL(url).pathname === PROVIDER_CALLBACK),
    `浏览器访问本系统的地址，路径为 ${PROVIDER_CALLBACK}`,
    `the address of this Huiying as browsers reach it, with the path ${PROVIDER_CALLBACK}`,
  ],
} as const satisfies Record<string, readonly [z.ZodType<string>, string, string]>;

/**
 * Proves what the environment says of signing in; an empty variable counts as absent. Throws PlainFailure (status 2) that names
 * the first one that is not what it should be, and never shows a secret.
 */
export function readSignInEnvironment(env: NodeJS.ProcessEnv): SignInEnvironment {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const signIn = { ...SIGN_IN_DEFAULTS };
  for (const [name, [setting, least, most]] of Object.entries(numbers)) {
    const text = given(name);
    if (text === undefined) continue;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (!(value >= least && value <= most))
      throw bad(name, `${least} 到 ${most} 的整数`, `a whole number from ${least} to ${most}`);
    signIn[setting] = value;
  }
  const configured = Object.keys(provider).some((name) => given(name) !== undefined);
  return { signIn, provider: configured ? providerIn(given) : null };
}

function providerIn(given: (name: string) => string | undefined): ProviderSettings {
  const proved = (name: keyof typeof provider): string => {
    const [schema, chinese, english] = provider[name];
    const found = schema.safeParse(given(name));
    if (!found.success) throw bad(name, chinese, english);
    return found.data;
  };
  const file = given('HUIYING_OIDC_GRANTS');
  return {
    issuer: proved('HUIYING_OIDC_ISSUER'),
    clientId: proved('HUIYING_OIDC_CLIENT_ID'),
    clientSecret: proved('HUIYING_OIDC_CLIENT_SECRET'),
    redirect: proved('HUIYING_OIDC_REDIRECT'),
    scope: given('HUIYING_OIDC_SCOPE') ?? 'openid profile',
    loginClaim: given('HUIYING_OIDC_LOGIN_CLAIM') ?? 'preferred_username',
    name: given('HUIYING_OIDC_NAME') ?? '统一认证',
    newHere: file === undefined ? null : grantsIn(file),
  };
}

function grantsIn(file: string): GrantMap {
  try {
    return grantMap.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : reasonOf(error);
    throw new PlainFailure(
      `HUIYING_OIDC_GRANTS 所指的文件 ${file} 不可用：${why}`,
      `The file ${file} of HUIYING_OIDC_GRANTS cannot be used: ${why}`,
      2,
    );
  }
}

function bad(name: string, chinese: string, english: string): PlainFailure {
  return new PlainFailure(
    `环境变量 ${name} 无效，应为${chinese}。`,
    `Environment variable ${name} is not valid; it should be ${english}.`,
    2,
  );
}
