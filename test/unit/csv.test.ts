import { csvRow } from '../../api/csv';

it.each([
  ['=1+1', "'=1+1"],
  ['+8613900000000', "'+8613900000000"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['  =1', "'  =1"],
  ['人民路', '人民路'],
  ['a,b', '"a,b"'],
  ['他说"急"', '"他说""急"""'],
  ['两\n行', '"两\n行"'],
  [7, '7'],
  [null, ''],
])('a cell that says %j is written so that a spreadsheet reads it and runs nothing', (cell, written) => {
  expect(csvRow([cell, 'x'])).toBe(`${written},x\r\n`);
});
