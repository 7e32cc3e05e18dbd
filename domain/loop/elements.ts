import type { Policy } from '../policy/policy';
import { registrationElements } from '../policy/stipulations';
import type { TextPart } from './link';

/**
 * The elements of the record that the packs ask for (R-REG-01, R-REG-03), as texts: Suzhou's six, Chongqing's five. The time
 * of the event and the time of the call are two of them, in every city.
 */
export const ELEMENT_TEXTS = {
  time: { max: 500, required: false, zh: '时间', en: 'Time of the event' },
  place: { max: 500, required: false, zh: '地点', en: 'Place' },
  person: { max: 500, required: false, zh: '人物', en: 'Persons' },
  cause: { max: 10_000, required: false, zh: '事由', en: 'Cause' },
  course: { max: 10_000, required: false, zh: '经过', en: 'Course' },
  result: { max: 2000, required: false, zh: '结果', en: 'Result, or what is wanted' },
  callerName: { max: 200, required: false, zh: '来电人姓名', en: "Caller's name" },
  callerUnit: { max: 500, required: false, zh: '来电人单位', en: "Caller's unit" },
  contactNumber: { max: 200, required: false, zh: '联系电话', en: 'Contact number' },
  callTime: { max: 500, required: false, zh: '来电时间', en: 'Time of the call' },
  content: { max: 10_000, required: false, zh: '内容', en: 'Content' },
} as const satisfies Record<string, TextPart>;

/** kept apart and taken everywhere, asked for by the pack or not: when it happened, and when the caller called */
const ALWAYS_TAKEN = ['time', 'callTime'] as const;

/** the elements that a record of this city may hold: those its pack asks for, and the two times */
export const elementsTaken = (policy: Policy): readonly string[] => [
  ...new Set([...registrationElements(policy), ...ALWAYS_TAKEN]),
];
