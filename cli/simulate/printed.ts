import { CATEGORY_WORDS } from '../../api/words/vocabulary';
import type { RowTold, SimulationTold } from './client';
import type { FileShares, Share } from './judge-file';
import { UNJUDGED, type Unjudged } from './replied-rows';

type Cell = NonNullable<NonNullable<SimulationTold['result']>['clocks']['handle']>['all'];

const CLOCK_WORDS = { dispatch: '交办 dispatch', sign: '签收 signing', handle: '办理 handling' } as const;

/** what is told of each cell, in this order; both sides stand side by side */
const SIDE_BY_SIDE = [
  ['limited', '有时限 limited'],
  ['reminder', '提醒 reminder'],
  ['yellowCard', '黄牌 yellow card'],
  ['redCard', '红牌 red card'],
  ['overdue', '逾期 overdue'],
] as const;

/** The result of a simulation as a person reads it: each clock, all together and by category; units stand in the JSON. */
export function printed({ asOf, from, to, inForce, progress, result }: SimulationTold): string {
  const lines = [
    `${from.slice(0, 10)} … ${to.slice(0, 10)}  ${progress.done} 件 appeals  截至 as of ${asOf}`,
    `现行版本 in force v${inForce} → 草案 draft`,
  ];
  for (const clock of Object.keys(CLOCK_WORDS) as (keyof typeof CLOCK_WORDS)[]) {
    const counts = result?.clocks[clock];
    if (!counts) continue;
    lines.push('', CLOCK_WORDS[clock], ...cellLines('全部 all', counts.all));
    for (const [category, words] of Object.entries(CATEGORY_WORDS)) {
      const cell = counts.byCategory[category];
      if (cell) lines.push(...cellLines(`${words.zh} ${words.en}`, cell));
    }
  }
  for (const { words, count } of result?.untried ?? [])
    lines.push('', `未试算 not tried: ${count}  ${words.zh} ${words.en}`);
  return lines.join('\n');
}

function cellLines(name: string, { numbers, overdueShare, movedBy }: Cell): string[] {
  const of = (number: string): number => numbers[number] ?? 0;
  const sides = SIDE_BY_SIDE.map(([number, words]) => `${words} ${of(`inForce.${number}`)} → ${of(`draft.${number}`)}`);
  const moves = Object.entries(movedBy)
    .map(([days, count]) => [Number(days), count] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([days, count]) => `${days > 0 ? '+' : ''}${days}: ${count}`);
  return [
    `  ${name}: ${of('tried')}，早 earlier ${of('earlier')}，晚 later ${of('later')}，新增逾期 newly overdue ${of('newlyOverdue')}，不再逾期 no longer ${of('noLongerOverdue')}`,
    `    ${sides.join('  ')}  逾期率 share ${percent(overdueShare.inForce)} → ${percent(overdueShare.draft)}`,
    ...(moves.length > 0 ? [`    移动的工作日 working days moved: ${moves.join('  ')}`] : []),
  ];
}

/** One row of a list: number, order, unit, when it was met, and when it was due under both. */
export const printedRow = ({ number, order, unit, category, metAt, movedBy, inForce, draft }: RowTold): string =>
  [
    number,
    order ?? '',
    unit ?? '',
    category ?? '',
    metAt ?? '未办结 open',
    `${inForce.dueAt ?? '—'} → ${draft.dueAt ?? '—'}`,
    movedBy ?? '',
    `${late(inForce.overdue)} → ${late(draft.overdue)}`,
  ].join('\t');

const late = (isLate: boolean): string => (isLate ? '逾期 late' : '按期 on time');

/** The shares of a file as a person reads them. */
export function printedShares({ rows, unjudged, withoutCategory, packs }: FileShares): string {
  const lines = [`${rows} 行 rows，没有类别 without a category ${withoutCategory}`];
  for (const [why, count] of Object.entries(unjudged) as [Unjudged, number][])
    lines.push(`不能判断 not judged: ${count}  ${UNJUDGED[why].zh} ${UNJUDGED[why].en}`);
  for (const { pack, limits, withoutLimit } of packs) {
    lines.push('', limits.length === 0 ? `${pack}: 没有规定办理时限，无从逾期 states no handling limit` : pack);
    for (const limit of limits) {
      const of = limit.provenance === 'reading' ? '（对原文的理解 a reading）' : '';
      lines.push(`  ${limit.clause} ${limit.limit}${of}: ${share(limit)}`);
      for (const [year, one] of Object.entries(limit.byYear)) lines.push(`    ${year}  ${share(one)}`);
    }
    if (limits.length > 0 && withoutLimit > 0)
      lines.push(`  没有时限的类别 of categories without a limit: ${withoutLimit}`);
  }
  return lines.join('\n');
}

const share = ({ judged, late: count }: Share): string =>
  `逾期 late ${count} / ${judged} = ${percent(judged === 0 ? null : count / judged)}`;

const percent = (value: number | null): string => (value === null ? '—' : `${(value * 100).toFixed(1)}%`);
