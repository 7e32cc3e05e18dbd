import type { ProblemWords } from './said';

/** What finding and its views say no to. */
export const SEARCH_WORDS = {
  tooManyViews: {
    status: 409,
    title: { zh: '保存的视图已满', en: 'Too many saved views' },
    detail: { zh: '每个账号最多保存 {most} 个视图。', en: 'An account keeps at most {most} views.' },
    whatToDo: { zh: '请先删除不再使用的视图。', en: 'Delete one that is not used any more.' },
  },
  unknownView: {
    status: 404,
    title: { zh: '没有这个视图', en: 'No such view' },
    detail: { zh: '您没有保存过编号为 {view} 的视图。', en: 'You have saved no view with the id {view}.' },
    whatToDo: { zh: '共享的视图只能由保存的人删除。', en: 'A shared view is deleted by whoever saved it.' },
  },
} as const satisfies Record<string, ProblemWords>;
