import { LOOP } from '../../domain/loop';
import type { EventType, Outcome } from '../../domain/loop/event';
import { ROLES } from '../../domain/loop/role';
import type { Stage } from '../../domain/loop/state';
import type { AlarmName, ObligationKind } from '../../domain/obligation/obligation';
import type { Category } from '../../domain/policy/category';
import type { Language, Said } from '../problems/said';

/** Stages of an appeal and its work orders (glossary). */
export const STAGE_WORDS: Readonly<Record<Stage, Said>> = {
  received: { zh: '待受理', en: 'received' },
  incomplete: { zh: '待补充', en: 'incomplete' },
  accepted: { zh: '已受理，待派单', en: 'accepted, to be dispatched' },
  dispatched: { zh: '已派单，待签收', en: 'dispatched, to be signed' },
  signed: { zh: '已签收，办理中', en: 'signed, in handling' },
  feedbackSubmitted: { zh: '已反馈，待审核', en: 'feedback under review' },
  rework: { zh: '退回重办', en: 'in rework' },
  closed: { zh: '已办结', en: 'closed' },
  archived: { zh: '已归档', en: 'archived' },
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, Said>> = {
  solved: { zh: '已解决', en: 'solved' },
  explained: { zh: '解释说明', en: 'explained' },
  directlyAnswered: { zh: '直接答复', en: 'answered directly' },
  notAccepted: { zh: '不予受理', en: 'not accepted' },
};

export const CATEGORY_WORDS: Readonly<Record<Category, Said>> = {
  consultation: { zh: '咨询', en: 'consultation' },
  help: { zh: '求助', en: 'help' },
  complaint: { zh: '投诉', en: 'complaint' },
  report: { zh: '举报', en: 'report' },
  suggestion: { zh: '建议', en: 'suggestion' },
  opinion: { zh: '意见', en: 'opinion' },
  criticism: { zh: '批评', en: 'criticism' },
  reflection: { zh: '反映', en: 'reflection' },
};

export const EVENT_WORDS: Readonly<Record<EventType, Said>> = {
  registered: { zh: '登记', en: 'registered' },
  elementsSupplied: { zh: '补充要素', en: 'elements supplied' },
  accepted: { zh: '受理', en: 'accepted' },
  notAccepted: { zh: '不予受理', en: 'not accepted' },
  directlyAnswered: { zh: '直接答复', en: 'answered directly' },
  dispatched: { zh: '派单', en: 'dispatched' },
  countedAsReceived: { zh: '视为收到', en: 'counted as received' },
  signed: { zh: '签收', en: 'signed' },
  deemedAccepted: { zh: '视同接受', en: 'deemed accepted' },
  contactRecorded: { zh: '联系诉求人', en: 'contact recorded' },
  feedbackDrafted: { zh: '拟反馈件', en: 'feedback drafted' },
  feedbackSignedOff: { zh: '签批反馈件', en: 'feedback signed off' },
  feedbackSubmitted: { zh: '反馈', en: 'feedback submitted' },
  replied: { zh: '答复诉求人', en: 'replied to the appellant' },
  feedbackApproved: { zh: '审核通过', en: 'feedback approved' },
  feedbackRejected: { zh: '退单', en: 'feedback rejected' },
  closed: { zh: '办结', en: 'closed' },
  visitAttempted: { zh: '回访未果', en: 'return visit not reached' },
  visited: { zh: '回访', en: 'return visit' },
  archived: { zh: '归档', en: 'archived' },
  rang: { zh: '预警', en: 'alarm' },
};

export const OBLIGATION_WORDS: Readonly<Record<ObligationKind, Said>> = {
  dispatch: { zh: '派单', en: 'dispatch' },
  sign: { zh: '签收', en: 'sign' },
  returnWindow: { zh: '退回期限', en: 'return window' },
  contact: { zh: '联系诉求人', en: 'contact' },
  handle: { zh: '办理', en: 'handling' },
  review: { zh: '审核', en: 'review' },
  rework: { zh: '重办', en: 'rework' },
  visit: { zh: '回访', en: 'return visit' },
};

export const ALARM_WORDS: Readonly<Record<AlarmName, Said>> = {
  remindDispatcher: { zh: '提醒交办员', en: 'reminder to the dispatcher' },
  tellSupervisor: { zh: '告知督办员', en: 'supervisor told' },
  countAsReceived: { zh: '视为收到', en: 'counts as received' },
  deemAccepted: { zh: '视同接受', en: 'deemed accepted' },
  reminder: { zh: '提醒', en: 'reminder' },
  yellowCard: { zh: '黄牌', en: 'yellow card' },
  redCard: { zh: '红牌', en: 'red card' },
  writtenSupervision: { zh: '书面督办', en: 'written supervision' },
  reportToLeader: { zh: '报告领导', en: 'report to the leader' },
};

/** Codes that a form offers: elements of the record, ways of telling, satisfaction, modes and the like. */
const CHOICE_WORDS: Readonly<Record<string, Said>> = {
  time: { zh: '时间', en: 'time' },
  place: { zh: '地点', en: 'place' },
  person: { zh: '人物', en: 'person' },
  cause: { zh: '事由', en: 'cause' },
  course: { zh: '经过', en: 'course' },
  result: { zh: '结果', en: 'result' },
  category: { zh: '类别', en: 'category' },
  telephone: { zh: '电话', en: 'telephone' },
  sms: { zh: '短信', en: 'SMS' },
  letter: { zh: '信函', en: 'letter' },
  fax: { zh: '传真', en: 'fax' },
  delivery: { zh: '送达', en: 'delivery' },
  online: { zh: '网上', en: 'online' },
  inPerson: { zh: '当面', en: 'in person' },
  satisfied: { zh: '满意', en: 'satisfied' },
  basicallySatisfied: { zh: '基本满意', en: 'basically satisfied' },
  notSatisfied: { zh: '不满意', en: 'not satisfied' },
  notStated: { zh: '未表态', en: 'not stated' },
  transfer: { zh: '转办', en: 'transfer' },
  paperAssignment: { zh: '书面交办', en: 'assignment on paper' },
  directAnswer: { zh: '正文', en: 'answer to the appeal' },
  legalSource: { zh: '政策法规依据', en: 'policy or law' },
  communication: { zh: '与诉求人沟通情况', en: 'communication with the appellant' },
  contactDetails: { zh: '诉求人联系方式', en: 'the appellant’s contact details' },
  responsibleUnit: { zh: '责任单位', en: 'responsible unit' },
  responsiblePerson: { zh: '责任人', en: 'responsible person' },
  satisfaction: { zh: '满意度', en: 'satisfaction' },
  leaderSignOff: { zh: '领导签批', en: 'leader’s sign-off' },
  endMark: { zh: '承办人、单位、电话', en: 'handler, unit, telephone' },
  replyMethod: { zh: '答复方式', en: 'way of replying' },
  handlingUnit: { zh: '承办单位', en: 'handling unit' },
  platform: { zh: '热线平台', en: 'hotline platform' },
};

/** How the fields of the links' inputs are called on a form; texts bring their own words. */
export const FIELD_WORDS: Readonly<Record<string, Said>> = {
  order: { zh: '工单号', en: 'work order' },
  seen: { zh: '所见版本', en: 'version seen' },
  category: { zh: '类别', en: 'category' },
  reason: { zh: '不予受理的情形', en: 'reason' },
  told: { zh: '已告知诉求人理由和反映渠道', en: 'the appellant was told why, and where to turn' },
  unit: { zh: '承办单位', en: 'handling unit' },
  mode: { zh: '处理方式', en: 'way of processing' },
  unknown: { zh: '不详的要素（其文字写原因）', en: 'elements that are unknown (their text says why)' },
  method: { zh: '方式', en: 'how' },
  reached: { zh: '已联系上诉求人', en: 'the appellant was reached' },
  draft: { zh: '第几稿', en: 'number of the draft' },
  outcome: { zh: '办理结果', en: 'outcome' },
  satisfaction: { zh: '诉求人满意度', en: "the appellant's satisfaction" },
  replyMethod: { zh: '答复方式', en: 'way of replying' },
  missing: { zh: '缺少的内容', en: 'parts that are missing' },
};

const LINK_WORDS: Readonly<Record<string, Said>> = Object.fromEntries(
  LOOP.map((l) => [l.name, { zh: l.zh, en: l.en }]),
);

/** in order of precedence where two lists share a code */
const ALL: readonly Readonly<Record<string, Said>>[] = [
  LINK_WORDS,
  STAGE_WORDS,
  ROLES,
  OUTCOME_WORDS,
  CATEGORY_WORDS,
  CHOICE_WORDS,
];

/** both words of a code; null for what is no code of ours */
export function saidOf(code: string): Said | null {
  for (const words of ALL) if (Object.hasOwn(words, code)) return pick(words[code]);
  return null;
}

/** a code in words; what is no code of ours stands as it is */
export const wordsOf = (code: string, language: Language): string => saidOf(code)?.[language] ?? code;

const pick = (said: Said | undefined): Said | null => (said ? { zh: said.zh, en: said.en } : null);
