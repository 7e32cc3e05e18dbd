import { bigramsOf } from '../../db/search/bigrams';
import { blindName, blindTelephone, telephoneIn } from '../../db/search/blind';
import { placeTermsOf, searchRowOf, termsOf } from '../../db/search/search-row';

const KEYS = { secret: 'a secret', city: 7 };

describe('what a text is found by', () => {
  it.each([
    ['人民路123号', ['人民', '民路', '123']],
    ['路', []],
    ['路灯。路灯', ['路灯']],
    ['ＡＢＣ abc', ['abc']],
    ['3栋 B座', ['3', 'b']],
    ['café 𠮷野家', ['café', '𠮷野', '野家']],
    ['！？。', []],
  ])('%s', (text, found) => {
    expect(bigramsOf(text)).toEqual(found);
  });

  it('keeps of a word without end its beginning alone', () => {
    expect(bigramsOf('a'.repeat(50_000))).toEqual(['a'.repeat(64)]);
  });
});

describe('a telephone number', () => {
  it.each([
    ['13900000000', '13900000000'],
    ['+86 139-0000-0000', '13900000000'],
    ['0086 0557 3012345', '05573012345'],
    ['０５５７－３０１２３４５（张女士）', '05573012345'],
    ['张女士 139 0000 0000，晚上', '13900000000'],
    ['someone@example.org', null],
    ['无', null],
    ['12', null],
  ])('in “%s” is %s', (contact, digits) => {
    expect(telephoneIn(contact)).toBe(digits);
  });

  it('stands in the index as a hash that belongs to one installation and one city', () => {
    const hash = blindTelephone(KEYS, '139 0000 0000');
    expect(hash).toBe(blindTelephone(KEYS, '+8613900000000'));
    expect(hash).not.toContain('139');
    expect(hash).not.toBe(blindTelephone({ ...KEYS, city: 8 }, '13900000000'));
    expect(hash).not.toBe(blindTelephone({ ...KEYS, secret: 'another' }, '13900000000'));
    expect(hash).not.toBe(blindName(KEYS, '13900000000'));
  });
});

it('a name is compared without spaces and in one width', () => {
  expect(blindName(KEYS, '欧阳 雪')).toBe(blindName(KEYS, '欧阳雪'));
  expect(blindName(KEYS, ' ')).toBeNull();
});

describe('the row of an appeal', () => {
  const row = searchRowOf(KEYS, {
    number: '1',
    city: 'x',
    receivedAt: 0,
    brought: [
      { title: '路灯', message: '路灯不亮', place: '人民路', person: '王老师', callerUnit: '某公司' },
      { words: '又坏了', callerName: '李四', contactNumber: '13900000000' },
    ],
    name: null,
    contact: null,
  });

  it('holds each word once, the place once more for itself, and nothing that tells who appeals (R-IDC-11)', () => {
    expect(row.terms).toEqual([
      ...termsOf(KEYS, '路灯不亮 人民路'),
      ...placeTermsOf(KEYS, '人民路'),
      ...termsOf(KEYS, '又坏了'),
    ]);
    expect(row.terms.join()).not.toMatch(/老师|公司|李四|139/);
  });
});
