import { both, element } from './element.js';
import { ask } from './server.js';
import { left } from './time-words.js';

const LISTS = {
  tasks: {
    zh: '我的待办',
    en: 'My work',
    empty: { zh: '没有待办。新的工作到来时会自动出现在这里。', en: 'Nothing to do. New work appears here by itself.' },
  },
  notifications: {
    zh: '提醒',
    en: 'News',
    empty: { zh: '没有提醒、督办、黄牌或红牌。', en: 'No reminder, supervision, yellow or red card.' },
  },
  appeals: {
    zh: '全部诉求',
    en: 'Appeals',
    empty: { zh: '还没有诉求。受理员登记后会出现在这里。', en: 'No appeals yet. They appear here once registered.' },
  },
};

const ROWS = { tasks: taskRow, notifications: notificationRow, appeals: appealRow };

/** The left pane: my list, what burns first, or the appeals that I may see. */
export function listPane() {
  let shown = 'tasks';
  let next = null;
  const rows = element('ul', { class: 'rows' });
  const more = element('button', { hidden: true, onclick: () => load(true) }, both({ zh: '更多', en: 'More' }));
  const tabs = Object.entries(LISTS).map(([name, words]) =>
    element('button', { 'aria-pressed': String(name === shown), onclick: () => show(name) }, both(words)),
  );
  const pane = element('section', { 'aria-label': '清单 List' }, element('div', { class: 'tabs' }, tabs), rows, more);

  async function show(name) {
    shown = name;
    tabs.forEach((tab, i) => tab.setAttribute('aria-pressed', String(Object.keys(LISTS)[i] === name)));
    await load(false);
  }

  async function load(further) {
    const focused = document.activeElement?.getAttribute?.('href');
    const answer = await ask('GET', `/api/v1/${shown}?limit=50${further && next ? `&cursor=${next}` : ''}`);
    const made = answer[shown].map(ROWS[shown]);
    next = answer.next;
    more.hidden = next === null;
    if (further) rows.append(...made);
    else
      rows.replaceChildren(
        ...(made.length > 0
          ? made
          : [element('li', { class: 'quiet', style: 'padding:8px 16px' }, both(LISTS[shown].empty))]),
      );
    mark();
    // whoever was on a row stays on it
    if (focused && !further) rows.querySelector(`a[href="${focused}"]`)?.focus();
  }

  /** marks the row of the appeal that is open */
  function mark() {
    for (const a of rows.querySelectorAll('a')) {
      if (place(a.getAttribute('href')) === place(location.hash)) a.setAttribute('aria-current', 'true');
      else a.removeAttribute('aria-current');
    }
  }

  /** one row on or back, from the row that has the focus, or that is open */
  function move(step) {
    const all = [...rows.querySelectorAll('a')];
    const at = all.findIndex(
      (a) => a === document.activeElement || (!all.includes(document.activeElement) && a.hasAttribute('aria-current')),
    );
    all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
  }

  return {
    pane,
    load: () => load(false),
    mark,
    move,
    back: () => (rows.querySelector('a[aria-current]') ?? rows.querySelector('a'))?.focus(),
  };
}

function taskRow(t) {
  const due = left(t.dueAt);
  return row(`${t.number}/${t.link}`, t.title, element('span', { class: `due ${due.colour}`, title: due.en }, due.zh), [
    element('strong', {}, t.words.zh),
    ` ${t.words.en} · ${t.number}`,
    t.marks.urgent ? ' · 紧急 urgent' : '',
    t.marks.confidential ? ' · 保密 confidential' : '',
  ]);
}

/** a card has its colour, its word and its mark: never colour alone */
const CARDS = {
  yellowCard: ['amber', '⚠'],
  redCard: ['red', '■'],
  writtenSupervision: ['red', '■'],
  reportToLeader: ['red', '■'],
  supervised: ['red', '■'],
  emergencyDeclared: ['red', '■'],
  urged: ['amber', '⚠'],
};

function notificationRow(n) {
  const [colour, mark] = CARDS[n.does] ?? ['', '·'];
  return row(
    n.number,
    n.title,
    element('span', { class: `due ${colour}`, title: n.words.en }, `${mark} ${n.words.zh}`),
    [element('strong', {}, n.words.zh), ` ${n.words.en} · ${n.number} · ${n.stageWords.zh}`],
  );
}

function appealRow(a) {
  const over = a.stage === 'archived' || a.stage === 'closed';
  const due = over ? null : left(a.dueAt);
  return row(
    a.number,
    a.title,
    due
      ? element('span', { class: `due ${due.colour}`, title: due.en }, due.zh)
      : element('span', { class: 'due green' }, '✓'),
    [element('strong', {}, a.stageWords.zh), ` ${a.stageWords.en} · ${a.number}`],
  );
}

const row = (target, title, due, under) =>
  element(
    'li',
    {},
    element(
      'a',
      { href: `#/appeals/${target}` },
      element('span', { class: 'title' }, title ?? '（无标题 no title）'),
      due,
      element('span', { class: 'under' }, under),
    ),
  );

/** the appeal that an address names, whatever is to be done on it */
const place = (hash) => hash.split('/')[2];
