import type { Duty } from '../../domain/organisation/duty';
import { type MergedLine, searchLines } from '../../domain/organisation/directory';
import { type Matter, reasonOf, type Suggestion, suggestedUnits } from '../../domain/organisation/suggesting';
import type { Unit } from '../../domain/organisation/unit';
import { on } from './loop-given';

const NOW = on('2026-03-02T09:00');
const unit = (id: string, more: Partial<Unit> = {}): Unit => ({
  id,
  name: `${id}局`,
  nameEn: null,
  kind: 'government',
  level: 2,
  parent: 'u1',
  telephones: [],
  activeFrom: null,
  activeUntil: null,
  ...more,
});
let ids = 0;
const duty = (of: string, more: Partial<Duty> = {}): Duty => ({
  id: String(++ids),
  unit: of,
  categories: null,
  subjects: [],
  areas: [],
  basis: '权责清单',
  from: on('2026-01-01T00:00'),
  until: null,
  ...more,
});
const UNITS = ['lamp', 'park', 'city'].map((id) => unit(id));
const matter = (text: string, more: Partial<Matter> = {}): Matter => ({
  category: 'complaint',
  text,
  place: '',
  ...more,
});
const suggested = (m: Matter, duties: readonly Duty[], units = UNITS): readonly string[] | string => {
  const found = suggestedUnits(m, duties, units, NOW);
  return typeof found === 'string' ? found : found.map((s) => s.unit.id);
};

describe('the dispatch catalogue suggests', () => {
  const lamp = duty('lamp', { subjects: ['路灯', '照明'] });

  test('the unit whose duty the text speaks of, and says when there is none', () => {
    expect(suggested(matter('门口的路灯坏了'), [lamp])).toEqual(['lamp']);
    expect(suggested(matter('噪声扰民'), [lamp])).toBe('nothingMatches');
    expect(suggested(matter('路灯'), [])).toBe('catalogueEmpty');
  });

  test('first whose duty is named most, then whose area is named, then by the longest word', () => {
    const both = duty('city', { subjects: ['路灯'], areas: ['城东区'] });
    const park = duty('park', { subjects: ['公园路灯'] });
    expect(suggested(matter('路灯照明都坏了', { place: '城东区' }), [both, lamp])).toEqual(['lamp', 'city']);
    expect(suggested(matter('路灯坏了', { place: '城东区人民路' }), [both, lamp])).toEqual(['city', 'lamp']);
    expect(suggested(matter('公园路灯坏了'), [duty('lamp', { subjects: ['路灯'] }), park])).toEqual(['park', 'lamp']);
  });

  test('a duty without words fits any matter, behind every one that names it', () => {
    expect(suggested(matter('路灯坏了'), [duty('city'), lamp])).toEqual(['lamp', 'city']);
  });

  test('only in the area and the categories that the duty covers', () => {
    const east = duty('park', { subjects: ['路灯'], areas: ['开发区'] });
    const consulted = duty('city', { subjects: ['路灯'], categories: ['consultation'] });
    expect(suggested(matter('路灯坏了', { place: '老城' }), [east, consulted])).toBe('nothingMatches');
    expect(suggested(matter('路灯何时修', { category: 'consultation' }), [east, consulted])).toEqual(['city']);
    // before it was accepted the category is open
    expect(suggested(matter('路灯', { category: null }), [consulted])).toEqual(['city']);
  });

  test('only what is in force now, of units that take orders now', () => {
    expect(suggested(matter('路灯'), [{ ...lamp, until: NOW }])).toBe('catalogueEmpty');
    expect(suggested(matter('路灯'), [{ ...lamp, from: NOW + 1 }])).toBe('catalogueEmpty');
    expect(suggested(matter('路灯'), [{ ...lamp, from: NOW }])).toEqual(['lamp']);
    expect(suggested(matter('路灯'), [lamp], [unit('lamp', { activeUntil: NOW })])).toBe('catalogueEmpty');
  });

  test('each unit once, by its nearest duty, and the same whatever the order of the catalogue', () => {
    const near = duty('lamp', { subjects: ['路灯', '灯杆'] });
    const all = [lamp, near, duty('city', { subjects: ['灯杆'] }), duty('park', { subjects: ['灯杆'] })];
    const text = matter('路灯的灯杆歪了');
    const found = suggestedUnits(text, all, UNITS, NOW) as readonly Suggestion[];
    expect(found.map((s) => [s.unit.id, s.duty.id])).toEqual([
      ['lamp', near.id],
      ['city', all[2]?.id],
      ['park', all[3]?.id],
    ]);
    expect(suggestedUnits(text, [...all].reverse(), UNITS, NOW)).toEqual(found);
  });

  test('with a reason that tells words, place, ground and day, in both languages', () => {
    const one = duty('lamp', { subjects: ['路灯'], areas: ['城东区'], basis: '照明条例' });
    const [found] = suggestedUnits(matter('路灯', { place: '城东区' }), [one], UNITS, NOW) as readonly Suggestion[];
    if (!found) throw new Error('nobody suggested');
    expect(reasonOf(found, 'Asia/Shanghai')).toEqual({
      zh: '诉求提到“路灯”，地点在“城东区”；按派单目录，自 2026-01-01 起由lamp局负责，依据：照明条例。',
      en: 'It speaks of 路灯 and the place is 城东区; by the dispatch catalogue lamp局 answers for it since 2026-01-01, on the ground of 照明条例.',
    });
    const any = suggestedUnits(matter('别的'), [duty('city')], UNITS, NOW) as readonly Suggestion[];
    expect(any[0] && reasonOf(any[0], 'Asia/Shanghai').en).toMatch(/^By the dispatch catalogue/);
  });

  test('full-width letters, capitals and white space make no difference', () => {
    expect(suggested(matter('ＷＩＦＩ 收 费'), [duty('city', { subjects: ['WiFi收费'] })])).toEqual(['city']);
  });
});

describe('the directory is searched', () => {
  const line = (number: string, name: string, more: Partial<MergedLine> = {}): MergedLine => ({
    id: number,
    number,
    name,
    unit: 'lamp',
    unitName: '市政局',
    telephones: [],
    subjects: [],
    openedOn: null,
    mergedOn: null,
    ...more,
  });
  const lines = [
    line('968802', '供水热线', { subjects: ['水压', '停水'], unitName: '水务公司' }),
    line('968801', '照明热线', { subjects: ['路灯'], telephones: ['0000-1000001'] }),
  ];
  const found = (question: string): string[] => searchLines(lines, question).map((l) => l.number);

  test.each([
    ['', ['968801', '968802']],
    ['968802', ['968802']],
    ['9688', ['968801', '968802']],
    ['1000001', ['968801']],
    ['水务', ['968802']],
    ['我家停水了', ['968802']],
    ['照明 停水', ['968801', '968802']],
    ['热线', ['968801', '968802']],
    ['没有的事', []],
  ])('for «%s»', (question, numbers) => {
    expect(found(question)).toEqual(numbers);
  });
});
