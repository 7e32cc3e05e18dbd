/** The canonical categories of an appeal (glossary: 咨询, 求助, 投诉, 举报, 建议, 意见, 批评, 反映). */
export const CATEGORIES = [
  'consultation',
  'help',
  'complaint',
  'report',
  'suggestion',
  'opinion',
  'criticism',
  'reflection',
] as const;

export type Category = (typeof CATEGORIES)[number];
