import { detailsOf, type Naming } from '../../api/words/event-details';
import type { Fact } from '../../domain/loop/event';
import { loadPolicy } from '../../packs/load';
import { UNIT } from './loop-given';
import { ONE_OF_EACH } from './loop-one-of-each';

const naming: Naming = {
  policy: loadPolicy('suzhou-anhui'),
  units: new Map([
    [UNIT, { zh: '住房和城乡建设局', en: 'Housing' }],
    ['u2-3', { zh: '城市管理局', en: 'City management' }],
  ]),
  accounts: new Map([['7', '李四']]),
};
const said = (fact: Fact) => detailsOf(fact, naming).map(({ words, said: value }) => `${words.zh}：${value.zh}`);

it.each(Object.values<Fact>(ONE_OF_EACH).map((fact) => [fact.type, fact] as const))(
  '%s says nothing in codes, ids or hashes',
  (_type, fact) => {
    // a language is told by its code
    for (const detail of detailsOf(fact, naming).filter(({ field }) => field !== 'language')) {
      expect([detail.field, detail.said.zh]).not.toEqual([
        detail.field,
        expect.stringMatching(/^[a-z]+([A-Z][a-z]+)*$/),
      ]);
      expect(detail.words.en).not.toBe('');
      expect(detail.said.en).not.toBe('');
    }
  },
);

it('an event is said in the field’s words, what it is about first', () => {
  expect(said(ONE_OF_EACH.dispatched)).toEqual(['工单：第 1 号', '单位：住房和城乡建设局', '类别：求助', '方式：转办']);
  expect(said(ONE_OF_EACH.handedOver)).toEqual(['工单：第 1 号', '原单位：住房和城乡建设局', '接手单位：城市管理局']);
  expect(said(ONE_OF_EACH.consentAsked)).toEqual(['工单：第 1 号', '事项：退回']);
  expect(said(ONE_OF_EACH.fileAttached)).toEqual(['材料种类：诉求人附件']);
});

it('a reason of the pack stands in its own words with its code', () => {
  expect(said(ONE_OF_EACH.notAccepted)[0]).toMatch(/^理由：.+（SZA-N1）$/);
});

it('a person whose name the reader is not told is left out', () => {
  expect(said(ONE_OF_EACH.handedToColleague)).toEqual(['工单：第 1 号', '经办人：李四']);
  expect(detailsOf(ONE_OF_EACH.handedToColleague, { ...naming, accounts: new Map() }).map((d) => d.field)).toEqual([
    'order',
  ]);
});
