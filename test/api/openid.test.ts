import { identityIn } from '../../api/sign-in/provider/claims';
import { createAccount } from '../../db/accounts';
import { accountOfIdentity } from '../../db/identities';
import { changesOf, type ChangeType } from '../../db/change-log';
import type { ProviderSettings } from '../../api/sign-in/provider/settings';
import { CITY, type Desk, openDesk, UNIT } from './city-desk';
import { Browser, CLIENT_SECRET, type OpenIdProvider, REDIRECT, startOpenIdProvider } from './openid-person';
import { type Answer, PASSWORD, Person } from './person';

/** who is known to the provider, by its own ids */
const PEOPLE = {
  'p-ready': { preferred_username: 'Ready', name: '待绑定' },
  'p-taker': { preferred_username: 'adm', name: '冒名者' },
  'p-agent': { preferred_username: 'new-agent', name: '新受理员', groups: ['hotline', 'staff'] },
  'p-twice': { preferred_username: 'twice', name: '同时来', groups: ['housing'] },
  'p-outside': { preferred_username: 'outside', name: '局外人', groups: ['canteen'] },
  'p-closed': { preferred_username: 'closed', name: '已离职' },
  'p-mail': { email: 'mail@hotline.example', email_verified: true },
  'p-unverified': { email: 'unverified@hotline.example', email_verified: false },
};

let desk: Desk;
let provider: OpenIdProvider;
let url: string;
let settings: ProviderSettings;
beforeAll(async () => {
  provider = await startOpenIdProvider(PEOPLE);
  desk = await openDesk({ worker: false });
  settings = {
    issuer: provider.issuer,
    clientId: 'huiying',
    clientSecret: CLIENT_SECRET,
    redirect: REDIRECT,
    scope: 'openid profile',
    loginClaim: 'preferred_username',
    name: '市统一认证',
    newHere: {
      city: CITY,
      claim: 'groups',
      grants: [
        { value: 'hotline', role: 'agent', unit: null },
        { value: 'housing', role: 'handler', unit: UNIT },
        { value: 'housing', role: 'handler', unit: 'u9-9' },
      ],
    },
  };
  ({ url } = await desk.another({ provider: settings }));
});
afterAll(async () => {
  await provider.stop();
  await desk.close();
});

const told = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as Answer).code,
];
/** why the provider, or who reads what it says, refused */
const reason = async (response: Response): Promise<unknown> => {
  const { code, data } = (await response.json()) as Answer;
  return [response.status, code, data['reason']];
};
const me = async (browser: Browser): Promise<Response> => browser.go(`${url}/api/v1/me`);
const ready = (login: string): Promise<string> =>
  createAccount(desk.database.db, { city: CITY, login, name: login, password: null, grants: [] }).then(async (id) => {
    await desk.database.db('accounts').where({ id }).update({ awaits_identity: true });
    return id;
  });
const typesOf = async (subject: string): Promise<ChangeType[]> =>
  (await changesOf(desk.database.db, CITY, { subject, limit: 50 })).map((c) => c.type).reverse();
const accountNamed = (login: string) =>
  desk.database.db('accounts').where({ login }).first<{ id: string; awaits_identity: boolean } | undefined>();

describe('the page that signs in', () => {
  test('is told of the provider only where one is configured', async () => {
    const at = async (api: string) => (await Person.nobody(api).get<{ provider: object }>('/api/v1/session')).body;
    expect(await at(url)).toEqual({ password: true, provider: { name: '市统一认证', href: '/sign-in/start' } });
    expect(await at(desk.url)).toEqual({ password: true, provider: null });
    expect((await fetch(`${desk.url}/sign-in/start`)).status).toBe(404);
  });
});

