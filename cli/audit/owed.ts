import { Command } from 'commander';
import { OBLIGATION_WORDS, saidOf } from '../../api/words/vocabulary';
import { countOwed, type OwedCounted, type Unexplained } from '../../db/unexplained';
import type { ObligationKind } from '../../domain/obligation/obligation';
import { withStore } from './at-hand';
import { collector, say, sayJson } from './print';

/**
 * `huiying audit owed`: every obligation that stands open or held, against its case. Status 1 when there is one that nothing
 * about the case explains: an open `handle` whose order is over, a `review` without feedback, anything on an archived case.
 */
export function owedCommand(): Command {
  return new Command('owed')
    .description(
      '核对未完成的应办事项：每一项为何仍在\nWhy each open obligation is still open, and which ones nothing explains.',
    )
    .option('--json', '以 JSON 输出 print JSON', false)
    .action(({ json }: { json: boolean }) => run(json));
}

async function run(json: boolean): Promise<void> {
  const { found, tell } = collector(json, lineOf);
  const told = await withStore((db) => countOwed(db, tell));
  if (json) sayJson({ ...told, findings: found });
  else say(summary(told));
  process.exitCode = told.unexplained === 0 ? 0 : 1;
}

function lineOf({ number, id, kind, status, order, phase, orderStatus }: Unexplained): string {
  const { zh, en } = OBLIGATION_WORDS[kind];
  const where = [phase, ...(order === null ? [] : [`#${order} ${orderStatus ?? '?'}`])].map(inWords).join(' · ');
  return `✗ ${number}  ${id}  ${zh} ${en}（${status}）  ${where}：无从解释 nothing explains it`;
}

const inWords = (code: string): string => {
  const words = saidOf(code);
  return words ? `${words.zh} ${words.en}` : code;
};

function summary({ cases, owed, byKind, unexplained }: OwedCounted): string {
  const lines = Object.entries(byKind)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, { open, held }]) => {
      const { zh, en } = OBLIGATION_WORDS[kind as ObligationKind];
      return `  ${kind.padEnd(18)}${String(open).padStart(7)}${String(held).padStart(7)}  ${zh} ${en}`;
    });
  return [
    ...(lines.length > 0 ? [`  ${''.padEnd(18)}${'open'.padStart(7)}${'held'.padStart(7)}`, ...lines] : []),
    `${cases} 件诉求有 ${owed} 项应办事项未完成，其中 ${unexplained} 项无从解释。`,
    `${owed} obligations of ${cases} appeals stand open; ${unexplained} of them nothing explains.`,
  ].join('\n');
}
