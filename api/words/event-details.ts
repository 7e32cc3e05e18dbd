import { parseLimit, type Limit } from '../../domain/limit/limit';
import { dueWords, instantWords, limitWords } from '../../domain/limit/wording';
import type { Fact } from '../../domain/loop/event';
import { OBLIGATION_KINDS } from '../../domain/obligation/obligation';
import type { FileKind } from '../../domain/policy/archive-clauses';
import { accountabilityTriggers } from '../../domain/policy/oversight-terms';
import type { Policy } from '../../domain/policy/policy';
import { countingOf, nonAcceptanceReasons } from '../../domain/policy/stipulations';
import type { Said } from '../problems/said';
import { FILE_KIND_WORDS, OBLIGATION_WORDS, saidOf } from './vocabulary';

/** What an event says beside its name, a line each: what it is about, and the value, in the field's words. */
export interface Detail {
  field: string;
  words: Said;
  said: Said;
}

/** What the words of an event are made with. A name that is not there is none of the reader's business. */
export interface Naming {
  policy: Policy;
  units: ReadonlyMap<string, Said>;
  accounts: ReadonlyMap<string, string>;
}

type Saying = (value: unknown, naming: Naming) => Said | null;

const same = (text: string): Said => ({ zh: text, en: text });

const coded: Saying = (value) => (typeof value === 'string' ? (saidOf(value) ?? same(value)) : null);
const codes: Saying = (value, naming) => {
  const list = Array.isArray(value) ? value : typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const words = list.flatMap((one) => coded(one, naming) ?? []);
  return words.length === 0 ? null : { zh: words.map((w) => w.zh).join('、'), en: words.map((w) => w.en).join(', ') };
};
const asItIs = (value: unknown): Said | null =>
  typeof value === 'string' || typeof value === 'number' ? same(String(value)) : null;
