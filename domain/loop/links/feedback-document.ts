import type { TextPart } from '../link';

/**
 * The parts of a feedback document (反馈件), R-REP-02 to R-REP-08. Which of them a city demands is its pack's word; a
 * document without the responsible unit, the responsible person or the leader's sign-off is always rejected (R-REJ-01).
 */
export const FEEDBACK_TEXTS = {
  directAnswer: { max: 20_000, required: false, zh: '正文', en: 'Answer to the appeal' },
  legalSource: {
    max: 4000,
    required: false,
    zh: '政策法规依据（文号、出处）',
    en: 'Policy or law with document number and source',
  },
  communication: { max: 4000, required: false, zh: '与诉求人沟通情况', en: 'Communication with the appellant' },
  contactDetails: { max: 500, required: false, zh: '诉求人联系方式', en: "The appellant's contact details" },
  responsibleUnit: { max: 200, required: false, zh: '责任单位', en: 'Responsible unit' },
  responsiblePerson: { max: 200, required: false, zh: '责任人', en: 'Responsible person' },
  endMark: { max: 500, required: false, zh: '承办人、单位、电话', en: 'Handler, unit, telephone' },
} as const satisfies Record<string, TextPart>;
