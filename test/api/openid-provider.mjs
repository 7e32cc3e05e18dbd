// A real OpenID provider, run by the tests as a process of its own on this machine. Whom it takes for signed in says the header
// X-Person of the browser; `nobody` declines. Its people come in OPENID_PEOPLE: claims by the provider's own id of a person.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const people = JSON.parse(process.env.OPENID_PEOPLE);
const redirect = process.env.OPENID_REDIRECT;

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const client = (client_id) => ({
    client_id,
    client_secret: 'invented-secret-of-the-tests',
    redirect_uris: [redirect],
    post_logout_redirect_uris: [new URL('/', redirect).href],
  });
  const provider = new Provider(issuer, {
    // the codes of `hasty` run out at once
    clients: [client('huiying'), client('hasty')],
    ttl: { AuthorizationCode: (_context, _code, of) => (of.clientId === 'hasty' ? 1 : 60) },
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'groups'],
      email: ['email', 'email_verified'],
    },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['of the tests'] },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
    // its own application: nobody is asked whether it may know them
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url.startsWith('/interaction/')) return answer(request, response);
    const person = request.headers['x-person'];
    const result = person === 'nobody' ? { error: 'access_denied' } : { login: { accountId: person } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  console.log(issuer);
});
