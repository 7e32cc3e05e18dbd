import type { ProblemWords } from './said';

/** What is said no to on a draft's way to being a version of the policy (R-SYS-01, R-SYS-02). */
export const POLICY_WORDS = {
  policyFaults: {
    status: 422,
    title: { zh: '政策草案有误，没有保存', en: 'The draft is wrong, and nothing was saved' },
    detail: {
      zh: '下列各项（fields）有误，每项附规则和修改建议。',
      en: 'Each field listed (fields) comes with its rule and a proposal.',
    },
    whatToDo: {
      zh: '按建议（proposal）或另行修改后重新提交。',
      en: 'Mend the fields, by the proposals or otherwise, and send again.',
    },
  },
  unknownDraft: {
    status: 404,
    title: { zh: '没有这个草案', en: 'No such draft' },
    detail: { zh: '本市没有编号为 {draft} 的政策草案。', en: 'This city has no draft {draft}.' },
    whatToDo: { zh: '从 GET /api/v1/policy-drafts 中选择。', en: 'Choose one from GET /api/v1/policy-drafts.' },
  },
  unknownVersion: {
    status: 404,
    title: { zh: '没有这一版政策', en: 'No such version of the policy' },
    detail: {
      zh: '本市没有第 {version} 版政策，或已撤回。',
      en: 'This city has no version {version}, or it was withdrawn.',
    },
    whatToDo: { zh: '从 GET /api/v1/policies 中选择。', en: 'Choose one from GET /api/v1/policies.' },
  },
  draftStep: {
    status: 409,
    title: { zh: '草案现在不能这样办理', en: 'Not at this stage of the draft' },
    detail: { zh: '草案现为“{now}”，不能这样办理。', en: 'It stands at “{now}”, where this step is not possible.' },
    whatToDo: {
      zh: '刷新后看草案的状态；已结束的请另起草案。',
      en: 'Look at the draft again; one that has come to its end is followed by another draft.',
    },
  },
  draftStale: {
    status: 409,
    title: { zh: '草案已被修改', en: 'The draft has changed meanwhile' },
    detail: {
      zh: '草案现为第 {revision} 稿，您看到的不是这一稿。',
      en: 'It is at revision {revision}, which is not the one you saw.',
    },
    whatToDo: { zh: '看过最新一稿后再办理。', en: 'Look at it as it is now, then go on.' },
  },
  draftOutdated: {
    status: 409,
    title: { zh: '草案的基础已不是最新一版', en: 'The draft is based on a version that was overtaken' },
    detail: {
      zh: '草案基于第 {basedOn} 版，最新为第 {newest} 版；其间改动：{fields}。',
      en: 'It is based on version {basedOn}, the newest is {newest}; between them differ: {fields}.',
    },
    whatToDo: {
      zh: '先把草案移到最新一版（rebase），核对后再提交。',
      en: 'Move the draft onto the newest version (rebase), look at it, then submit.',
    },
  },
  draftEmpty: {
    status: 422,
    title: { zh: '草案没有改动', en: 'The draft changes nothing' },
    detail: { zh: '草案与所基于的一版没有差别。', en: 'It does not differ from the version that it is based on.' },
    whatToDo: { zh: '先写明要改什么。', en: 'Say first what is to change.' },
  },
  fourEyes: {
    status: 403,
    title: { zh: '须由另一人批准', en: 'Somebody else has to approve it' },
    detail: { zh: '您写过或改过这份草案，不能自己批准。', en: 'You wrote or changed this draft.' },
    whatToDo: {
      zh: '请另一位管理员批准；此项设置（administration.fourEyes）也须经草案修改。',
      en: 'Ask another administrator; the setting itself (administration.fourEyes) is changed by a draft, too.',
    },
  },
  effectiveInPast: {
    status: 422,
    title: { zh: '生效时间已过', en: 'The instant from which it would hold has passed' },
    detail: { zh: '政策不能从过去的时间起生效。', en: 'A version cannot hold from an instant in the past.' },
    whatToDo: {
      zh: '批准时另给生效时间，或留空即时生效。',
      en: 'Give another instant on approval, or none for at once.',
    },
  },
  effectiveBeforeNewest: {
    status: 422,
    title: { zh: '早于前一版的生效时间', en: 'Before the version that it follows' },
    detail: {
      zh: '第 {newest} 版尚未生效，本版含有其改动，不能更早生效。',
      en: 'Version {newest} does not hold yet, and this one contains its changes.',
    },
    whatToDo: {
      zh: '给不早于该版的生效时间，或先撤回该版。',
      en: 'Give an instant not before that version’s, or withdraw that version first.',
    },
  },
  policyInForce: {
    status: 409,
    title: { zh: '这一版已经生效', en: 'This version holds already' },
    detail: {
      zh: '第 {version} 版已经生效，不能撤回。',
      en: 'Version {version} is, or was, in force and cannot be withdrawn.',
    },
    whatToDo: { zh: '另起草案，由新一版取代。', en: 'Let another version take its place.' },
  },
  policyWithdrawn: {
    status: 409,
    title: { zh: '这一版已经撤回', en: 'This version was withdrawn' },
    detail: { zh: '第 {version} 版已经撤回。', en: 'Version {version} was withdrawn before.' },
    whatToDo: { zh: '无需处理。', en: 'Nothing needs to be done.' },
  },
} as const satisfies Readonly<Record<string, ProblemWords>>;
