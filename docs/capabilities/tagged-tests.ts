import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A test whose title, or that of a `describe` around it, carries ids of capabilities in brackets: `[CQ-18]`, `[HN-1, HN-2]`. */
export interface TaggedTest {
  /** from the repository's root, with slashes */
  file: string;
  /** titles from the outermost `describe` to the test, without their tags, joined by « › » */
  title: string;
  ids: readonly string[];
}

const TAG = /\s*\[([A-Z]{2}-\d+(?:[\s,]+[A-Z]{2}-\d+)*)\]/g;
const TESTS = ['test', 'it', 'scenario'];
/** what jest does not run, or expects to fail, proves nothing */
const NOT_RUN = ['skip', 'todo', 'failing'];

/** Every tagged test of the files `*.test.ts` below `folder`, by file, in the order in which they stand there. */
export function taggedTests(root: string, folder: string): TaggedTest[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
    .flatMap((file) => taggedTestsIn(file, readFileSync(join(root, file), 'utf8')));
}

/** The tagged tests of one file, given its source. A tag that no running test carries is not found. */
export function taggedTestsIn(file: string, source: string): TaggedTest[] {
  const found: TaggedTest[] = [];
  const visit = (node: ts.Node, around: readonly string[]): void => {
    const told = ts.isCallExpression(node) ? callOf(node) : null;
    if (told?.runs === false) return;
    const titles = told ? [...around, told.title] : around;
    if (told?.isTest) found.push(...tagged(file, titles));
    else ts.forEachChild(node, (child) => visit(child, titles));
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.ES2022), []);
  return found;
}

function tagged(file: string, titles: readonly string[]): TaggedTest[] {
  const ids = titles.flatMap((title) => [...title.matchAll(TAG)].flatMap(([, inside = '']) => inside.split(/[\s,]+/)));
  if (ids.length === 0) return [];
  return [{ file, title: titles.map((title) => title.replaceAll(TAG, '').trim()).join(' › '), ids: [...new Set(ids)] }];
}

/** a call of `describe`, of a test, or of `scenario`, plain or through `.each`; null for any other, which is looked into */
function callOf(call: ts.CallExpression): { title: string; isTest: boolean; runs: boolean } | null {
  const [first = '', ...further] = namesOf(call.expression);
  const isTest = TESTS.includes(first.replace(/^x/, ''));
  if (!isTest && first.replace(/^x/, '') !== 'describe') return null;
  // `scenario` takes id, city and title apart
  const parts = call.arguments.slice(0, first === 'scenario' ? 3 : 1).map(textOf);
  if (parts.some((part) => part === null)) return null;
  return {
    title: parts.join(' · '),
    isTest,
    runs: !first.startsWith('x') && !further.some((n) => NOT_RUN.includes(n)),
  };
}

/** `describe.each(rows)` is described, each */
function namesOf(callee: ts.Expression): readonly string[] {
  if (ts.isIdentifier(callee)) return [callee.text];
  if (ts.isPropertyAccessExpression(callee)) return [...namesOf(callee.expression), callee.name.text];
  if (ts.isCallExpression(callee)) return namesOf(callee.expression);
  if (ts.isTaggedTemplateExpression(callee)) return namesOf(callee.tag);
  return [];
}

/** what is written in a text; what a template puts in is not known before it runs */
function textOf(node: ts.Expression): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join('');
}
