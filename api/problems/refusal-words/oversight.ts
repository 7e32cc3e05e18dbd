import type { RefusalCode } from '../../../domain/loop/refusal';
import type { ProblemWords } from '../said';

/** Words of the refusals of the visit, supervision and accountability. */
export const OVERSIGHT_REFUSALS = {
  nothingToVisit: {
    status: 409,
    title: { zh: '没有可回访的', en: 'Nothing to visit' },
    detail: {
      zh: '诉求以“{outcome}”办结，没有办理可问，或已经回访。',
      en: 'The appeal closed as “{outcome}”: there was no handling to ask about, or the appellant was visited already.',
    },
    whatToDo: {
      zh: '不予受理有误的，由督办员改为受理；诉求人另有意见的，可以评价。',
      en: 'A wrong non-acceptance is reopened by the supervisor; an appellant who has more to say can rate.',
    },
  },
  nothingToDecide: {
    status: 409,
    title: { zh: '没有待处置的回访', en: 'Nothing to decide' },
    detail: { zh: '没有不满意的回访或评价等待处置。', en: 'No dissatisfied visit or rating waits for a decision.' },
    whatToDo: { zh: '无需处置。', en: 'Nothing is needed.' },
  },
  nothingToCheck: {
    status: 409,
    title: { zh: '没有可抽查的反馈', en: 'No feedback to check' },
    detail: {
      zh: '这件诉求没有已办结的反馈，也不是重复诉求。',
      en: 'No feedback has closed this appeal, and it repeats no earlier one.',
    },
    whatToDo: { zh: '办结后再抽查。', en: 'Check it once it is closed.' },
  },
  nothingToFollowUp: {
    status: 409,
    title: { zh: '没有待跟进的计划', en: 'No plan to follow up' },
    detail: { zh: '这件诉求没有约定再次跟进的计划。', en: 'No plan of this appeal waits to be looked at again.' },
    whatToDo: { zh: '无需跟进。', en: 'Nothing is needed.' },
  },
  noticeUnknown: {
    status: 409,
    title: { zh: '没有待回复的督办', en: 'No such notice to answer' },
    detail: {
      zh: '第 {no} 号督办不需回复或已回复；待回复的有：{open}。',
      en: 'Notice {no} asks for no answer, or has one; these wait for theirs: {open}.',
    },
    whatToDo: { zh: '用 no 指明待回复的督办。', en: 'Name one that waits in “no”.' },
  },
  cardUnknown: {
    status: 409,
    title: { zh: '没有可撤的牌', en: 'No such card' },
    detail: {
      zh: '{card} 不是黄牌或红牌，或已撤；现有：{open}。',
      en: '{card} is no yellow or red card, or was lifted already; these stand: {open}.',
    },
    whatToDo: { zh: '用 card 指明现有的牌。', en: 'Name one that stands in “card”.' },
  },
  triggerUnknown: {
    status: 422,
    title: { zh: '没有这种追责情形', en: 'No such trigger' },
    detail: {
      zh: '“{trigger}”不在本市追责情形之内；情形有：{allowed}。',
      en: '{trigger} is nothing that the city holds units to account for; its triggers are: {allowed}.',
    },
    whatToDo: { zh: '选择所列情形之一。', en: 'Choose one of the triggers listed.' },
  },
  notYours: {
    status: 403,
    title: { zh: '不由您单位提出', en: 'Not for your unit to propose' },
    detail: {
      zh: '牵头单位只能就本单位工单下不履职的协办单位提出；“{unit}”或“{trigger}”不符。',
      en: 'A lead unit proposes only a co-handling unit under its own order that does not act; {unit} or {trigger} is not that.',
    },
    whatToDo: { zh: '其他情形请告知督办员。', en: 'Tell the supervisor of anything else.' },
  },
  consequenceMissing: {
    status: 422,
    title: { zh: '没有后果记录', en: 'No consequence on record' },
    detail: {
      zh: '本市须有不良影响或严重后果方可追责（{trigger}）。',
      en: 'The city holds nobody to account without an adverse effect or serious consequence ({trigger}).',
    },
    whatToDo: {
      zh: '在事实中写明后果，并填 consequence。',
      en: 'State the consequence in the facts and set “consequence”.',
    },
  },
  candidateUnknown: {
    status: 409,
    title: { zh: '没有待决定的追责线索', en: 'No such candidate to decide on' },
    detail: {
      zh: '第 {candidate} 号线索不存在或已决定；待决定的有：{open}。',
      en: 'Candidate {candidate} is none or was decided on; these wait: {open}.',
    },
    whatToDo: { zh: '用 candidate 指明待决定的线索。', en: 'Name one that waits in “candidate”.' },
  },
  formUnknown: {
    status: 422,
    title: { zh: '没有这种追责方式', en: 'No such form of accountability' },
    detail: {
      zh: '“{form}”不可用；可用：{allowed}。不予追责的不填方式。',
      en: '{form} cannot be used; these can: {allowed}. Where nothing is upheld there is no form.',
    },
    whatToDo: { zh: '选择所列方式之一，或不填。', en: 'Choose one of the forms listed, or none.' },
  },
} as const satisfies Partial<Record<RefusalCode, ProblemWords>>;
