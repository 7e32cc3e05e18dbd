import { goneSince } from '../../../web/staff/parts/rows-gone';

const gone = (before: string, now: string, isWhole: boolean) =>
  goneSince([...before], [...now], (row) => row, isWhole).map(({ row, index }) => `${row}${index}`);

describe('rows that have left a list', () => {
  it('are those that stood in it before, each with its place', () => {
    expect(gone('abcd', 'acx', true)).toEqual(['b1', 'd3']);
  });

  it('are not those that a new row has only moved to a page that is not read yet', () => {
    expect(gone('abcd', 'xabc', false)).toEqual([]);
    expect(gone('abcd', 'xac', false)).toEqual(['b1']);
  });

  it('are not known of a list whose beginning is another now', () => {
    expect(gone('abcd', 'wxyz', false)).toEqual([]);
  });
});
