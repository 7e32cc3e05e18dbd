/** What can be wrong with a calendar that is handed in; the words stand where the API keeps its words. */
export const CALENDAR_FAULT_CODES = [
  'dateUnknown',
  'beforeCalendar',
  'tooFarAhead',
  'dayTwice',
  'hoursOverlap',
  'hoursOnRestDay',
  'endBeforeStart',
  'spanTooLong',
  'unitUnknownHere',
  'noticeUnread',
  'noticeOfOtherYear',
  'weekdayWrong',
  'dayCountWrong',
  'makeupNotWeekend',
  'dayOfOtherYear',
  'yearSkipped',
  'secondSourceMissing',
  'sourcesDiffer',
] as const;

export type CalendarFaultCode = (typeof CALENDAR_FAULT_CODES)[number];

/** One fault: where it stands (a JSON pointer into what was handed in), what is wrong, and codes and days for the words. */
export interface CalendarFault {
  field: string;
  code: CalendarFaultCode;
  data: Readonly<Record<string, string | number | readonly string[]>>;
}

export const fault = (code: CalendarFaultCode, field: string, data: CalendarFault['data'] = {}): CalendarFault => ({
  field,
  code,
  data,
});
