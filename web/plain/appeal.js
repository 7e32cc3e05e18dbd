import { both, element, problemBox } from './element.js';
import { fileForm, fileList } from './files.js';
import { formFor } from './form.js';
import { ask } from './server.js';
import { besideFacts, fact, orderLine } from './standing.js';
import { clock, left } from './time-words.js';

/**
 * The middle and right panes: one appeal, and what I may do on it now, `link` first. `known` are the city's units and policy.
 */
export async function appealPanes(number, link, known, done) {
  const [appeal, { events }, { files }] = await Promise.all([
    ask('GET', `/api/v1/appeals/${number}`),
    ask('GET', `/api/v1/appeals/${number}/events?limit=500`),
    ask('GET', `/api/v1/appeals/${number}/files`),
  ]);
  return {
    version: appeal.version,
    middle: middle(appeal, events, files, known),
    right: right(appeal, link, known, done),
  };
}

function middle(a, events, files, known) {
  const title = a.texts.flatMap((t) => t.parts).find((p) => p.name === 'title');
  const marks = Object.keys(a.marks).map((m) => MARKS[m] ?? m);
  return element(
    'section',
    { id: 'case', tabindex: '-1', 'aria-labelledby': 'case-title' },
    element('h2', { id: 'case-title' }, title?.text ?? a.number),
    element(
      'dl',
      { class: 'facts' },
      fact('编号', 'number', a.number),
      fact('环节', 'stage', both(a.stageWords)),
      a.categoryWords ? fact('类别', 'category', both(a.categoryWords)) : null,
      marks.length > 0 ? fact('标记', 'marks', marks.join('、')) : null,
      fact('接收', 'received', clock(a.receivedAt)),
      besideFacts(a.beside, known),
      a.outcomeWords ? fact('结果', 'outcome', both(a.outcomeWords)) : null,
      a.missing.length > 0 ? fact('待补充', 'missing', a.missing.map((m) => ELEMENTS[m] ?? m).join('、')) : null,
    ),
    element('h3', {}, both({ zh: '应办事项', en: 'What is owed' })),
    owedList(a.obligations),
    a.orders.length > 0 ? [element('h3', {}, both({ zh: '工单', en: 'Work orders' })), a.orders.map(orderLine)] : null,
    element('h3', {}, both({ zh: '内容', en: 'Texts' })),
    a.texts.map((t) =>
      element(
        'details',
        { open: t.type === 'registered' },
        element('summary', {}, both(t.words), ' ', element('span', { class: 'quiet' }, clock(t.at))),
        t.masked
          ? element('p', { class: 'quiet' }, both({ zh: '内容已屏蔽。', en: 'The text was masked.' }))
          : element(
              'dl',
              { class: 'texts inside' },
              t.parts.map((p) => [element('dt', {}, both(p.words)), element('dd', {}, p.text)]),
            ),
      ),
    ),
    fileList(a.number, files),
    element('h3', {}, both({ zh: '办理过程', en: 'Course' })),
    element(
      'ol',
      { class: 'timeline' },
      events.map((e) => eventLine(e, known)),
    ),
  );
}

function owedList(obligations) {
  const open = obligations.filter((o) => o.status === 'open' || o.status === 'held');
  const settled = obligations.filter((o) => !open.includes(o));
  return [
    open.length > 0
      ? element('ul', { class: 'owed' }, open.map(owedLine))
      : element('p', { class: 'quiet' }, both({ zh: '现在没有应办事项。', en: 'Nothing is owed now.' })),
    settled.length > 0
      ? element(
          'details',
          {},
          element('summary', {}, both({ zh: `已了结 ${settled.length} 项`, en: `${settled.length} settled` })),
          element('ul', { class: 'owed inside' }, settled.map(owedLine)),
        )
      : null,
  ];
}

function owedLine(o) {
  const open = o.status === 'open';
  const due = open ? left(o.dueAt) : null;
  const ended = {
    met: o.late ? ['▲ 逾期完成', 'met late'] : ['✓ 按期完成', 'met'],
    lapsed: ['已无须办理', 'lapsed'],
    held: ['审核中，暂不计', 'under review'],
  }[o.status];
  return element(
    'li',
    { class: due?.colour ? `${due.colour}-back` : null },
    element(
      'p',
      {},
      element('strong', {}, o.words.zh),
      ' ',
      element('span', { lang: 'en' }, o.words.en),
      ' · ',
      both(o.roleWords),
      due
        ? element('span', { class: `due ${due.colour}` }, ` · ${due.zh} `, element('span', { lang: 'en' }, due.en))
        : ` · ${ended[0]} ${ended[1]}`,
    ),
    o.sentence
      ? [element('p', {}, o.sentence.zh), element('p', { lang: 'en' }, o.sentence.en)]
      : element(
          'p',
          { class: 'quiet' },
          both({ zh: '本市未规定时限，平台照看。', en: 'The city gives no limit; the platform watches it.' }),
        ),
  );
}

