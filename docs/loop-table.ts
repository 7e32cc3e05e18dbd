import { STAGE_WORDS } from '../api/words/vocabulary';
import { LOOP } from '../domain/loop';
import type { Link } from '../domain/loop/link';
import { ROLES } from '../domain/loop/role';
import { z } from 'zod';

/** The reference page of the closed loop, made from the registry of links: a row for each link, then each link by itself. */
export function loopReference(): string {
  const links: readonly Link[] = LOOP;
  return [
    '<!-- Made from domain/loop/index.ts by `npm run docs`: change the link, not this page. -->',
    '',
    '# 闭环的环节 The links of the closed loop',
    '',
    'Each link is one file in `domain/loop/links/`. Its name is the name of the workflow’s Update, the last segment of the route',
    'and the right to use it. What a link is refused for everywhere: another role, another unit, an older page, a stage in which it',
    'is not legal, an archived appeal.',
    '',
    ...aligned([
      ['Link', '环节', 'Stages', 'Rules', 'May make owed'],
      ...links.map((l) => [
        `[${l.name}](#${l.name.toLowerCase()})`,
        l.zh,
        l.legalIn.join(', '),
        l.rules.join(', '),
        l.owes.join(', '),
      ]),
    ]),
    ...links.flatMap(section),
  ].join('\n');
}

function section(l: Link): string[] {
  const inputs = Object.keys((z.toJSONSchema(l.input, { io: 'input' }).properties ?? {}) as object);
  const texts = Object.entries(l.texts).map(
    ([name, { max, required }]) => `\`${name}\` (≤ ${max}${required ? ', required' : ''})`,
  );
  const list = (words: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`- ${words}: ${items.join(', ')}`];
  return [
    '',
    `## ${l.name}`,
    '',
    `**${l.zh} ${l.en}.** ${l.about}`,
    '',
    ...list(
      'Who',
      l.who.map((role) => `${ROLES[role].zh} \`${role}\``),
    ),
    ...list('On', [l.on === 'order' ? 'a work order' : 'the appeal']),
    ...list(
      'Legal in',
      l.legalIn.map((stage) => `${STAGE_WORDS[stage].zh} \`${stage}\``),
    ),
    ...list(
      'Input',
      inputs.map((name) => `\`${name}\``),
    ),
    ...list('Texts (characters)', texts),
  ];
}

/** a Markdown table with its columns aligned, as the formatter of this repository would write it */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_head, i) => Math.max(3, ...rows.map((row) => widthOf(row[i] ?? ''))));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - widthOf(cell))).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return rows.flatMap((row, i) => (i === 0 ? [line(row), rule] : [line(row)]));
}

/** columns on a screen: a Chinese character takes two */
const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/\p{Script=Han}/u.test(char) ? 2 : 1), 0);
