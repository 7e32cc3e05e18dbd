import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const STAFF = join(__dirname, '..', '..', '..', 'web', 'staff');
const FILES = readdirSync(STAFF, { recursive: true, encoding: 'utf8' });
const SHEETS = FILES.filter((file) => file.endsWith('.css'));
const COMPONENTS = FILES.filter((file) => file.endsWith('.tsx'));

/** a part of the pages, e.g. pages/admin; null for what all pages share */
const partOf = (file: string): string | null => /^pages\/[^/]+/.exec(file)?.[0] ?? null;

/** the classes that a stylesheet's rules begin with */
function classesBegun(sheet: string): Set<string> {
  const text = readFileSync(join(STAFF, sheet), 'utf8')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/@[^{;]+\{/g, '');
  const selectors = [...text.matchAll(/([^{}]+)\{/g)].flatMap(([, list]) => (list ?? '').split(','));
  return new Set(selectors.flatMap((selector) => /^\s*[a-z]*\.([\w-]+)/.exec(selector)?.[1] ?? []));
}

/** the classes that a component gives by name */
function classesGiven(component: string): Set<string> {
  const text = readFileSync(join(STAFF, component), 'utf8');
  const names = [...text.matchAll(/className=(?:"([^"]*)"|\{([^}]*)\})/g)].map(([, plain, chosen]) => plain ?? chosen);
  return new Set(names.flatMap((words) => (words ?? '').match(/[\w-]+/g) ?? []));
}

const shared = new Set(SHEETS.filter((sheet) => partOf(sheet) === null).flatMap((sheet) => [...classesBegun(sheet)]));

// A stylesheet stays when its page is left: what it says of a class, it says of every page that is opened after it.
it.each(SHEETS.filter((sheet) => partOf(sheet) !== null))('%s speaks of its own part of the pages alone', (sheet) => {
  const own = [...classesBegun(sheet)].filter((name) => !shared.has(name));
  const elsewhere = COMPONENTS.filter((component) => partOf(component) !== partOf(sheet));
  const found = elsewhere.flatMap((component) => {
    const given = classesGiven(component);
    return own.filter((name) => given.has(name)).map((name) => `.${name} in ${component}`);
  });
  expect(found).toEqual([]);
});
