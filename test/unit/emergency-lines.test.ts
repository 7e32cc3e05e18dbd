import { emergencyLinesOf } from '../../api/public/emergency-lines';
import { loadPolicy } from '../../packs/load';
import { wordsIn } from '../../web/public/words';

describe('whom the pages tell people to call in danger', () => {
  it('are the lines of the whole country, and what a city names beside them (R-NAC-05, R-NAC-09)', () => {
    const country = ['110', '119', '120', '122'];
    expect(emergencyLinesOf(loadPolicy('an-city'))).toEqual([...country, '96333']);
    // a shorter list takes nobody's line away, and neither does a city that is silent
    expect(emergencyLinesOf(loadPolicy('suzhou-anhui'))).toEqual(country);
    expect(emergencyLinesOf(loadPolicy('bengbu'))).toEqual(country);
  });

  it('have a name in both languages; a line that only one city has is its number', () => {
    for (const line of emergencyLinesOf(loadPolicy('suzhou-anhui')))
      for (const language of ['zh', 'en'] as const)
        expect(wordsIn(language)(`danger.${line}`, { defaultValue: line })).toMatch(new RegExp(`${line}.+|.+${line}`));
    expect(wordsIn('en')('danger.96333', { defaultValue: '96333' })).toBe('96333');
  });
});
