import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SIGN_IN_DEFAULTS } from '../../api/sign-in/settings';
import { readSignInEnvironment } from '../../cli/sign-in-environment';

const PROVIDER = {
  HUIYING_OIDC_ISSUER: 'https://id.example',
  HUIYING_OIDC_CLIENT_ID: 'huiying',
  HUIYING_OIDC_CLIENT_SECRET: 'a-secret-of-the-tests',
  HUIYING_OIDC_REDIRECT: 'https://hotline.example/sign-in/callback',
};

describe('what the environment says of signing in', () => {
  test('is the defaults and no provider when it says nothing, an empty variable included', () => {
    expect(readSignInEnvironment({})).toEqual({ signIn: SIGN_IN_DEFAULTS, provider: null });
    expect(readSignInEnvironment({ HUIYING_IDLE_MINUTES: ' ', HUIYING_OIDC_ISSUER: '' }).provider).toBeNull();
  });

  test('sets each number by its variable', () => {
    const { signIn } = readSignInEnvironment({ HUIYING_SIGN_IN_ATTEMPTS: '3', HUIYING_IDLE_MINUTES: '30' });
    expect(signIn).toEqual({ ...SIGN_IN_DEFAULTS, attempts: 3, idleMinutes: 30 });
  });

  test.each([
    ['HUIYING_SIGN_IN_ATTEMPTS', '0'],
    ['HUIYING_LOCK_MINUTES', '1.5'],
    ['HUIYING_SESSION_HOURS', 'ten'],
    ['HUIYING_PASSWORD_LENGTH', '6'],
    ['HUIYING_IDLE_MINUTES', '-5'],
  ])('%s=%s is refused by its name', (name, value) => {
    expect(() => readSignInEnvironment({ [name]: value })).toThrow(
      expect.objectContaining({ message: expect.stringContaining(name) }),
    );
  });
});

describe('an OpenID provider', () => {
  test('is taken whole, with the usual scope and claim', () => {
    expect(readSignInEnvironment(PROVIDER).provider).toEqual({
      issuer: 'https://id.example',
      clientId: 'huiying',
      clientSecret: 'a-secret-of-the-tests',
      redirect: 'https://hotline.example/sign-in/callback',
      scope: 'openid profile',
      loginClaim: 'preferred_username',
      name: '统一认证',
      newHere: null,
    });
  });

  test.each([
    ['HUIYING_OIDC_ISSUER', ''],
    ['HUIYING_OIDC_ISSUER', 'http://id.example'],
    ['HUIYING_OIDC_CLIENT_ID', ''],
    ['HUIYING_OIDC_CLIENT_SECRET', ''],
    ['HUIYING_OIDC_REDIRECT', 'https://hotline.example/elsewhere'],
    ['HUIYING_OIDC_REDIRECT', 'http://hotline.example/sign-in/callback'],
  ])('is refused with %s=%s, and its secret is never shown', (name, value) => {
    const read = () => readSignInEnvironment({ ...PROVIDER, [name]: value });
    expect(read).toThrow(expect.objectContaining({ message: expect.stringContaining(name) }));
    expect(read).not.toThrow(expect.objectContaining({ message: expect.stringContaining('a-secret') }));
  });

  test('may be on this machine without https', () => {
    const { provider } = readSignInEnvironment({ ...PROVIDER, HUIYING_OIDC_ISSUER: 'http://127.0.0.1:8080' });
    expect(provider?.issuer).toBe('http://127.0.0.1:8080');
  });
});

describe('the file that maps groups to rights', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'huiying-grants-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (content: unknown) => {
    const file = join(folder, 'grants.json');
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return readSignInEnvironment({ ...PROVIDER, HUIYING_OIDC_GRANTS: file }).provider?.newHere;
  };
  const map = (grant: object) => ({ city: 'suzhou-anhui', claim: 'groups', grants: [{ value: 'staff', ...grant }] });

  test('is taken when each role has the unit that it needs', () => {
    expect(read(map({ role: 'agent' }))).toMatchObject({ grants: [{ value: 'staff', role: 'agent', unit: null }] });
    expect(read(map({ role: 'handler', unit: 'u2-1' }))).toMatchObject({ grants: [{ role: 'handler', unit: 'u2-1' }] });
  });

  test.each([
    ['a role of a unit without one', map({ role: 'handler' })],
    ['a role of the platform with a unit', map({ role: 'agent', unit: 'u2-1' })],
    ['a role that there is not', map({ role: 'king' })],
    ['a field that there is not', { ...map({ role: 'agent' }), more: 1 }],
    ['no JSON', 'not json'],
  ])('is refused with %s', (_what, content) => {
    expect(() => read(content)).toThrow(/HUIYING_OIDC_GRANTS/);
  });

  test('is refused when it is not there', () => {
    const env = { ...PROVIDER, HUIYING_OIDC_GRANTS: join(folder, 'nowhere.json') };
    expect(() => readSignInEnvironment(env)).toThrow(/nowhere\.json/);
  });
});
