import { both, element } from './element.js';
import { formFor } from './form.js';
import { ask } from './server.js';

const CATEGORIES = {
  consultation: '咨询',
  help: '求助',
  complaint: '投诉',
  report: '举报',
  suggestion: '建议',
  opinion: '意见',
  criticism: '批评',
  reflection: '反映',
};
const ELEMENTS = {
  time: ['时间', 'time'],
  place: ['地点', 'place'],
  person: ['人物', 'person'],
  cause: ['事由', 'cause'],
  course: ['经过', 'course'],
  result: ['结果（要求）', 'result wanted'],
  callerName: ['来电人姓名', 'caller’s name'],
  callerUnit: ['来电人单位', 'caller’s unit'],
  contactNumber: ['联系电话', 'contact number'],
  callTime: ['来电时间', 'time of the call'],
  content: ['内容', 'content'],
};

const MARKS = [
  'urgent',
  'simple',
  'important',
  'replyRequested',
  'confidential',
  'consumer',
  'unfairCompetition',
  'realName',
];

/** The middle pane of an agent: the form, in the order in which people speak on the telephone. An element left empty is «unknown: not asked». */
export function registrationPane(known, done) {
  const field = (zh, en, maxLength = 300) => ({ type: 'string', title: zh, 'x-en': en, maxLength });
  const form = formFor({
    id: 'register',
    button: { zh: '登记', en: 'Register' },
    schema: {
      properties: {
        category: {
          type: 'string',
          title: '类别',
          'x-en': 'category',
          enum: known.policy.categories,
          'x-words': Object.fromEntries(known.policy.categories.map((c) => [c, { zh: CATEGORIES[c] ?? c, en: c }])),
        },
        title: field('标题', 'title'),
        ...Object.fromEntries(
          known.policy.elements.map((e) => [
            e,
            field(...(ELEMENTS[e] ?? [e, e]), ['cause', 'course', 'content'].includes(e) ? 10_000 : 500),
          ]),
        ),
        name: field('诉求人', 'appellant', 200),
        contact: field('联系方式', 'contact', 200),
        urgent: { type: 'boolean', title: '紧急', 'x-en': 'urgent' },
        simple: { type: 'boolean', title: '简易', 'x-en': 'simple' },
        important: { type: 'boolean', title: '重要件', 'x-en': 'important item' },
        replyRequested: { type: 'boolean', title: '要求回复', 'x-en': 'a reply is requested' },
        confidential: { type: 'boolean', title: '身份保密', 'x-en': 'keep who appeals confidential' },
        consumer: { type: 'boolean', title: '消费者投诉', 'x-en': 'a consumer’s complaint' },
        unfairCompetition: { type: 'boolean', title: '举报不正当竞争', 'x-en': 'report of unfair competition' },
        realName: { type: 'boolean', title: '实名举报', 'x-en': 'the informant gave the own name' },
        repeatOf: field('原诉求编号', 'number of the earlier appeal', 16),
        newFacts: { type: 'boolean', title: '有新情况', 'x-en': 'it brings new facts' },
        then: {
          type: 'string',
          title: '随即',
          'x-en': 'and then',
          enum: ['accept', 'answerDirectly', 'wait'],
          default: 'accept',
          'x-words': {
            accept: { zh: '受理', en: 'accept' },
            answerDirectly: { zh: '直接答复', en: 'answer directly' },
            wait: { zh: '暂不受理', en: 'not yet' },
          },
        },
        answer: field('答复内容（直接答复时）', 'answer, when answering directly', 10_000),
      },
      required: ['category', 'title'],
    },
    send: async (given, key) => {
      const { category, title, name, contact, repeatOf, newFacts, then, answer } = given;
      const elements = Object.fromEntries(
        known.policy.elements.map((e) => [e, given[e] ? { text: given[e] } : { unknown: '未问明 not asked' }]),
      );
      const following = { accept: { accept: {} }, answerDirectly: { answerDirectly: { answer: answer ?? '' } } }[then];
      const registered = await ask(
        'POST',
        '/api/v1/appeals',
        {
          category: category ?? null,
          ...(title ? { title } : {}),
          elements,
          appellant: { ...(name ? { name } : {}), ...(contact ? { contact } : {}) },
          marks: Object.fromEntries(MARKS.filter((mark) => given[mark]).map((mark) => [mark, true])),
          ...(repeatOf ? { repeatOf, newFacts: newFacts === true } : {}),
          ...(following ? { following } : {}),
        },
        key,
      );
      await done(registered);
    },
  });
  return element(
    'section',
    { id: 'case', tabindex: '-1', 'aria-labelledby': 'case-title' },
    element('h2', { id: 'case-title' }, both({ zh: '登记新诉求', en: 'Register an appeal' })),
    form,
  );
}
