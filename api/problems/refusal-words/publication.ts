import type { RefusalCode } from '../../../domain/loop/refusal';
import type { ProblemWords } from '../said';

/** Words of the refusals on publication. */
export const PUBLICATION_REFUSALS = {
  publicationNotInPack: {
    status: 409,
    title: { zh: '本市没有规定公开', en: 'The city publishes nothing' },
    detail: {
      zh: '本市的规定没有写明公开办理结果，或没有写明承办单位可以申请不公开。',
      en: 'The rules of the city do not say that results are published, or that a unit may ask for no publication.',
    },
    whatToDo: {
      zh: '不公开不影响答复；有新规定的，由管理员改政策。',
      en: 'The reply is owed all the same. An administrator changes the policy once the city says otherwise.',
    },
  },
  matterNotPublic: {
    status: 409,
    title: { zh: '这类事项不公开', en: 'This matter is not published' },
    detail: {
      zh: '公开的是咨询、求助、建议、投诉的办理结果；举报、没有结果的和并入别件的不公开。',
      en: 'Published are results of consultations, help, suggestions and complaints; not reports, nor what ended without a result or with its master appeal.',
    },
    whatToDo: { zh: '照常用电话或信函答复。', en: 'Reply by telephone or letter as usual.' },
  },
  publicationUnwanted: {
    status: 409,
    title: { zh: '诉求人不愿公开', en: 'The appellant wants no publication' },
    detail: { zh: '诉求人登记时表示不愿公开。', en: 'The appellant said so at registration.' },
    whatToDo: { zh: '无需决定，用电话或信函答复。', en: 'There is nothing to decide: reply by telephone or letter.' },
  },
  noPublicationAsked: {
    status: 409,
    title: { zh: '不公开的申请待答复', en: 'An application waits for its answer' },
    detail: {
      zh: '承办单位 {unit} 申请不公开，平台尚未答复。',
      en: 'Unit {unit} asks for no publication, and the platform has not answered yet.',
    },
    whatToDo: {
      zh: '平台先同意（不公开）或写明理由不同意，再决定公开。',
      en: 'The platform agrees (do not publish) or refuses with reasons; then it can be published.',
    },
  },
  noPublicationNotAsked: {
    status: 409,
    title: { zh: '没有不公开的申请', en: 'Nobody asks for no publication' },
    detail: { zh: '承办单位没有待答复的不公开申请。', en: 'No application of the unit waits for an answer.' },
    whatToDo: { zh: '办结以后再决定，或选别的理由。', en: 'Decide once the matter is closed, or give another reason.' },
  },
  publicationDecided: {
    status: 409,
    title: { zh: '已经决定', en: 'It is decided already' },
    detail: { zh: '现在的状态是“{status}”。', en: 'It stands as “{status}”.' },
    whatToDo: {
      zh: '已公开的用“撤回公开”；不公开的可以重新公开。',
      en: 'What is public is withdrawn; what is not can be published.',
    },
  },
  secondPersonNeeded: {
    status: 409,
    title: { zh: '要由另一人认定', en: 'A second person is needed' },
    detail: {
      zh: '“另有目的”要两人认定，提出的人不能自己认定。',
      en: '“Another purpose” is found by two people; whoever proposed it cannot be the second.',
    },
    whatToDo: { zh: '请另一位审核员看后决定。', en: 'Let another reviewer look at it and decide.' },
  },
  nothingPublished: {
    status: 409,
    title: { zh: '没有公开的内容', en: 'Nothing is published' },
    detail: { zh: '这件诉求现在没有公开。', en: 'Nothing of this appeal is public now.' },
    whatToDo: { zh: '无需撤回。', en: 'There is nothing to withdraw.' },
  },
} as const satisfies Partial<Record<RefusalCode, ProblemWords>>;
