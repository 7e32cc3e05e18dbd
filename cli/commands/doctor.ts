import { Command } from 'commander';
import { readEnvironment } from '../environment';
import { examine, type Finding } from '../services/examination';

/** `huiying doctor`: says what it found of each part and what to do; status 1 when any part is not as it should be. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('检查各部分：在，不在，怎么办。\nSay what is found of each part, and what to do.')
    .option('--json', '以 JSON 输出 print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examine(readEnvironment(process.env));
      const ok = findings.every((finding) => finding.ok);
      process.stdout.write(
        json ? `${JSON.stringify({ ok, findings }, null, 2)}\n` : `${findings.map(line).join('\n')}\n`,
      );
      process.exitCode = ok ? 0 : 1;
    });
}

function line({ part, ok, found, remedy }: Finding): string {
  return `${ok ? '✓' : '✗'} ${part.padEnd(18)} ${found}${remedy ? `\n  ${' '.repeat(18)} → ${remedy}` : ''}`;
}
