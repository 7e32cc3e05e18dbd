export interface Gone<Row> {
  row: Row;
  /** where it stood */
  index: number;
}

/**
 * Rows that stood in a list before and do not now. Where only the beginning of the list has been read, what stood behind the last
 * row that is left may merely have moved on to the next page: it is not said to be gone.
 */
export function goneSince<Row>(
  before: readonly Row[],
  now: readonly Row[],
  keyOf: (row: Row) => string,
  isWhole: boolean,
): readonly Gone<Row>[] {
  const keys = new Set(now.map(keyOf));
  const end = isWhole ? before.length : before.findLastIndex((row) => keys.has(keyOf(row)));
  return before.flatMap((row, index) => (index >= end || keys.has(keyOf(row)) ? [] : [{ row, index }]));
}
