import type { Chance } from './chance';

/** One step of an appeal's way: who takes it, and the link with its body. */
export interface Step {
  role: 'agent' | 'dispatcher' | 'handler' | 'leaderInCharge' | 'reviewer' | 'visitor';
  link: string;
  body: object;
}

const CATEGORIES = ['complaint', 'help', 'consultation', 'suggestion'] as const;
const ELEMENTS = ['time', 'place', 'person', 'cause', 'course', 'result'];

const DOCUMENT = {
  directAnswer: '经现场核实，问题属实，已处理完毕。',
  legalSource: '《城市市容管理办法》（试行）第十二条',
  communication: '已电话告知处理情况。',
  contactDetails: '诉求人来电号码',
  responsibleUnit: '承办单位',
  responsiblePerson: '承办人甲',
  endMark: '承办人甲，承办单位，0000-0000000',
};

/** The registration of an invented appeal, accepted in the same breath. `mark` stands in its title and tells it from every other. */
export const registration = (mark: string, chance: Chance): Step => ({
  role: 'agent',
  link: 'register',
  body: {
    channel: 'phone',
    category: chance.oneOf(CATEGORIES),
    title: mark,
    message: '小区门口的路灯坏了三天，晚上出行不便。',
    elements: Object.fromEntries(ELEMENTS.map((element) => [element, { text: '来电人口述' }])),
    following: { accept: {} },
  },
});

/**
 * What people do with an appeal after its registration, in order. Some are left lying undispatched, unsigned or unanswered, so
 * that whole ladders ring; one in five goes through a rejection; the others go to the archive.
 */
export function wayOf(chance: Chance): Step[] {
  const sent = (draft: number): Step[] => [
    { role: 'handler', link: 'draftFeedback', body: DOCUMENT },
    { role: 'leaderInCharge', link: 'signOffFeedback', body: { draft } },
    {
      role: 'handler',
      link: 'submitFeedback',
      body: {
        outcome: 'solved',
        satisfaction: 'satisfied',
        draft,
        replyMethod: 'telephone',
        reply: '已修好，感谢监督。',
      },
    },
  ];
  const rejected: Step[] = [
    { role: 'reviewer', link: 'rejectFeedback', body: { missing: [], requirements: '请补充处理结果。' } },
    ...sent(2),
  ];
  const whole: Step[] = [
    { role: 'dispatcher', link: 'dispatch', body: { unit: 'u2-1' } },
    { role: 'handler', link: 'sign', body: {} },
    { role: 'handler', link: 'recordContact', body: { method: 'telephone', reached: true, note: '已联系。' } },
    ...sent(1),
    ...(chance.happens(20) ? rejected : []),
    { role: 'reviewer', link: 'approveFeedback', body: {} },
    { role: 'visitor', link: 'recordVisit', body: { method: 'telephone', reached: true, satisfaction: 'satisfied' } },
  ];
  return whole.slice(0, chance.oneOf([0, 1, 2, 5, 6, whole.length, whole.length, whole.length, whole.length]));
}
