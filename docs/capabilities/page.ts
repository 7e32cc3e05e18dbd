import { join } from 'node:path';
import { aligned } from '../aligned-table';
import { type Capability, type NamedSystem, SYSTEMS } from './list';
import { type TaggedTest, taggedTests } from './tagged-tests';

/** docs/reference/capabilities.md, made from docs/capabilities/capabilities.json and from the tags of the tests below test/. */
export function capabilitiesPage(): string {
  const tests = taggedTests(join(__dirname, '..', '..'), 'test');
  return `${[INTRODUCTION, ...SYSTEMS.map((system) => section(system, tests))].join('\n\n')}\n`;
}

function section({ pack, zh, en, capabilities }: NamedSystem, tests: readonly TaggedTest[]): string {
  const table = aligned([
    ['Id', '能力 Capability', 'Works when', 'Shown by'],
    ...capabilities.flatMap((capability) => rowsOf(capability, tests)),
  ]);
  return `## ${zh} ${en}\n\nPack \`${pack}\`\n\n${table.join('\n')}`;
}

/** a row for each test that shows it; «—» where none does */
function rowsOf({ id, zh, en, worksWhen }: Capability, tests: readonly TaggedTest[]): string[][] {
  const shown = tests.filter((test) => test.ids.includes(id)).map(({ file, title }) => plain(`${file} › ${title}`));
  const [first = '—', ...further] = shown;
  return [[id, `${zh} · ${en}`, worksWhen, first], ...further.map((test) => ['', '', '', test])];
}

/** what Markdown would take for a sign of its own, as the formatter writes it */
const plain = (words: string): string => words.replace(/[|\\`*_<[\]]/g, (sign) => `\\${sign}`);

const INTRODUCTION = `# 能力与测试 Capabilities and the tests that show them

Made from the tests’ titles by \`npm run docs\`; a test compares.

What each system that the packs are made from is credited with, and the tests that show it here, file › title; all of them run in
\`npm test\`. «—»: not shown yet. A test shows a capability by its id in brackets in its title, or in that of a \`describe\` around it; the
list of the capabilities is \`docs/capabilities/capabilities.json\`.`;
