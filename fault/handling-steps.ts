import type { Step } from './ways';

const DOCUMENT = {
  directAnswer: '经现场核实，问题属实，已处理完毕。',
  legalSource: '《城市市容管理办法》（试行）第十二条',
  communication: '已电话告知处理情况。',
  contactDetails: '诉求人来电号码',
  responsibleUnit: '承办单位',
  responsiblePerson: '承办人甲',
  endMark: '承办人甲，承办单位，0000-0000000',
};

/** the unit speaks to the appellant */
export const spoken = (unit: string): Step => ({
  role: 'handler',
  unit,
  link: 'recordContact',
  body: { method: 'telephone', reached: true, note: '已联系。' },
});

/** the document of this number in the order, signed off and submitted with the reply */
export const sent = (unit: string, draft: number, result: object = { outcome: 'solved' }): Step[] => [
  { role: 'handler', unit, link: 'draftFeedback', body: DOCUMENT },
  { role: 'leaderInCharge', unit, link: 'signOffFeedback', body: { draft } },
  {
    role: 'handler',
    unit,
    link: 'submitFeedback',
    body: { satisfaction: 'satisfied', draft, replyMethod: 'telephone', reply: '已修好，感谢监督。', ...result },
  },
];

export const approved: Step = { role: 'reviewer', link: 'approveFeedback', body: {} };

/** asked by the platform, whether drawn or not */
export const visited = (satisfaction = 'satisfied'): Step[] => [
  { role: 'visitor', link: 'recordVisit', body: { method: 'telephone', reached: true, satisfaction } },
];

export const signed = (unit: string): Step => ({ role: 'handler', unit, link: 'sign', body: {} });

/** from the signing to the visit */
export const handled = (unit: string, satisfaction?: string): Step[] => [
  signed(unit),
  spoken(unit),
  ...sent(unit, 1),
  approved,
  ...visited(satisfaction),
];

/** the same, with the feedback rejected so often; two in a row propose the unit for accountability */
export function rejected(unit: string, times: number): Step[] {
  const reject: Step = {
    role: 'reviewer',
    link: 'rejectFeedback',
    body: { missing: [], requirements: '请补充处理结果。' },
  };
  const again = Array.from({ length: times }, (_, i) => [reject, ...sent(unit, i + 2)]).flat();
  return [signed(unit), spoken(unit), ...sent(unit, 1), ...again, approved, ...visited()];
}
