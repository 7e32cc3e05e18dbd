import { documentOf, ofOrder } from '../../../web/staff/pages/review/document';
import { OUTCOMES, visitBody } from '../../../web/staff/pages/visits/outcome';

const said = (word: string) => ({ zh: word, en: word });
const text = (v: number, type: string, parts: Record<string, string>) => ({
  v,
  type,
  parts: Object.entries(parts).map(([name, words]) => ({ name, words: said(name), text: words })),
});
type Appeal = Parameters<typeof documentOf>[0];

const appealWith = (...texts: ReturnType<typeof text>[]): Appeal =>
  ({
    texts,
    feedbackDocument: {
      parts: ['directAnswer', 'legalSource', 'satisfaction'].map((code) => ({
        code,
        words: said(code),
        fatal: code === 'legalSource',
      })),
      signOff: null,
    },
  }) as unknown as Appeal;

const submitted = {
  parts: ['directAnswer', 'satisfaction'],
  outcome: 'solved',
  statedSatisfaction: 'satisfied',
  signedOffBy: null,
};

describe('the feedback document beside the appeal', () => {
  it('marks what the city asks for and is not there, and shows what is written besides', () => {
    const parts = documentOf(
      appealWith(text(5, 'feedbackSubmitted', { directAnswer: '已修复', reply: '您好' })),
      submitted,
    );
    expect(parts.map(({ code, text: words, missing, fatal }) => [code, words, missing, fatal])).toEqual([
      ['directAnswer', '已修复', false, false],
      ['legalSource', null, true, true],
      // no text, but stated with the document
      ['satisfaction', null, false, false],
      ['reply', '您好', false, false],
    ]);
  });

  it('is the newest one: a later draft counts, what was rejected does not', () => {
    const rejected = text(6, 'feedbackRejected', { requirements: '请补充' });
    const old = text(5, 'feedbackSubmitted', { legalSource: '某条例' });
    const drafts = [
      text(7, 'feedbackDrafted', { directAnswer: '一稿' }),
      text(8, 'feedbackDrafted', { directAnswer: '二稿' }),
    ];
    const [answer, law] = documentOf(appealWith(old, rejected, ...drafts), submitted);
    expect([answer?.text, law?.missing]).toEqual(['二稿', true]);
  });

  it('is of its own order: what the unit before has drafted fills no gap in it', () => {
    const appeal = appealWith(
      text(5, 'feedbackDrafted', { legalSource: '某条例' }),
      text(9, 'feedbackSubmitted', { directAnswer: '已修复' }),
    );
    const course = [
      { v: 1, order: null },
      { v: 5, order: { no: 1 } },
      { v: 9, order: { no: 2 } },
    ] as unknown as Parameters<typeof ofOrder>[1];
    const [answer, law] = documentOf(ofOrder(appeal, course, 2), submitted);
    expect([answer?.text, law?.text, law?.missing]).toEqual(['已修复', null, true]);
  });
});

describe('the outcome of a call', () => {
  it('is a key each, and says nothing for somebody who was not reached', () => {
    expect(new Set(OUTCOMES.map((one) => one.key)).size).toBe(OUTCOMES.length);
    expect(visitBody({ method: 'telephone', outcome: 'notReached', opinion: ' ' })).toEqual({
      method: 'telephone',
      reached: false,
    });
    expect(visitBody({ method: 'sms', outcome: 'notSatisfied', opinion: '没修好' })).toEqual({
      method: 'sms',
      reached: true,
      satisfaction: 'notSatisfied',
      opinion: '没修好',
    });
  });
});
