import { z } from 'zod';
import { isAnywhere } from '../api/picture/flow';
import { ALARM_WORDS, STAGE_WORDS } from '../api/words/vocabulary';
import { LOOP } from '../domain/loop';
import { leadsTo, type Link } from '../domain/loop/link';
import { ROLES } from '../domain/loop/role';
import { type Stage, STAGES } from '../domain/loop/state';
import { BY_ITSELF } from '../domain/obligation/by-itself';
import type { AlarmName } from '../domain/obligation/obligation';
import { aligned } from './aligned-table';
import { OWED_THERE } from './owed-there';

const links: readonly Link[] = LOOP;

/**
 * The reference page of the closed loop, made from the registry of links: the stages, a row for each link, what the clock does
 * by itself, then each link by itself.
 */
export function loopReference(): string {
  return [
    '<!-- Made from domain/loop/index.ts by `npm run docs`: change the link, not this page. -->',
    '',
    '# 闭环的环节 The links of the closed loop',
    '',
    'Each link is one file in `domain/loop/links/`. Its name is the name of the workflow’s Update, the last segment of the route',
    'and the right to use it. What a link is refused for everywhere: another role, another unit, an older page, a stage in which it',
    'is not legal, an archived appeal. The whole as a picture: [loop.bpmn](loop.bpmn), BPMN 2.0, which opens in bpmn.io; the way of an',
    'appeal that nothing holds up is blue, ways back are orange.',
    '',
    '## 阶段 Stages',
    '',
    'Where an appeal or one of its work orders stands. By: the links that lead on from there, but those legal nearly everywhere;',
    'who: the first that each of them names. Owed: what the city gives a limit or watches, on the appeal or on the order that stands',
    'there.',
    '',
    ...aligned([
      ['Stage', '阶段', 'Who moves it on', 'By', 'Owed'],
      ...STAGES.map((stage) => [`\`${stage}\``, STAGE_WORDS[stage].zh, ...movesOn(stage)]),
    ]),
    '',
    '## 环节 Links',
    '',
    ...aligned([
      ['Link', '环节', 'Stages', 'Leads to', 'Rules', 'May make owed'],
      ...links.map((l) => [
        `[${l.name}](#${l.name.toLowerCase()})`,
        l.zh,
        l.legalIn.join(', '),
        reachedBy(l).join(', '),
        l.rules.join(', '),
        l.owes.join(', '),
      ]),
    ]),
    '',
    '## 时钟 What the clock does by itself',
    '',
    'Where nobody acts in time. The reminder and what follows it are the rungs of the supervision ladder.',
    '',
    ...aligned([
      ['What', '说法', 'Stages', 'Leads to', 'Rule'],
      ...(Object.keys(BY_ITSELF) as AlarmName[]).map((does) => {
        const { during, to, rule } = BY_ITSELF[does];
        return [`\`${does}\``, ALARM_WORDS[does].zh, during.join(', '), to.join(', '), rule];
      }),
    ]),
    ...links.flatMap(section),
  ].join('\n');
}

/** the stages that a link can lead to, in their order */
const reachedBy = (l: Link): readonly Stage[] =>
  STAGES.filter((to) => l.legalIn.some((from) => leadsTo(l, from).includes(to)));

/** who moves a stage on, the first named of each link; by which links; and what is owed there */
function movesOn(stage: Stage): readonly string[] {
  const on = links.filter((l) => !isAnywhere(l) && leadsTo(l, stage).length > 0);
  const roles = new Set(on.flatMap((l) => l.who.slice(0, 1)).map((role) => ROLES[role].zh));
  return [[...roles].join('、'), on.map((l) => l.name).join(', '), OWED_THERE[stage].join(', ')];
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
      'Leads to',
      reachedBy(l).map((stage) => `${STAGE_WORDS[stage].zh} \`${stage}\``),
    ),
    ...list(
      'Input',
      inputs.map((name) => `\`${name}\``),
    ),
    ...list('Texts (characters)', texts),
  ];
}