describe('whoever signs in at the provider', () => {
  test('comes into the account that an administrator holds ready, which is linked for good', async () => {
    const adm = await Person.signIn(url, 'adm');
    const added = await adm.post<{ account: { id: string } }>('/api/v1/accounts', {
      login: 'ready',
      name: '待绑定',
      grants: [{ role: 'dispatcher' }],
      signIn: 'identity',
    });
    const { id } = added.body.account;
    const browser = new Browser(url, 'p-ready');
    const end = await browser.signIn();
    expect([end.status, end.headers.get('location')]).toEqual([303, '/desk/']);
    expect(end.headers.getSetCookie().find((c) => c.startsWith('huiying_session='))).toMatch(
      /^huiying_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(await (await me(browser)).json()).toMatchObject({
      account: { id, login: 'ready' },
      withInitialPassword: false,
    });
    expect(await typesOf(id)).toEqual(['accountAdded', 'identityLinked']);
    expect(await accountNamed('ready')).toMatchObject({ awaits_identity: false });
    const again = new Browser(url, 'p-ready');
    await again.signIn();
    expect(await (await me(again)).json()).toMatchObject({ account: { id } });
    expect(await typesOf(id)).toHaveLength(2);
  });

  test('never takes over an account by its login’s name alone: identityUnknown', async () => {
    const browser = new Browser(url, 'p-taker');
    expect(await told(await browser.signIn())).toEqual([403, 'identityUnknown']);
    expect(browser.session).toBeUndefined();
    expect(await desk.database.db('identities').where({ subject: 'p-taker' })).toEqual([]);
  });

  test('who is new gets an account with the rights that the groups give, where the city has the units', async () => {
    const browser = new Browser(url, 'p-agent');
    await browser.signIn();
    expect(await (await me(browser)).json()).toMatchObject({
      account: { login: 'new-agent', name: '新受理员' },
      city: { id: CITY },
      grants: [{ role: 'agent', unit: null }],
    });
    const [added] = await changesOf(desk.database.db, CITY, { types: ['accountAdded'], limit: 1 });
    expect(added).toMatchObject({
      by: 'huiying',
      detail: { issuer: provider.issuer, grants: [{ role: 'agent', unit: null }] },
    });
    expect(JSON.stringify(added)).not.toContain('新受理员');
  });

  test('who is new and comes twice at once gets one account', async () => {
    const browsers = [new Browser(url, 'p-twice'), new Browser(url, 'p-twice')];
    const ends = await Promise.all(browsers.map((b) => b.signIn()));
    expect(ends.map((e) => e.status)).toEqual([303, 303]);
    const [one, two] = await Promise.all(
      browsers.map(async (b) => (await me(b)).json() as Promise<{ account: object }>),
    );
    expect(one?.account).toEqual(two?.account);
    expect(one).toMatchObject({ grants: [{ role: 'handler', unit: UNIT }] });
  });

  test('who is in no group that gives a right stays outside: identityUnknown', async () => {
    expect(await told(await new Browser(url, 'p-outside').signIn())).toEqual([403, 'identityUnknown']);
    expect(await accountNamed('outside')).toBeUndefined();
  });

  test('stays outside when the account is closed, linked or held ready: identityUnknown', async () => {
    const id = await ready('closed');
    await desk.database.db('accounts').where({ id }).update({ active: false });
    expect(await told(await new Browser(url, 'p-closed').signIn())).toEqual([403, 'identityUnknown']);
    await desk.database.db('accounts').where({ id }).update({ active: true });
    const browser = new Browser(url, 'p-closed');
    await browser.signIn();
    expect((await me(browser)).status).toBe(200);
    await desk.database.db('accounts').where({ id }).update({ active: false });
    expect((await me(browser)).status).toBe(401);
    expect(await told(await browser.signIn())).toEqual([403, 'identityUnknown']);
  });

  test('by an address counts only when the provider has verified it: identityNotVerified', async () => {
    const byMail = await desk.another({ provider: { ...settings, loginClaim: 'email', scope: 'openid email' } });
    for (const login of ['mail@hotline.example', 'unverified@hotline.example']) await ready(login);
    expect((await new Browser(byMail.url, 'p-mail').signIn()).status).toBe(303);
    expect(await told(await new Browser(byMail.url, 'p-unverified').signIn())).toEqual([403, 'identityNotVerified']);
  });

  test('signs out here, and is told where to sign out there', async () => {
    const browser = new Browser(url, 'p-ready');
    await browser.signIn();
    const { csrf } = (await (await me(browser)).json()) as { csrf: string };
    const out = await fetch(`${url}/api/v1/session`, {
      method: 'DELETE',
      headers: { Cookie: `huiying_session=${browser.session}`, 'X-CSRF-Token': csrf },
    });
    const { atProvider } = (await out.json()) as { atProvider: string };
    expect(new URL(atProvider).origin).toBe(provider.issuer);
    expect(new URL(atProvider).searchParams.get('post_logout_redirect_uri')).toBe('https://hotline.example/');
    expect((await me(browser)).status).toBe(401);
    expect((await fetch(atProvider)).status).toBe(200);
    const local = await Person.signIn(url, 'ann');
    expect((await local.delete<{ atProvider: null }>('/api/v1/session')).body.atProvider).toBeNull();
  });

  test('loses the link, the sessions with it, when an administrator undoes it', async () => {
    const browser = new Browser(url, 'p-agent');
    await browser.signIn();
    const adm = await Person.signIn(url, 'adm');
    const account = await accountNamed('new-agent');
    expect((await adm.post(`/api/v1/accounts/${account?.id}/unlinkIdentity`, {})).status).toBe(200);
    expect((await me(browser)).status).toBe(401);
    expect(await told(await browser.signIn())).toEqual([403, 'identityUnknown']);
    await adm.post(`/api/v1/accounts/${account?.id}/awaitIdentity`, {});
    expect((await browser.signIn()).status).toBe(303);
    expect((await typesOf(String(account?.id))).slice(-3)).toEqual([
      'identityUnlinked',
      'identityAwaited',
      'identityLinked',
    ]);
  });
});

describe('what comes back from the provider', () => {
  test('with another state, or in another browser, signs nobody in: signInNotBegun', async () => {
    const browser = new Browser(url, 'p-ready');
    const back = new URL(await browser.throughProvider(await browser.begin()));
    const forged = new URL(back);
    forged.searchParams.set('state', 'somebody-else');
    const other = new Browser(url, 'p-ready');
    await other.begin();
    expect(await told(await other.go(back.href))).toEqual([400, 'signInNotBegun']);
    expect(await told(await new Browser(url, 'p-ready').go(back.href))).toEqual([400, 'signInNotBegun']);
    expect(await told(await browser.go(forged.href))).toEqual([400, 'signInNotBegun']);
  });

  test('counts once: signInNotBegun', async () => {
    const browser = new Browser(url, 'p-ready');
    const asked = await browser.begin();
    const cookies = browser.copy();
    const back = await browser.throughProvider(asked);
    expect((await browser.go(back)).status).toBe(303);
    expect(await told(await cookies.go(back))).toEqual([400, 'signInNotBegun']);
  });

  test('with a code that was used, or of another sign-in, is refused by the provider: providerRefused', async () => {
    const browser = new Browser(url, 'p-ready');
    const used = new URL(await browser.throughProvider(await browser.begin()));
    expect((await browser.go(used.href)).status).toBe(303);
    const asked = new URL(await browser.begin());
    used.searchParams.set('state', asked.searchParams.get('state') ?? '');
    expect(await reason(await browser.go(used.href))).toEqual([401, 'providerRefused', 'invalid_grant']);
  });

  test('for another nonce than ours is refused: providerRefused', async () => {
    const browser = new Browser(url, 'p-ready');
    const asked = new URL(await browser.begin());
    asked.searchParams.set('nonce', 'of-somebody-else');
    const back = await browser.throughProvider(asked.href);
    expect(await reason(await browser.go(back))).toEqual([401, 'providerRefused', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED']);
  });

  test('without the proof of who began (PKCE) is refused: providerRefused', async () => {
    const browser = new Browser(url, 'p-ready');
    const back = await browser.throughProvider(await browser.begin());
    await desk.database.db('provider_sign_ins').update({ verifier: 'x'.repeat(43) });
    expect(await reason(await browser.go(back))).toEqual([401, 'providerRefused', 'invalid_grant']);
  });

  test('too late is refused, by us and by the provider', async () => {
    const browser = new Browser(url, 'p-ready');
    const back = await browser.throughProvider(await browser.begin());
    await desk.database.db('provider_sign_ins').update({ expires_at: new Date() });
    expect(await told(await browser.go(back))).toEqual([400, 'signInNotBegun']);

    const hasty = await desk.another({ provider: { ...settings, clientId: 'hasty' } });
    const late = new Browser(hasty.url, 'p-ready');
    const lateBack = await late.throughProvider(await late.begin());
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(await reason(await late.go(lateBack))).toEqual([401, 'providerRefused', 'invalid_grant']);
  });

  test('as a refusal of the person is told in both languages, to a browser as a page', async () => {
    const browser = new Browser(url, 'nobody');
    const back = await browser.throughProvider(await browser.begin());
    const page = await browser.go(back, 'text/html,*/*;q=0.8');
    expect([page.status, page.headers.get('content-type')]).toEqual([401, 'text/html; charset=utf-8']);
    const text = await page.text();
    for (const words of ['统一认证未通过', 'did not vouch for you', 'access_denied', 'href="/desk/"'])
      expect(text).toContain(words);
  });
});

describe('while the provider is away', () => {
  test('it is said so, and who has a password here signs in: providerUnavailable', async () => {
    const browser = new Browser(url, 'p-ready');
    const back = await browser.throughProvider(await browser.begin());
    await provider.stop();
    expect(await told(await browser.go(back))).toEqual([503, 'providerUnavailable']);
    const later = await desk.another({ provider: settings });
    const refused = await fetch(`${later.url}/sign-in/start`);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(await told(refused)).toEqual([503, 'providerUnavailable']);
    const local = await Person.signIn(later.url, 'ann', PASSWORD);
    expect((await local.get('/api/v1/me')).status).toBe(200);
    const out = await local.delete<{ signedOut: boolean }>('/api/v1/session');
    expect(out.body.signedOut).toBe(true);
  });
});

describe('two identities of one login', () => {
  test('that come in the same moment make one account, and the other is nobody', async () => {
    const newHere = { city: CITY, grants: [{ role: 'agent', unit: null }] } as const;
    for (let round = 0; round < 5; round++) {
      const come = (subject: string) =>
        accountOfIdentity(
          desk.database.db,
          { issuer: provider.issuer, subject: `${subject}-${round}`, login: `same-${round}`, name: '同名' },
          newHere,
        );
      const found = await Promise.all([come('one'), come('two')]);
      expect(found.filter((account) => account !== null)).toHaveLength(1);
    }
  });

  test('a login with control characters is none', () => {
    const claims = { sub: 'p-nul', preferred_username: 'a\u0000b', name: '甲\u0000' };
    expect(identityIn(settings, claims)).toEqual({
      issuer: provider.issuer,
      subject: 'p-nul',
      login: null,
      name: 'p-nul',
    });
  });
});
