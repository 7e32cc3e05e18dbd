import type { RefusalCode } from '../../../domain/loop/refusal';
import type { ProblemWords } from '../said';

/** Words of the refusals of any link: who, where, when, and which part is missing. */
export const ANY_LINK_REFUSALS = {
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
  keyReused: {
    status: 422,
    title: { zh: '幂等键已用于另一请求', en: 'The idempotency key was used for another request' },
    detail: {
      zh: '同一个 Idempotency-Key 已用于内容不同的请求；本次未办理。',
      en: 'This Idempotency-Key came with another request before; nothing was done now.',
    },
    whatToDo: { zh: '新的请求请用新的键。', en: 'Use a new key for a new request.' },
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
  limitPassed: {
    status: 409,
    title: { zh: '期限已过', en: 'The limit has passed' },
    detail: { zh: '{dueOn} 已经过去。', en: 'The day {dueOn} has passed.' },
    whatToDo: {
      zh: '日期请选今天或以后；时限已过的权利不能再行使。',
      en: 'Choose today or a later day; a right that ended with its limit cannot be used any more.',
    },
  },
  limitTooFar: {
    status: 422,
    title: { zh: '期限过远', en: 'The limit is too far ahead' },
    detail: { zh: '{dueOn} 距今超过 {days} 天。', en: '{dueOn} is more than {days} days ahead.' },
    whatToDo: { zh: '请核对日期。', en: 'Check the date.' },
  },
} as const satisfies Partial<Record<RefusalCode, ProblemWords>>;
