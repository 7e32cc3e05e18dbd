import type { Said } from './said';

/** What can be wrong with one field of a request. `{name}` is replaced by the field problem's data. */
export const FIELD_WORDS = {
  required: { zh: '必填', en: 'is required' },
  empty: { zh: '不能为空', en: 'must not be empty' },
  unknownField: { zh: '没有这一项', en: 'is not a field of this request' },
  wrongType: { zh: '类型不对，应为 {expected}', en: 'has to be of type {expected}' },
  notOneOf: { zh: '只能是：{allowed}', en: 'has to be one of: {allowed}' },
  outOfRange: { zh: '超出范围（{bound}）', en: 'is out of range ({bound})' },
  wrongForm: { zh: '格式不对', en: 'is not in the right form' },
  textTooLong: { zh: '最多 {max} 个字', en: 'holds more than {max} characters' },
  controlCharacters: { zh: '含有控制字符', en: 'holds control characters' },
  wrongEncoding: { zh: '含有残缺的字符', en: 'holds half a character (a lone surrogate)' },
  dateUnknown: {
    zh: '没有这个日期或时间，或时间缺少时区',
    en: 'is no date or time there is, or a time without offset',
  },
  receivedInFuture: { zh: '在将来', en: 'lies in the future' },
  beforeCalendar: { zh: '早于工作日历的第一天', en: 'is before the first day of the working calendar' },
} as const satisfies Readonly<Record<string, Said>>;

export type FieldCode = keyof typeof FIELD_WORDS;
