import { both, element } from './element.js';
import { clock } from './time-words.js';

/** one line of an appeal's facts */
export const fact = (zh, en, value) => element('div', {}, element('dt', { title: en }, zh), element('dd', {}, value));

/** what stands beside the loop: authority, laws, the master of a merged appeal, supervision */
export const besideFacts = (b, known) => [
  b.named ? fact('指定单位', 'unit named', known.units.find((u) => u.id === b.named)?.name ?? b.named) : null,
  b.master ? fact('主诉求', 'master', b.master) : null,
  b.repeatOf ? fact('重复诉求', 'repeats', b.repeatOf) : null,
  b.statutes.length > 0 ? fact('适用法律', 'laws', b.statutes.join('、')) : null,
  b.callerTold === false ? fact('转办', 'transfer', '尚未告知来电人 caller not told') : null,
  oversight(b),
];

/** cards that hang, and what waits for an answer or a decision; their numbers are asked for by the forms */
function oversight({ cards, supervisions, candidates }) {
  const lines = [
    ...cards.filter((c) => !c.lifted).map((c) => `${c.words.zh} (${c.v})`),
    ...supervisions.filter((s) => !s.answered).map((s) => `督办 supervised #${s.no}`),
    ...candidates.filter((c) => !c.decided).map((c) => `追责线索 candidate #${c.no} ${c.trigger}`),
  ];
  return lines.length > 0 ? fact('督办', 'oversight', lines.join('、')) : null;
}

/** a work order in a line: whose it is, how it stands, what waits on it */
export const orderLine = (o) =>
  element(
    'p',
    {},
    `#${o.no} ${o.unit.name} · `,
    both(o.statusWords),
    o.part === 'coHandling' ? ` · 协办 #${o.under} co-handling` : '',
    o.part === 'assigned' ? ` · #${o.under} 下派 assigned` : '',
    o.mode === 'transfer' ? '' : [' · ', both(o.modeWords)],
    o.binding ? ' · 已指定 named by authority' : '',
    o.extensions > 0 ? ` · 延期 ${o.extensions} 次 extended` : '',
    o.extensionRequested ? ` · 申请延至 ${clock(o.extensionRequested.until)} extension asked for` : '',
    o.consentAsked ? ' · 待领导同意 waits for consent' : '',
    o.countedAsReceived ? ' · 视为收到 counted as received' : '',
    o.replied ? ' · 已答复 replied' : '',
    o.draft ? ` · 第 ${o.draft.no} 稿${o.draft.signedOffBy ? '（已签批）' : '（待签批）'}` : '',
  );
