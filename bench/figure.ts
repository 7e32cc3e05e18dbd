/** One figure of the bench, as `--json` prints it. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** what the value has to be, like `<= 50`; null: told for information */
  toHold: string | null;
  holds: boolean | null;
}

type Bound = { atMost: number } | { atLeast: number };

/** A figure with the bound it has to hold, or without one where it only explains another. */
export function figure(name: string, value: number, unit: string, bound?: Bound): Figure {
  const shown = rounded(value);
  if (!bound) return { name, value: shown, unit, toHold: null, holds: null };
  return 'atMost' in bound
    ? { name, value: shown, unit, toHold: `<= ${bound.atMost}`, holds: value <= bound.atMost }
    : { name, value: shown, unit, toHold: `>= ${bound.atLeast}`, holds: value >= bound.atLeast };
}

/** The nearest rank: a value that really occurred. Throws when nothing was measured. */
export function percentile(values: readonly number[], share: number): number {
  const rising = [...values].sort((a, b) => a - b);
  const value = rising[Math.max(0, Math.ceil(share * rising.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

/** three significant digits, and no fewer than the whole number has */
const rounded = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

/** The figures as a person reads them. */
export function tableOf(figures: readonly Figure[]): string {
  const cells = figures.map((f) => [
    f.name,
    String(f.value),
    f.unit,
    f.toHold ?? '',
    f.holds === null ? '' : f.holds ? '是 yes' : '否 NO',
  ]);
  const head = ['项目 what', '值 value', '单位 unit', '须 to hold', '达到 holds'];
  const widths = head.map((title, i) => Math.max(...[head, ...cells].map((row) => widthOf(row[i] ?? title))));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((w) => '─'.repeat(w))), ...cells.map(line)].join('\n');
}

/** columns on a terminal: Chinese characters take two */
const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + (c >= '\u2e80' ? 2 : 1), 0);