function eventLine(e, known) {
  const unit = e.by?.unit ? known.units.find((u) => u.id === e.by.unit)?.name : null;
  const to = e.fact.unit ? known.units.find((u) => u.id === e.fact.unit)?.name : null;
  return element(
    'li',
    {},
    element('time', { datetime: e.at, title: e.at }, clock(e.at)),
    element(
      'span',
      {},
      element('strong', {}, e.words.zh),
      ' ',
      element('span', { lang: 'en' }, e.words.en),
      e.type === 'dispatched' && to ? ` → ${to}` : '',
      element('br'),
      element(
        'span',
        { class: 'quiet' },
        e.by ? [e.by.name ?? e.by.id, e.by.roleWords.zh, unit].filter(Boolean).join(' · ') : '到时自动 by the clock',
      ),
    ),
  );
}

function right(a, link, known, done) {
  const offers = [...a.mayDo].sort((one, other) => Number(other.link === link) - Number(one.link === link));
  // a file may be attached nearly always, so that does not count
  const steps = offers.filter((o) => !o.takesFile);
  const onlyOne = steps.length === 1 ? steps[0] : null;
  return element(
    'aside',
    { 'aria-label': '可办事项 What I may do now' },
    element('h2', {}, both({ zh: '现在可办', en: 'What I may do now' })),
    a.mayDo.length === 0
      ? element(
          'p',
          { class: 'quiet' },
          both({ zh: '这件诉求现在没有您可办的事项。', en: 'Nothing on this appeal is yours to do now.' }),
        )
      : null,
    offers.map((offer, i) => actionForm(a, offer, i, offer.link === link || offer === onlyOne, known, done)),
    identity(a),
  );
}

/** a unit assigns to those below it, however many levels down */
function standsBelow(unit, above, known) {
  if (!unit.parent) return false;
  return unit.parent === above || standsBelow(known.units.find((u) => u.id === unit.parent) ?? {}, above, known);
}

/** what a form offers beside the codes that its schema lists: units by their names, and what the pack has of reasons and the like */
function choicesFor(a, offer, order, { units, policy }) {
  const codes = (list) => (list ?? []).map((one) => ({ code: one.code, zh: one.text, en: one.code }));
  const handling = units
    .filter((u) => u.level > 1 && u.active)
    .map((u) => ({ code: u.id, zh: u.name, en: '', unit: u }));
  const below = (u) => standsBelow(u.unit, order?.unit.id, { units });
  return {
    unit: offer.link === 'assignOrder' ? handling.filter(below) : handling,
    lead: handling,
    unknown: a.missing.map((m) => ({ code: m, zh: ELEMENTS[m] ?? m, en: m })),
    trigger: codes(policy.pack.accountability?.triggers),
    form: codes(policy.pack.accountability?.forms),
    ...(offer.link === 'notAccept'
      ? {
          reason: codes(policy.nonAcceptanceReasons),
          line: policy.nonAcceptanceReasons.flatMap((r) => r.lines).map((line) => ({ code: line, zh: line, en: '' })),
        }
      : {}),
  };
}

function linkForm(a, offer, known, done) {
  const order = a.orders.find((o) => o.no === offer.order);
  return formFor({
    id: `${a.number}-${offer.link}-${offer.order ?? 0}`,
    schema: offer.form,
    button: offer.words,
    choices: choicesFor(a, offer, order, known),
    preset: { draft: order?.draft?.no, category: undefined },
    send: async (values, key) => {
      await ask(
        'POST',
        offer.href,
        { ...values, seen: a.version, ...(offer.order === null ? {} : { order: offer.order }) },
        key,
      );
      await done(offer.words);
    },
  });
}

function actionForm(a, offer, i, open, known, done) {
  const form = offer.takesFile ? fileForm(offer, done) : linkForm(a, offer, known, done);
  return element(
    'details',
    { class: 'action', open },
    element('summary', {}, element('kbd', {}, String(i + 1)), ' ', both(offer.words)),
    element('p', { class: 'quiet', lang: 'en' }, offer.about),
    form,
  );
}

/** who appeals is asked for with a reason, and every look is written down (R-IDC-12) */
function identity(a) {
  const place = element('div', { 'aria-live': 'polite' });
  const reason = element('input', { id: 'reason', name: 'reason', maxlength: '500', required: true });
  const form = element(
    'form',
    {
      class: 'column',
      onsubmit: async (event) => {
        event.preventDefault();
        try {
          const who = await ask('POST', `/api/v1/appeals/${a.number}/identity`, { reason: reason.value });
          const lines = [who.name, who.contact, who.address, who.pseudonym, ...who.contactDetails].filter(Boolean);
          place.replaceChildren(element('p', {}, lines.length > 0 ? lines.join('，') : '没有留下身份 none given'));
        } catch (problem) {
          place.replaceChildren(problemBox(problem));
        }
      },
    },
    element('label', { for: 'reason' }, both({ zh: '查看理由（将被记录）', en: 'Reason (it is written down)' })),
    reason,
    element('button', {}, both({ zh: '查看', en: 'Read' })),
    place,
  );
  return element('details', {}, element('summary', {}, both({ zh: '诉求人身份', en: 'Who appeals' })), form);
}

const MARKS = {
  urgent: '紧急 urgent',
  simple: '简易 simple',
  important: '重要件 important',
  confidential: '保密 confidential',
  replyRequested: '要求回复 reply requested',
};
const ELEMENTS = { time: '时间', place: '地点', person: '人物', cause: '事由', course: '经过', result: '结果' };
