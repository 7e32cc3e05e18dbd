import type { ProblemWords } from './said';

/** No to what an appellant does without an account. */
export const PUBLIC_WORDS = {
  noOnlineChannel: {
    status: 409,
    title: { zh: '本市不受理网上诉求', en: 'This city takes no appeals online' },
    detail: {
      zh: '本市规定的受理渠道中没有网上渠道。',
      en: 'None of the ways in which this city takes appeals is online.',
    },
    whatToDo: { zh: '请拨打 12345。', en: 'Please call 12345.' },
  },
  looksAutomatic: {
    status: 422,
    title: { zh: '像是自动程序填写的', en: 'It looks as if a program had filled this in' },
    detail: {
      zh: '有一项请您留空，却填了内容；什么也没有登记。',
      en: 'A field that is to stay empty was filled in; nothing was registered.',
    },
    whatToDo: {
      zh: '把这一项清空后再提交；或者拨打 12345。',
      en: 'Empty it and send again, or call 12345.',
    },
  },
  cityUnknown: {
    status: 404,
    title: { zh: '没有这个城市', en: 'No such city' },
    detail: { zh: '本系统没有“{city}”。', en: 'There is no city {city} in this installation.' },
    whatToDo: { zh: '从首页选择城市。', en: 'Choose the city on the first page.' },
  },
  notPublished: {
    status: 404,
    title: { zh: '没有这条公开答复', en: 'No such published answer' },
    detail: { zh: '它没有公开，或者已经撤回公开。', en: 'It is not published, or no longer.' },
    whatToDo: { zh: '在公开答复中查找其他答复。', en: 'Look for another among the published answers.' },
  },
} as const satisfies Record<string, ProblemWords>;
