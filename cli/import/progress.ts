import type { Tally } from './import-rows';

const EVERY_MS = 500;
/** in a log file a line now and then is enough */
const EVERY_MS_IN_A_LOG = 5_000;

/** Says on stderr how far an import has come: one line that is written over at a terminal, lines apart elsewhere. */
export class Progress {
  private readonly startedAt = performance.now();
  private saidAt = 0;
  private open = false;

  constructor(private readonly out: NodeJS.WriteStream = process.stderr) {}

  get seconds(): number {
    return (performance.now() - this.startedAt) / 1000;
  }

  settled(tally: Tally): void {
    const now = performance.now();
    if (now - this.saidAt < (this.out.isTTY ? EVERY_MS : EVERY_MS_IN_A_LOG)) return;
    this.saidAt = now;
    const { rows, registered, repeated, rejected } = tally;
    const rate = Math.round(rows / this.seconds);
    this.say(
      `${rows} 行 rows  登记 registered ${registered}  已有 known ${repeated}  拒收 rejected ${rejected}  ${rate}/s`,
    );
  }

  /** the API is away; it is asked again */
  away(why: string): void {
    this.say(`接口暂不可用（${why}），等待后重试… The API is away (${why}); waiting and trying again`);
  }

  end(): void {
    if (this.open) this.out.write('\n');
    this.open = false;
  }

  private say(line: string): void {
    this.out.write(this.out.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
    this.open = this.out.isTTY;
  }
}
