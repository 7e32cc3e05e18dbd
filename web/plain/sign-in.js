import { both, element, problemBox } from './element.js';
import { ask } from './server.js';

/** The form that signs in, by a password or at the OpenID provider; `open` is given who came in. */
export function signInPane(open) {
  const place = element('div');
  const elsewhere = element('div');
  const login = field('login', { zh: '账号', en: 'Login' }, { autocomplete: 'username' });
  const password = field(
    'password',
    { zh: '密码', en: 'Password' },
    { type: 'password', autocomplete: 'current-password' },
  );
  const submit = submitting(place, password.input, async () =>
    open(await ask('POST', '/api/v1/session', { login: login.input.value, password: password.input.value })),
  );
  offerProvider(elsewhere);
  const pane = element(
    'section',
    { class: 'sign-in' },
    element('h2', {}, both({ zh: '登录', en: 'Sign in' })),
    element(
      'form',
      { class: 'column', onsubmit: submit },
      login.row,
      password.row,
      place,
      element('button', { class: 'main' }, both({ zh: '登录', en: 'Sign in' })),
    ),
    elsewhere,
    element(
      'p',
      { class: 'quiet' },
      both({
        zh: '首次启动时，账号和密码显示在启动窗口中。',
        en: 'The first sign-ins are shown where Huiying was started.',
      }),
    ),
  );
  return { pane, focus: () => login.input.focus() };
}

/** The form in which who came in with an initial password chooses another one; `done` is called once it counts. */
export function ownPasswordPane(done) {
  const place = element('div');
  const present = field(
    'present',
    { zh: '初始密码', en: 'Initial password' },
    { type: 'password', autocomplete: 'current-password' },
  );
  const next = field('next', { zh: '新密码', en: 'New password' }, { type: 'password', autocomplete: 'new-password' });
  const submit = submitting(place, next.input, async () => {
    await ask('POST', '/api/v1/me/password', { present: present.input.value, next: next.input.value });
    await done();
  });
  const pane = element(
    'section',
    { class: 'sign-in' },
    element('h2', {}, both({ zh: '设置自己的密码', en: 'Choose a password of your own' })),
    element(
      'form',
      { class: 'column', onsubmit: submit },
      present.row,
      next.row,
      place,
      element('button', { class: 'main' }, both({ zh: '保存', en: 'Save' })),
    ),
  );
  return { pane, focus: () => present.input.focus() };
}

async function offerProvider(place) {
  const { provider } = await ask('GET', '/api/v1/session').catch(() => ({ provider: null }));
  if (provider)
    place.replaceChildren(
      element(
        'a',
        { class: 'provider', href: provider.href },
        both({ zh: `用${provider.name}登录`, en: 'Sign in there' }),
      ),
    );
}

function field(name, words, attributes) {
  const input = element('input', { id: name, name, required: true, ...attributes });
  return { input, row: element('div', {}, element('label', { for: name }, both(words)), input) };
}

/** sends a form; what the API says no with is shown in `place`, and the secret has to be typed again */
const submitting = (place, secret, send) => async (event) => {
  event.preventDefault();
  try {
    await send();
  } catch (problem) {
    if (!problem.title) throw problem;
    place.replaceChildren(problemBox(problem));
    secret.value = '';
    secret.focus();
  }
};
