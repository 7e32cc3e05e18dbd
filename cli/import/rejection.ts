/** Why a row was not registered: a stable code and words for a person. Refusals of the API travel in the same form. */
export interface Rejection {
  /** one of REASONS, or the API's code of the problem or of the field */
  reason: string;
  /** of the row, where one is to blame */
  field?: string;
  /** id of the rule of the field that asks for it */
  rule?: string;
  zh: string;
  en: string;
}

/** What is found before a row reaches the API. What a row says is judged by the API alone. */
const REASONS = {
  notJson: { zh: '这一行不是一个 JSON 对象', en: 'the line is not one JSON object' },
  wrongEncoding: { zh: '字节不符合文件的编码', en: 'the bytes are not of the file’s encoding' },
  controlCharacters: { zh: '含有控制字符', en: 'the line holds control characters' },
  lineTooLong: { zh: '这一行过长', en: 'the line is too long' },
  quoteBroken: { zh: '引号不成对，或位置不对', en: 'a quotation mark is not closed, or stands where none may' },
  columnCount: { zh: '列数与表头不同', en: 'there are more or fewer columns than the header names' },
  required: { zh: '必填', en: 'is required' },
  wrongType: { zh: '应为文字', en: 'has to be a text' },
  dateUnknown: { zh: '没有这个日期或时间', en: 'is no date or time there is' },
  zoneMissing: {
    zh: '没有时区；请用 --timezone 指明',
    en: 'names no time zone; say which by --timezone',
  },
  duplicateId: {
    zh: '文件中已有同一编号而内容不同的一行',
    en: 'an earlier line has the same id and says something else',
  },
} as const;

export type Reason = keyof typeof REASONS;

/** `more` is said in brackets: numbers and names of columns, never what a person wrote */
export function rejection(
  reason: Reason,
  { field, more }: { field?: string; more?: { zh: string; en: string } } = {},
): Rejection {
  const { zh, en } = REASONS[reason];
  const of = field === undefined ? '' : `${field} `;
  return {
    reason,
    ...(field === undefined ? {} : { field }),
    zh: `${of}${zh}${more ? `（${more.zh}）` : ''}`,
    en: `${of}${en}${more ? ` (${more.en})` : ''}`,
  };
}
