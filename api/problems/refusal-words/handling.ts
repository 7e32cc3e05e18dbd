import type { RefusalCode } from '../../../domain/loop/refusal';
import type { ProblemWords } from '../said';

/** Words of the refusals of feedback, parts, contact and reply. */
export const HANDLING_REFUSALS = {
  draftUnknown: {
    status: 409,
    title: { zh: '不是最新的反馈件', en: 'Not the newest draft' },
    detail: {
      zh: '第 {draft} 稿不是最新稿；最新为第 {newest} 稿。',
      en: 'Draft {draft} is not the newest; the newest is {newest}.',
    },
    whatToDo: { zh: '阅读最新稿后再办理。', en: 'Read the newest draft, then decide.' },
  },
  signOffByOther: {
    status: 403,
    title: { zh: '须由他人签批', en: 'Someone else has to sign off' },
    detail: { zh: '这件须由“{needed}”签批。', en: 'This one needs the sign-off of: {needed}.' },
    whatToDo: { zh: '送请其签批。', en: 'Lay it before them.' },
  },
  notAPart: {
    status: 409,
    title: { zh: '不是协办工单', en: 'Not a part' },
    detail: { zh: '工单 {order} 不是协办件，应直接向平台反馈。', en: 'Work order {order} is no part of another.' },
    whatToDo: { zh: '用“反馈”提交反馈件。', en: 'Submit the feedback document instead.' },
  },
  onlyTheLead: {
    status: 403,
    title: { zh: '由牵头单位反馈和答复', en: 'The lead answers for the whole' },
    detail: {
      zh: '工单 {order} 是工单 {under} 的协办件，由牵头单位统一反馈、答复。',
      en: 'Work order {order} is a part of {under}: one feedback and one reply, by the unit that leads.',
    },
    whatToDo: { zh: '用“提交协办反馈”交给上一级单位。', en: 'Hand your part to the unit above.' },
  },
  explanationMissing: {
    status: 422,
    title: { zh: '没有向诉求人解释', en: 'The appellant was not explained to' },
    detail: {
      zh: '确实不能解决的，须及时联系诉求人、解释引导；缺少：{missing}。',
      en: 'What cannot be solved now is explained to the appellant in good time; missing: {missing}.',
    },
    whatToDo: {
      zh: '先记录联系，并填写与诉求人沟通情况。',
      en: 'Record the contact, and write down the communication with the appellant.',
    },
  },
  paperReplyNeeded: {
    status: 422,
    title: { zh: '纸质件须书面答复', en: 'A matter on paper is answered on paper' },
    detail: {
      zh: '纸质交办的事项以“{allowed}”答复，不能用“{method}”。',
      en: 'What was assigned on paper is answered by {allowed}, not by {method}.',
    },
    whatToDo: { zh: '改用所列方式答复。', en: 'Reply in one of these ways.' },
  },
  contactThroughPlatform: {
    status: 403,
    title: { zh: '保密件由热线平台联系', en: 'Contact goes through the hotline' },
    detail: {
      zh: '诉求人身份保密，承办单位不直接联系、答复。',
      en: 'The appellant’s identity is confidential: the unit does not contact or answer them itself.',
    },
    whatToDo: {
      zh: '请热线平台联系；平台联系即算承办单位已联系。',
      en: 'Ask the hotline; its contact meets your duty.',
    },
  },
  replyMissing: {
    status: 409,
    title: { zh: '尚未答复诉求人', en: 'The appellant was not told' },
    detail: {
      zh: '没有答复诉求人的记录，联系未果 {failedContacts} 次，不能办结。',
      en: 'No reply to the appellant is on record, and {failedContacts} attempts did not reach them: it cannot close.',
    },
    whatToDo: {
      zh: '先记录答复，或记录足够次数的联系未果；法律要求告知的，只能以答复为准。',
      en: 'Record the reply first, or enough attempts to reach them; where a law has them told, only the reply counts.',
    },
  },
  replierNotInPack: {
    status: 403,
    title: { zh: '本市不由您方答复诉求人', en: 'In this city your side does not reply' },
    detail: { zh: '本市由“{allowed}”答复诉求人。', en: 'In this city the appellant is told by: {allowed}.' },
    whatToDo: { zh: '由规定的一方答复。', en: 'Leave the reply to the side named.' },
  },
} as const satisfies Partial<Record<RefusalCode, ProblemWords>>;
