import { packInBrief, packInFull } from '../../cli/city/pack-sheet';
import { readingsIn } from '../../domain/policy/readings';
import { silencesBySubject } from '../../domain/policy/silent-subjects';
import { silences } from '../../domain/policy/silences';
import { loadPolicy, loadReadings, packIds } from '../../packs/load';

const catalogue = loadReadings();
const PACKS = packIds().filter((pack) => pack !== 'rehearsal');

describe('readings', () => {
  test.each(PACKS)('of %s have their words, and whoever is named a number has an entry', (pack) => {
    const policy = loadPolicy(pack);
    const readings = readingsIn(policy, catalogue);
    const numbers = readings.flatMap((one) => one.ambiguity ?? []);
    expect(numbers).toEqual(expect.arrayContaining(policy.pack.readings ?? []));
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { ambiguity, paths, texts, unclear, reading } of readings) {
      expect([ambiguity, texts.length > 0 || unclear !== null, paths.length > 0 || unclear !== null]).toEqual([
        ambiguity,
        true,
        true,
      ]);
      if (ambiguity !== null) expect([ambiguity, reading]).not.toEqual([ambiguity, null]);
    }
  });

  test('are found where a clause says so, where only a field of it is read, and by the catalogue', () => {
    const places = (pack: string, ambiguity: string) =>
      readingsIn(loadPolicy(pack), catalogue).find((one) => one.ambiguity === ambiguity)?.paths;
    expect(places('chongqing', 'AMB-06')).toEqual(['maxTotal']);
    expect(places('an-city', 'AMB-04')).toEqual(['extension.maxCount']);
    expect(places('an-city', 'AMB-22')).toEqual(['nonAcceptanceReasons.AN-N9']);
    expect(places('bengbu', 'AMB-02')).toEqual(['dispatchLimit']);
  });

  test('without a number stand apart, by their path', () => {
    const unnumbered = readingsIn(loadPolicy('chongqing'), catalogue).filter((one) => one.ambiguity === null);
    expect(unnumbered.map((one) => one.paths)).toEqual([['levels']]);
  });
});

describe('silences', () => {
  test.each(PACKS)('of %s stand under one subject each, none left out', (pack) => {
    const policy = loadPolicy(pack);
    const grouped = silencesBySubject(policy).flatMap(({ paths }) => paths);
    expect([...grouped].sort()).toEqual([...silences(policy)].sort());
  });

  test('are told in a few lines at the first start, and one by one on request', () => {
    const bengbu = loadPolicy('bengbu');
    const brief = packInBrief(bengbu, catalogue);
    expect(brief).toHaveLength(5);
    expect(brief.join('\n')).toContain('AMB-02 AMB-16 AMB-17 AMB-19');
    expect(brief.at(-1)).toContain('huiying city show --pack bengbu');
    const full = packInFull(bengbu, catalogue).join('\n');
    for (const path of silences(bengbu)) expect(full).toContain(`    ${path}`);
  });
});
