import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LOOP } from '../../../domain/loop';
import { lettersFor, PREFERRED } from '../../../web/staff/pages/case/letters';

const STAFF = join(__dirname, '..', '..', '..', 'web', 'staff');
const sources = readdirSync(STAFF, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => ({ name, text: readFileSync(join(STAFF, name), 'utf8') }));

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].flatMap(([, key]) => key ?? []);

/** whatever `?` lists is read from what is held here */
const DOOR = 'app/keys.tsx';
const OTHERS = [
  // a tree has the keys that every tree has, and a screen reader tells them
  'pages/admin/organisation/tree.tsx',
  // hears that somebody is there, whichever key it was
  'api/touched.ts',
];
/** a key that is written on a button or beside it: <kbd>s</kbd>, <kbd>{'F8'}</kbd> */
const WRITTEN = /<kbd[^>]*>(?:\{')?([^<{}']+)(?:'\})?<\/kbd>/g;

describe('the keys of the workbench', () => {
  it('all go through the one door, so that `?` lists every key there is', () => {
    const beside = sources.filter(({ text }) => /onKey(Down|Up|Press)|['"]key(down|up|press)['"]/.test(text));
    expect(beside.map(({ name }) => name).sort()).toEqual([DOOR, ...OTHERS].sort());
  });

  it('that stand on a button are held by the same page', () => {
    const unheld = sources.flatMap(({ name, text }) => {
      const folder = dirname(name);
      const held = sources
        .filter((one) => dirname(one.name) === folder)
        .flatMap((one) => found(one.text, /\bkey: '([^']+)'/g));
      return found(text, WRITTEN).flatMap((key) => (held.includes(key) ? [] : [`${name} ${key}`]));
    });
    expect(unheld).toEqual([]);
  });

  it('say what they do in the words of the page', () => {
    const wordless = sources.flatMap(({ name, text }) =>
      found(text, /\bkey: '[^']+',\s*words: ([^\n]{0,12})/g)
        .filter((words) => !/^(t\(|said\()/.test(words))
        .map((words) => `${name} ${words}`),
    );
    expect(wordless).toEqual([]);
  });
});

describe('the letters of the actions', () => {
  const OF_LISTS = found(sources.find(({ name }) => name === 'parts/work-table.tsx')?.text ?? '', /\bkey: '([a-z])'/g);

  it('are named for links of the loop only, and leave the lists their own', () => {
    const links: readonly string[] = LOOP.map(({ name }) => name);
    expect(Object.keys(PREFERRED).filter((link) => !links.includes(link))).toEqual([]);
    expect(OF_LISTS.sort()).toEqual(['j', 'k', 'x']);
    expect(lettersFor(links).filter((letter) => letter !== null && OF_LISTS.includes(letter))).toEqual([]);
  });

  it('are never the same for two actions on offer at once', () => {
    const letters = lettersFor(LOOP.map(({ name }) => name)).filter((letter) => letter !== null);
    expect(new Set(letters).size).toBe(letters.length);
    expect(lettersFor(['addNote', 'notAccept'])).toEqual(['n', 'o']);
  });
});
