/** A Markdown table with its columns aligned, as the formatter of this repository would write it; the first row is the head. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_head, i) => Math.max(3, ...rows.map((row) => widthOf(row[i] ?? ''))));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - widthOf(cell))).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return rows.flatMap((row, i) => (i === 0 ? [line(row), rule] : [line(row)]));
}

/** columns on a screen: a Chinese character, and a Chinese stop or comma, takes two */
const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/u.test(char) ? 2 : 1), 0);