const plain: Saying = (value) => asItIs(value);
const plainList: Saying = (value) => (Array.isArray(value) && value.length > 0 ? same(value.join(', ')) : null);
const yesOrNo: Saying = (value) => (value === true ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' });
const ifSo: Saying = (value) => (value === true ? { zh: '是', en: 'yes' } : null);
const unit: Saying = (value, { units }) => (typeof value === 'string' ? (units.get(value) ?? same(value)) : null);
const account: Saying = (value, { accounts }) => {
  const name = typeof value === 'string' ? accounts.get(value) : undefined;
  return name === undefined ? null : same(name);
};
const orderNo: Saying = (value) =>
  typeof value === 'number' && value > 0 ? { zh: `第 ${value} 号`, en: `no. ${value}` } : null;
const days: Saying = (value) =>
  typeof value === 'number'
    ? { zh: value === 0 ? '当天' : `${value} 天`, en: value === 0 ? 'the same day' : `${value} days` }
    : null;
const instant: Saying = (value, naming) => timed(value, naming, instantWords);
const dueInstant: Saying = (value, naming) => timed(value, naming, dueWords);
const reason: Saying = (value, naming) => {
  const known = nonAcceptanceReasons(naming.policy).find((one) => one.code === value);
  return known ? same(`${known.text}（${known.code}）`) : coded(value, naming);
};
const trigger: Saying = (value, { policy }) => {
  const known = accountabilityTriggers(policy).find((one) => one.code === value);
  return known ? same(`${known.text}（${known.code}）`) : asItIs(value);
};
/** the id of a duty begins with its kind */
const duty: Saying = (value) => {
  const kind = OBLIGATION_KINDS.find((one) => String(value).startsWith(`${one}-`));
  return kind ? OBLIGATION_WORDS[kind] : null;
};
const fileKind: Saying = (value) => FILE_KIND_WORDS[value as FileKind] ?? null;
const addedTime: Saying = (value) => {
  const limit = typeof value === 'string' ? parseLimit(value) : (value as Limit | null);
  return limit ? { zh: limitWords(limit, 'zh'), en: limitWords(limit, 'en') } : null;
};
const channel: Saying = (value, { policy }) => {
  const known = (policy.pack.channels ?? []).find((one) => one.code === value);
  return known ? same(known.text) : asItIs(value);
};

function timed(value: unknown, { policy }: Naming, words: typeof instantWords): Said | null {
  if (typeof value !== 'number') return null;
  const { timezone } = countingOf(policy);
  return { zh: words(value, 'zh', timezone), en: words(value, 'en', timezone) };
}

/** How each field of an event is called and said; «type.field» where one event means something else by the name. */
const FIELDS: Readonly<Record<string, readonly [zh: string, en: string, says: Saying]>> = {
  order: ['工单', 'work order', orderNo],
  unit: ['单位', 'unit', unit],
  lead: ['承办单位', 'unit that answers for the matter', unit],
  from: ['原单位', 'from', unit],
  to: ['接手单位', 'to', unit],
  'consentAsked.to': ['事项', 'what for', coded],
  'consented.to': ['事项', 'what for', coded],
  colleague: ['经办人', 'handled by', account],
  person: ['工作人员', 'member of staff', account],
  category: ['类别', 'category', coded],
  channel: ['渠道', 'channel', channel],
  receivedAt: ['接收时间', 'received', instant],
  language: ['语言', 'language', plain],
  marks: ['标记', 'marks', codes],
  missing: ['缺少', 'missing', codes],
  unknown: ['不详', 'unknown', codes],
  elements: ['要素', 'elements', codes],
  publication: ['公开意愿', 'publication', (value) => WISHES[String(value)] ?? null],
  repeatOf: ['此前的诉求', 'earlier appeal', plain],
  newFacts: ['有新情况', 'new facts', ifSo],
  newFact: ['有新情况', 'something new', ifSo],
  line: ['热线号码', 'line', plain],
  backlog: ['由旧系统导入', 'brought in from another system', ifSo],
  assumed: ['导入时推定', 'assumed by the import', plainList],
  statutes: ['适用法律', 'laws that apply', plainList],
  statute: ['适用法律', 'law that applies', plain],
  reason: ['理由', 'reason', reason],
  told: ['已告知诉求人', 'the appellant was told', yesOrNo],
  confirmed: ['情况属实', 'confirmed', yesOrNo],
  publishesNothing: [
    '按新办法不公开，原申请不再待定',
    'by the new rules nothing is published; no decision on it waits',
    ifSo,
  ],
  'limitsRecomputed.confirmed': ['不再暂定的期限', 'limits no longer provisional', plain],
  how: ['方式', 'how', coded],
  settled: ['当场解决', 'settled at once', yesOrNo],
  mode: ['方式', 'way', coded],
  under: ['隶属工单', 'part of work order', orderNo],
  part: ['性质', 'as', coded],
  partDueAt: ['限于', 'wanted by', dueInstant],
  insteadOf: ['替代工单', 'in place of work order', orderNo],
  method: ['方式', 'how', coded],
  reached: ['联系上', 'reached', yesOrNo],
  givenUp: ['不再联系', 'given up after this attempt', ifSo],
  draft: ['稿次', 'draft', plain],
  parts: ['已写', 'written', codes],
  obligation: ['事项', 'duty', duty],
  'rang.role': ['应办', 'owed by', coded],
  role: ['角色', 'role', coded],
  signedOffBy: ['签批', 'signed off by', coded],
  outcome: ['结果', 'outcome', coded],
  statedSatisfaction: ['单位填报的满意度', 'satisfaction as the unit states it', coded],
  satisfaction: ['满意度', 'satisfaction', coded],
  gap: ['与单位填报不一致', 'not as the unit stated', ifSo],
  reviewOn: ['再次跟进', 'looked at again', dueInstant],
  side: ['答复方', 'replied by', coded],
  automatic: ['系统自动', 'by the system', ifSo],
  days: ['限期', 'time allowed', days],
  late: ['已过时限', 'after the limit', ifSo],
  added: ['延长', 'added', addedTime],
  until: ['延至', 'until', dueInstant],
  way: ['方式', 'way', (value) => WAYS[String(value)] ?? null],
  longCase: ['特殊长期事项', 'special long case', ifSo],
  sampled: ['抽中回访', 'drawn for a return visit', ifSo],
  final: ['不再受理评价', 'nothing reopens it', ifSo],
  attempt: ['次数', 'attempt', plain],
  next: ['处置', 'what follows', coded],
  feedbackTrue: ['反馈属实', 'the feedback is true', yesOrNo],
  master: ['主诉求', 'master appeal', plain],
  no: ['编号', 'number', plain],
  card: ['牌号', 'card', plain],
  trigger: ['追责情形', 'trigger', trigger],
  consequence: ['已有后果', 'a consequence is on record', ifSo],
  upheld: ['予以追责', 'upheld', yesOrNo],
  form: ['追责方式', 'form', coded],
  kind: ['材料种类', 'kind', fileKind],
  cause: ['原因', 'cause', (value) => CAUSES[String(value)] ?? null],
};

const WAYS: Readonly<Record<string, Said>> = {
  filing: { zh: '报备', en: 'by filing' },
  consent: { zh: '经同意', en: 'by consent' },
};

const WISHES: Readonly<Record<string, Said>> = {
  wanted: { zh: '愿意公开', en: 'wanted' },
  unwanted: { zh: '不愿公开', en: 'not wanted' },
};

const CAUSES: Readonly<Record<string, Said>> = {
  policy: { zh: '时限政策变更', en: 'a change of the policy' },
  calendar: { zh: '工作日历变更', en: 'a change of the calendar' },
};

/** the fields in the order in which they are read */
const IN_ORDER = [...new Set(Object.keys(FIELDS).map((path) => path.split('.').at(-1) ?? path))];

/**
 * The lines of one event, in the order in which they are read. What is an id, a hash or a number of the machinery is left out, and
 * so are people whose names the reader is not told.
 */
export function detailsOf(fact: Fact, naming: Naming): readonly Detail[] {
  const values = new Map<string, unknown>(Object.entries(fact));
  return IN_ORDER.flatMap((field) => {
    if (!values.has(field)) return [];
    const [zh, en, says] = FIELDS[`${fact.type}.${field}`] ?? FIELDS[field] ?? [];
    const words = says?.(values.get(field), naming) ?? null;
    return zh === undefined || en === undefined || words === null ? [] : [{ field, words: { zh, en }, said: words }];
  });
}
