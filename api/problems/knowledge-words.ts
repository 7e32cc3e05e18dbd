import type { ProblemWords } from './said';

/** What the knowledge base says no to (R-KNB-01, R-KNB-08). */
export const KNOWLEDGE_WORDS = {
  unknownEntry: {
    status: 404,
    title: { zh: '没有这个条目', en: 'No such entry' },
    detail: { zh: '本市知识库没有编号为 {entry} 的条目。', en: 'The knowledge base has no entry {entry}.' },
    whatToDo: { zh: '从 GET /api/v1/knowledge 中选择。', en: 'Choose one from GET /api/v1/knowledge.' },
  },
  notYourEntry: {
    status: 403,
    title: { zh: '不是本单位的条目', en: 'Not an entry of your unit' },
    detail: {
      zh: '条目由 {unit} 维护；其他单位可以报错，不能修改。',
      en: 'The unit {unit} keeps it: others report what is wrong, and do not change it.',
    },
    whatToDo: { zh: '用“报错或补缺”告诉维护单位。', en: 'Report it to the unit that keeps it.' },
  },
  entryRetired: {
    status: 409,
    title: { zh: '条目已停用', en: 'The entry was retired' },
    detail: {
      zh: '条目 {entry} 已停用，不再有新版本。',
      en: 'The entry {entry} was retired and takes no new version.',
    },
    whatToDo: { zh: '新建一个条目。', en: 'Write another entry.' },
  },
  entryMoved: {
    status: 409,
    title: { zh: '条目已有新版本', en: 'The entry has a newer version' },
    detail: {
      zh: '您依据的是第 {basedOn} 版，现已有第 {newest} 版。',
      en: 'You wrote from version {basedOn}; the newest is {newest}.',
    },
    whatToDo: {
      zh: '对照新版本后重新提交，所写内容不会丢失。',
      en: 'Compare it with yours and send again; nothing is lost.',
    },
  },
  knowledgeNotInForce: {
    status: 422,
    title: { zh: '该版本现不能用于答复', en: 'This version answers no call now' },
    detail: {
      zh: '条目 {entry} 的第 {version} 版现不生效（现行版本：{inForce}）。',
      en: 'Version {version} of the entry {entry} does not hold now (in force: {inForce}).',
    },
    whatToDo: {
      zh: '看过现行版本再答复；没有现行版本的，转办。',
      en: 'Read the version in force and answer from it; where there is none, transfer the matter.',
    },
  },
  unknownReport: {
    status: 404,
    title: { zh: '没有这条报错', en: 'No such report' },
    detail: { zh: '本市知识库没有编号为 {report} 的报错。', en: 'The knowledge base has no report {report}.' },
    whatToDo: { zh: '从 GET /api/v1/knowledge-reports 中选择。', en: 'Choose one from GET /api/v1/knowledge-reports.' },
  },
  reportAnswered: {
    status: 409,
    title: { zh: '已经答复', en: 'It was answered before' },
    detail: { zh: '报错 {report} 已由他人答复。', en: 'Somebody answered the report {report} already.' },
    whatToDo: { zh: '刷新列表。', en: 'Reload the list.' },
  },
  notAnAnswer: {
    status: 422,
    title: { zh: '该版本不能答复这条报错', en: 'This version does not answer the report' },
    detail: {
      zh: '条目 {entry} 的第 {version} 版须已发布、晚于报错，并（报错有误时）属于同一条目。',
      en: 'Version {version} of {entry} has to be published after the report and, where an entry was called wrong, to be of that entry.',
    },
    whatToDo: { zh: '先发布新版本，或写明不修改的理由。', en: 'Publish a version first, or say why nothing changes.' },
  },
} as const satisfies Readonly<Record<string, ProblemWords>>;
