import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SYSTEMS } from '../../docs/capabilities/list';
import { capabilitiesPage } from '../../docs/capabilities/page';
import { taggedTests, taggedTestsIn } from '../../docs/capabilities/tagged-tests';

const ROOT = join(__dirname, '..', '..');
const capabilities = SYSTEMS.flatMap((system) => system.capabilities);
const tests = taggedTests(ROOT, 'test');

test('docs/reference/capabilities.md says what the tests show; else run `npm run docs`', () => {
  expect(readFileSync(join(ROOT, 'docs/reference/capabilities.md'), 'utf8')).toBe(capabilitiesPage());
});

test('each capability stands in the list once, and every tag names one of them', () => {
  const known = capabilities.map(({ id }) => id);
  expect(known).toEqual([...new Set(known)]);
  const strange = tests.flatMap(({ ids, file, title }) =>
    ids.filter((id) => !known.includes(id)).map((id) => `${id}: ${file} › ${title}`),
  );
  expect(strange).toEqual([]);
});

test('a capability that is promised is shown by a test, and one that is shown is promised', () => {
  const shown = new Set(tests.flatMap(({ ids }) => ids));
  const promised = capabilities.filter((c) => c.promised).map(({ id }) => id);
  expect({ promisedOnly: promised.filter((id) => !shown.has(id)) }).toEqual({ promisedOnly: [] });
  expect({ shownOnly: [...shown].filter((id) => !promised.includes(id)) }).toEqual({ shownOnly: [] });
});

describe('a tag', () => {
  const found = (source: string) => taggedTestsIn('a.test.ts', source).map(({ title, ids }) => [title, ids]);

  it('is an id in brackets, or several', () => {
    expect(
      found(`test('one [CQ-18]', () => {}); it('two [HN-1, HN-2] [GM-1]', () => {}); test('none [1]', () => {})`),
    ).toEqual([
      ['one', ['CQ-18']],
      ['two', ['HN-1', 'HN-2', 'GM-1']],
    ]);
  });

  it('of a describe holds for its tests, whatever stands in between', () => {
    const source = `describe.each([1])('letters %i [CQ-18]', () => { for (const a of b) { test.each(['x'])(\`from \${a}\`, () => {}); } })`;
    expect(found(source)).toEqual([['letters %i › from …', ['CQ-18']]]);
  });

  it('stands in the title of a scenario, which begins with its id and its city', () => {
    expect(found(`scenario('S-12', 'chongqing', 'Duty record [CQ-2]', async (city) => {})`)).toEqual([
      ['S-12 · chongqing · Duty record', ['CQ-2']],
    ]);
  });

  it('shows nothing where jest does not run the test, nor in words that are no title', () => {
    const skipped = `describe.skip('a [CQ-1]', () => { test('b', () => {}) }); xit('c [CQ-1]', () => {}); test.todo('d [CQ-1]')`;
    expect(found(`${skipped}; expect('[CQ-1]'); // test('e [CQ-1]', () => {})`)).toEqual([]);
  });
});
