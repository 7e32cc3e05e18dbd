import type { RefusalCode } from '../../domain/loop/refusal';
import type { ProblemWords } from './said';

/** Words and HTTP status of every refusal of the loop; a new code without words does not compile. */
export const REFUSAL_WORDS: Readonly<Record<RefusalCode, ProblemWords>> = {
  unknownAppeal: {
    status: 404,
    title: { zh: '没有这件诉求', en: 'No such appeal' },
    detail: { zh: '没有编号为 {number} 的诉求。', en: 'There is no appeal with the number {number}.' },
    whatToDo: {
      zh: '核对 16 位编号；最后一位是校验位。',
      en: 'Check the 16 digits of the number; the last one is a check digit.',
    },
  },
  appealArchived: {
    status: 409,
    title: { zh: '诉求已归档', en: 'The appeal is archived' },
    detail: {
      zh: '诉求已归档（{outcome}），不能再办理。',
      en: 'The appeal is archived ({outcome}); nothing more can be done on it.',
    },
    whatToDo: { zh: '如有新情况，请另行登记。', en: 'Register a new appeal if there is something new.' },
  },
  notLegalNow: {
    status: 409,
    title: { zh: '当前环节不能这样办理', en: 'Not possible at this stage' },
    detail: {
      zh: '诉求现处于“{stage}”；“{link}”只能在“{legalIn}”时进行。',
      en: 'The appeal stands at “{stage}”; “{link}” is possible at {legalIn} only.',
    },
    whatToDo: { zh: '刷新页面，按列出的可办事项办理。', en: 'Reload the appeal and use one of the actions it offers.' },
  },
  notYourRole: {
    status: 403,
    title: { zh: '您的角色不能办理', en: 'Not for your role' },
    detail: {
      zh: '“{role}”不能办理“{link}”；可以办理的是：{may}。',
      en: '“{link}” is not for the role {role}; it is for: {may}.',
    },
    whatToDo: { zh: '请由有此职责的人员办理。', en: 'Ask someone who holds one of these roles.' },
  },
  notYourUnit: {
    status: 403,
    title: { zh: '不是您单位的工单', en: 'Not your unit’s work order' },
    detail: { zh: '这件诉求的工单不在您的单位。', en: 'The work order of this appeal is not with your unit.' },
    whatToDo: { zh: '请由工单所在单位办理。', en: 'It is for the unit that holds the work order.' },
  },
  stale: {
    status: 409,
    title: { zh: '他人已先办理', en: 'Someone was faster' },
    detail: {
      zh: '您看到的是第 {seen} 版，现在是第 {version} 版。',
      en: 'You acted on version {seen}; the appeal is at version {version} now.',
    },
    whatToDo: { zh: '刷新页面，看清新情况后再办理。', en: 'Reload the appeal, see what changed, then decide again.' },
  },
  limitPassed: {
    status: 409,
    title: { zh: '期限已过', en: 'The limit has passed' },
    detail: { zh: '{dueOn} 已经过去。', en: 'The day {dueOn} has passed.' },
    whatToDo: { zh: '请选今天或以后的日期。', en: 'Choose today or a later day.' },
  },
  limitTooFar: {
    status: 422,
    title: { zh: '期限过远', en: 'The limit is too far ahead' },
    detail: { zh: '{dueOn} 距今超过 {days} 天。', en: '{dueOn} is more than {days} days ahead.' },
    whatToDo: { zh: '请核对日期。', en: 'Check the date.' },
  },
  keyReused: {
    status: 422,
    title: { zh: '幂等键已用于另一请求', en: 'The idempotency key was used for another request' },
    detail: {
      zh: '同一个 Idempotency-Key 已用于内容不同的请求；本次未办理。',
      en: 'This Idempotency-Key came with another request before; nothing was done now.',
    },
    whatToDo: { zh: '新的请求请用新的键。', en: 'Use a new key for a new request.' },
  },
  elementMissing: {
    status: 422,
    title: { zh: '要素不全', en: 'Elements are missing' },
    detail: { zh: '缺少：{missing}。', en: 'Missing: {missing}.' },
    whatToDo: {
      zh: '补充所缺要素；确实不知的，填写“不详”及原因。',
      en: 'Ask for what is missing; what nobody knows is stated as unknown, with the reason.',
    },
  },
  elementUnknown: {
    status: 422,
    title: { zh: '没有这个要素', en: 'No such element' },
    detail: {
      zh: '本市登记没有要素“{element}”；要素有：{known}。',
      en: 'The record of this city has no element {element}; it has: {known}.',
    },
    whatToDo: { zh: '改用所列要素。', en: 'Use the elements listed.' },
  },
  reasonUnknown: {
    status: 422,
    title: { zh: '没有这个理由', en: 'No such reason' },
    detail: {
      zh: '“{reason}”不在本市不予受理的情形之内；可用：{allowed}。',
      en: '{reason} is none of the city’s reasons for non-acceptance; these are: {allowed}.',
    },
    whatToDo: { zh: '选择所列情形之一。', en: 'Choose one of the reasons listed.' },
  },
  reasonTextMissing: {
    status: 422,
    title: { zh: '请写明理由', en: 'The reason needs words' },
    detail: {
      zh: '“{reason}”是兜底情形，须写明具体理由。',
      en: '{reason} is the catch-all; it needs the reason in words.',
    },
    whatToDo: { zh: '填写 explanation（说明）。', en: 'Fill in “explanation”.' },
  },
  categoryNotInPack: {
    status: 422,
    title: { zh: '本市不受理这一类别', en: 'Not a category of this city' },
    detail: {
      zh: '“{category}”不在本市诉求类别之内；类别有：{allowed}。',
      en: 'The city takes no {category}; its categories are: {allowed}.',
    },
    whatToDo: { zh: '选择所列类别之一。', en: 'Choose one of the categories listed.' },
  },
  categoryWithoutLimit: {
    status: 422,
    title: { zh: '这一类别没有办理时限', en: 'This category has no limit' },
    detail: {
      zh: '“{category}”没有规定办理时限；有时限的类别：{allowed}。',
      en: 'No handling limit is stated for {category}; categories with a limit: {allowed}.',
    },
    whatToDo: { zh: '派单时选定一个有时限的类别。', en: 'Choose a category that has a limit when dispatching.' },
  },
  modeNotInPack: {
    status: 422,
    title: { zh: '本市没有这种处理方式', en: 'Not a way of processing in this city' },
    detail: {
      zh: '“{mode}”不在本市处理方式之内；可用：{allowed}。',
      en: 'The city does not process by {mode}; it uses: {allowed}.',
    },
    whatToDo: { zh: '选择所列方式之一。', en: 'Choose one of the ways listed.' },
  },
  orderUnknown: {
    status: 422,
    title: { zh: '请指明工单', en: 'Which work order?' },
    detail: { zh: '这件诉求的工单有：{orders}。', en: 'The work orders of this appeal are: {orders}.' },
    whatToDo: { zh: '用 order 指明其中一个。', en: 'Name one of them in “order”.' },
  },
  partMissing: {
    status: 422,
    title: { zh: '内容不全', en: 'A part is missing' },
    detail: { zh: '缺少：{missing}。', en: 'Missing: {missing}.' },
    whatToDo: { zh: '补全后重新提交。', en: 'Add it and submit again.' },
  },
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
  replyMissing: {
    status: 409,
    title: { zh: '尚未答复诉求人', en: 'The appellant was not told' },
    detail: {
      zh: '没有答复诉求人的记录，联系未果 {failedContacts} 次，不能办结。',
      en: 'No reply to the appellant is on record, and {failedContacts} attempts did not reach them: it cannot close.',
    },
    whatToDo: {
      zh: '先记录答复，或记录足够次数的联系未果。',
      en: 'Record the reply first, or enough attempts to reach them.',
    },
  },
  replierNotInPack: {
    status: 403,
    title: { zh: '本市不由您方答复诉求人', en: 'In this city your side does not reply' },
    detail: { zh: '本市由“{allowed}”答复诉求人。', en: 'In this city the appellant is told by: {allowed}.' },
    whatToDo: { zh: '由规定的一方答复。', en: 'Leave the reply to the side named.' },
  },
};
