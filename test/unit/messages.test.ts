import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { OBLIGATION_KINDS } from '../../domain/obligation/obligation';

const WEB = join(__dirname, '..', '..', 'web');
const MESSAGES = join(WEB, 'messages');
const LANGUAGES = ['zh', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

const namespacesOf = (language: Language): string[] =>
  readdirSync(join(MESSAGES, language))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace('.json', ''));

/** every text of a language, as `namespace:path.to.text` */
function textsOf(language: Language): Map<string, unknown> {
  const texts = new Map<string, unknown>();
  const gather = (at: string, value: unknown): void => {
    if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) gather(at.endsWith(':') ? at + name : `${at}.${name}`, inner);
    else texts.set(at, value);
  };
  for (const namespace of namespacesOf(language))
    gather(`${namespace}:`, JSON.parse(readFileSync(join(MESSAGES, language, `${namespace}.json`), 'utf8')));
  return texts;
}

const TEXTS = { zh: textsOf('zh'), en: textsOf('en') };

// Chinese has one form for any count, English two: texts of a count are compared as one
const withoutCount = (key: string): string => key.replace(/_(one|other|zero)$/, '');
const keysOf = (language: Language): Set<string> => new Set([...TEXTS[language].keys()].map(withoutCount));

function gapsOf(language: Language): Map<string, Set<string>> {
  const gaps = new Map<string, Set<string>>();
  for (const [key, text] of TEXTS[language]) {
    const named = gaps.get(withoutCount(key)) ?? new Set<string>();
    for (const [, name = ''] of String(text).matchAll(/\{\{-?\s*(\w+)[^}]*\}\}/g)) named.add(name);
    gaps.set(withoutCount(key), named);
  }
  return gaps;
}

const sources = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => join(WEB, name));

const parsed = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);

function everyNode(file: ts.SourceFile, visit: (node: ts.Node) => void): void {
  const go = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, go);
  };
  go(file);
}

const placeOf = (file: ts.SourceFile, node: ts.Node): string =>
  `${relative(WEB, file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;

describe('the texts of the pages', () => {
  it('stand in the same files with the same keys in both languages', () => {
    expect(namespacesOf('en').sort()).toEqual(namespacesOf('zh').sort());
    expect([...keysOf('en')].filter((key) => !keysOf('zh').has(key))).toEqual([]);
    expect([...keysOf('zh')].filter((key) => !keysOf('en').has(key))).toEqual([]);
  });

  it('name every duty whose clock an emergency can stop, which are the choices of the calendar (R-SYS-18)', () => {
    const named = [...TEXTS.zh.keys()].filter((key) => key.startsWith('calendar:clocks.'));
    expect(named.map((key) => key.replace('calendar:clocks.', ''))).toEqual([...OBLIGATION_KINDS]);
  });

  it('are never empty, and say in Chinese what is said in Chinese', () => {
    for (const language of LANGUAGES)
      expect([...TEXTS[language]].filter(([, text]) => typeof text !== 'string' || text.trim() === '')).toEqual([]);
    const inEnglish = [...TEXTS.en].filter(([, text]) => /[\u4e00-\u9fff]/.test(String(text)));
    expect(inEnglish.filter(([key]) => !namesAnotherLanguage(key))).toEqual([]);
  });

  it('leave gaps for the same things in both languages', () => {
    const [zh, en] = [gapsOf('zh'), gapsOf('en')];
    const differing = [...zh].filter(
      ([key, names]) => [...names].sort().join() !== [...(en.get(key) ?? [])].sort().join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('stand in no page itself', () => {
    const literals = sources.flatMap((name) => {
      const file = parsed(name);
      const found: string[] = [];
      everyNode(file, (node) => {
        if (saysSomething(node)) found.push(`${placeOf(file, node)} ${node.getText(file).trim()}`);
      });
      return found;
    });
    expect(literals).toEqual([]);
  });

  it('are there for every key that a page names', () => {
    const missing = sources.flatMap((name) => {
      const file = parsed(name);
      const namespaces = namespacesNamedIn(file);
      const found: string[] = [];
      everyNode(file, (node) => {
        const key = keyAskedFor(node);
        if (key === null || namespaces.length === 0) return;
        const known = namespaces.some((namespace) => LANGUAGES.every((language) => isThere(language, namespace, key)));
        if (!known) found.push(`${placeOf(file, node)} ${key.text}${key.isWhole ? '' : '…'}`);
      });
      return found;
    });
    expect(missing).toEqual([]);
  });
});

/** the name of the Chinese language, and the words of danger that are looked for in what is told in either */
const namesAnotherLanguage = (key: string): boolean => /(otherLanguage|:settings\.zh|danger\.signs)$/.test(key);

const HELD_BY_TEXT = ['title', 'placeholder', 'aria-label', 'alt', 'label'];

/** words between tags, or in an attribute that is read or shown; digits, signs and marks are no words */
function saysSomething(node: ts.Node): boolean {
  const hasWords = (text: string): boolean => /[\p{Script=Han}]|\p{Letter}{2,}/u.test(text);
  if (ts.isJsxText(node)) return hasWords(node.text.replace(/&\w+;/g, ''));
  if (!ts.isStringLiteral(node)) return false;
  const { parent } = node;
  if (ts.isJsxAttribute(parent)) return HELD_BY_TEXT.includes(parent.name.getText()) && hasWords(node.text);
  return ts.isJsxExpression(parent) && !ts.isJsxAttribute(parent.parent) && hasWords(node.text);
}

/** the namespaces that a file reads its texts from, those of `{ ns: … }` among them */
function namespacesNamedIn(file: ts.SourceFile): string[] {
  const named = new Set<string>();
  everyNode(file, (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'useTranslation') {
      const [first] = node.arguments;
      const names = first && ts.isArrayLiteralExpression(first) ? first.elements : first ? [first] : [];
      for (const name of names) if (ts.isStringLiteral(name)) named.add(name.text);
      if (!first) named.add('app');
    }
    if (ts.isPropertyAssignment(node) && node.name.getText(file) === 'ns' && ts.isStringLiteral(node.initializer))
      named.add(node.initializer.text);
  });
  return [...named];
}

interface AskedKey {
  text: string;
  /** false: only how it begins is known before the page runs */
  isWhole: boolean;
}

function keyAskedFor(node: ts.Node): AskedKey | null {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 't') return null;
  const [key] = node.arguments;
  if (key && ts.isStringLiteralLike(key)) return { text: key.text, isWhole: true };
  if (key && ts.isTemplateExpression(key) && key.head.text !== '') return { text: key.head.text, isWhole: false };
  return null;
}

function isThere(language: Language, namespace: string, { text, isWhole }: AskedKey): boolean {
  const key = text.includes(':') ? text : `${namespace}:${text}`;
  const keys = [...keysOf(language)];
  // a group of texts may be asked for as a whole, too
  return keys.some((one) => (isWhole ? one === key || one.startsWith(`${key}.`) : one.startsWith(key)));
}
