import { appealPanes } from './appeal.js';
import { both, element, problemBox } from './element.js';
import { listPane } from './list.js';
import { registrationPane } from './registration.js';
import { ask, keepGuard } from './server.js';
import { ownPasswordPane, signInPane } from './sign-in.js';

const main = document.querySelector('main');
const byId = (id) => document.getElementById(id);
const say = (words) => byId('status').replaceChildren(...(words ? both(words) : []));

/** what the page shows now; null while nobody is signed in */
let desk = null;

start().catch((problem) => main.replaceChildren(problem.title ? problemBox(problem) : String(problem)));

async function start() {
  try {
    await open(await ask('GET', '/api/v1/me'));
  } catch (problem) {
    if (problem.code !== 'notSignedIn') throw problem;
    signIn();
  }
}

function signIn() {
  desk?.stream.close();
  desk = null;
  byId('search').hidden = true;
  byId('city').replaceChildren();
  byId('who').replaceChildren();
  document.querySelector('#links .temporal')?.remove();
  main.className = '';
  const { pane, focus } = signInPane(open);
  main.replaceChildren(pane);
  focus();
}

async function open(me) {
  keepGuard(me.csrf);
  if (me.withInitialPassword) {
    const { pane, focus } = ownPasswordPane(start);
    main.replaceChildren(pane);
    return focus();
  }
  const [{ units }, policy] = await Promise.all([ask('GET', '/api/v1/units'), ask('GET', '/api/v1/policy')]);
  const list = listPane();
  const left = element(
    'div',
    {},
    me.grants.some((g) => g.role === 'agent')
      ? element('a', { class: 'new', href: '#/register' }, both({ zh: '登记新诉求', en: 'Register an appeal' }))
      : null,
    list.pane,
  );
  desk = { me, known: { units, policy }, list, left, stream: listen(), number: null, version: 0 };
  byId('search').hidden = false;
  byId('city').replaceChildren(`${me.city.zh} 12345`);
  byId('who').replaceChildren(
    element('span', {}, `${me.account.name} · ${[...new Set(me.grants.map((g) => g.words.zh))].join('、')}`),
    element('button', { onclick: signOut }, both({ zh: '退出', en: 'Sign out' })),
  );
  if (me.pages.temporal && !document.querySelector('#links .temporal'))
    byId('links').append(
      element(
        'a',
        { class: 'temporal', href: me.pages.temporal, rel: 'noreferrer' },
        both({ zh: '流程', en: 'Temporal' }),
      ),
    );
  main.className = 'panes';
  await Promise.all([list.load(), follow()]);
}

async function signOut() {
  const ended = await ask('DELETE', '/api/v1/session').catch(() => null);
  sessionStorage.clear();
  location.hash = '';
  // whoever came in at the provider leaves there as well: the next person at this desk is somebody else
  if (ended?.atProvider) return location.assign(ended.atProvider);
  signIn();
}

/** shows the appeal that the address names, or says that none is open */
async function follow() {
  const [, number = null, link = null] = /^#\/appeals\/(\d+)(?:\/(\w+))?$/.exec(location.hash) ?? [];
  desk.number = number;
  desk.list.mark();
  if (location.hash === '#/register') {
    main.replaceChildren(desk.left, registrationPane(desk.known, registered));
    main.querySelector('form :is(input, select)')?.focus();
    return;
  }
  if (number === null) {
    const hint = element(
      'p',
      { class: 'quiet' },
      both({ zh: '从左边选一件诉求；按 ? 看按键。', en: 'Choose an appeal on the left; ? shows the keys.' }),
    );
    main.replaceChildren(desk.left, element('section', { id: 'case', tabindex: '-1' }, hint));
    return;
  }
  try {
    const { middle, right, version } = await appealPanes(number, link, desk.known, acted);
    if (desk?.number !== number) return;
    desk.version = version;
    main.replaceChildren(desk.left, middle, right);
  } catch (problem) {
    if (problem.code === 'notSignedIn') return signIn();
    if (!problem.title) throw problem;
    main.replaceChildren(desk.left, element('section', { id: 'case', tabindex: '-1' }, problemBox(problem)));
  }
}

async function acted(words) {
  say({ zh: `已办：${words.zh}`, en: `Done: ${words.en}` });
  await Promise.all([follow(), desk.list.load()]);
  byId('case')?.focus({ preventScroll: true });
}

async function registered({ number, queryCode }) {
  await show(number);
  say({
    zh: `已登记：编号 ${number}，查询码 ${queryCode}，请告知诉求人。`,
    en: 'Registered; tell the appellant both numbers.',
  });
}

async function show(number) {
  location.hash = `#/appeals/${number}`;
  await desk.list.load();
}

/** changes as they happen; many at once make one reading */
function listen() {
  const stream = new EventSource('/api/v1/stream');
  let due = null;
  const soon = (number) => {
    if (number === undefined || number === desk?.number) stale = true;
    due ??= setTimeout(async () => {
      due = null;
      if (!desk) return;
      await desk.list.load();
      // a form that somebody is writing in is not taken from under their hands
      if (stale && !main.querySelector('aside details[open] :focus')) await follow();
      else if (stale)
        say({ zh: '这件诉求有了新情况，提交前请先刷新。', en: 'This appeal has changed; reload before you submit.' });
      stale = false;
    }, 300);
  };
  let stale = false;
  stream.addEventListener('changed', (event) => {
    const { number, version } = JSON.parse(event.data);
    if (number !== desk?.number || version > desk.version) soon(number);
  });
  // the server ends the stream of a session that has ended; the page leaves nothing on the screen then
  stream.addEventListener('error', async () => {
    if (stream.readyState !== EventSource.CLOSED) return;
    await ask('GET', '/api/v1/me').catch((problem) => problem.code === 'notSignedIn' && signIn());
  });
  stream.addEventListener('readAgain', () => soon(undefined));
  return stream;
}

window.addEventListener('hashchange', async () => {
  if (!desk) return;
  say(null);
  await follow();
  if (desk.number) byId('case')?.focus({ preventScroll: true });
});

byId('search').addEventListener('submit', async (event) => {
  event.preventDefault();
  const number = byId('number').value.trim();
  if (!/^\d{1,16}$/.test(number)) return say({ zh: '编号只有数字。', en: 'A number has digits only.' });
  const { appeals } = await ask('GET', `/api/v1/appeals?number=${number}&limit=1`);
  if (appeals[0]) await show(appeals[0].number);
  else say({ zh: `没有以 ${number} 开头的诉求。`, en: `No appeal begins with ${number}.` });
});

document.addEventListener('keydown', (event) => {
  const writing = event.target.closest('input, textarea, select');
  if (event.key === 'Escape' && desk && !document.querySelector('dialog[open]')) {
    event.target.blur();
    desk.list.back();
    return;
  }
  if (writing || !desk || event.ctrlKey || event.metaKey || event.altKey) return;
  const keys = {
    j: () => desk.list.move(1),
    k: () => desk.list.move(-1),
    '/': () => byId('number').focus(),
    n: () => document.querySelector('a.new')?.click(),
    '?': () => byId('keys').showModal(),
  };
  const act = keys[event.key] ?? (/^[1-9]$/.test(event.key) ? () => openAction(Number(event.key)) : null);
  if (!act) return;
  event.preventDefault();
  act();
});

function openAction(n) {
  const action = document.querySelectorAll('details.action')[n - 1];
  if (!action) return;
  action.open = true;
  (action.querySelector('form :is(input, select, textarea)') ?? action.querySelector('button'))?.focus();
}
