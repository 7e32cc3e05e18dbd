import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CsvFile, csvRow, sendCsv } from '../../api/csv';

it.each([
  ['=1+1', "'=1+1"],
  ['+8613900000000', "'+8613900000000"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['  =1', "'  =1"],
  ['＝1+1', "'＝1+1"],
  ['＠SUM(A1)', "'＠SUM(A1)"],
  ['人民路', '人民路'],
  ['a,b', '"a,b"'],
  ['他说"急"', '"他说""急"""'],
  ['两\n行', '"两\n行"'],
  [7, '7'],
  [null, ''],
])('a cell that says %j is written so that a spreadsheet reads it and runs nothing', (cell, written) => {
  expect(csvRow([cell, 'x'])).toBe(`${written},x\r\n`);
});

describe('a file', () => {
  /** what a client reads of it */
  async function read(file: Omit<CsvFile, 'name' | 'heading' | 'tooLong'>): Promise<string> {
    const server = createServer((_request, response) =>
      sendCsv({ name: 'list', heading: ['A'], tooLong: 'more', ...file })(response),
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    try {
      const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      return await response.text();
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  }
  const pagesOf = (pages: number, rows: number) =>
    async function* (): AsyncGenerator<string[][]> {
      for (let i = 0; i < pages; i++)
        yield Array.from({ length: rows }, (_, row) => [`${i}-${row} ${'长'.repeat(200)}`]);
    };

  it('goes out page by page, and listens to its reader no more often for it', async () => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const text = await read({ pages: pagesOf(40, 200), mostRows: 10_000 });
    expect(text.trimEnd().split('\r\n')).toHaveLength(1 + 40 * 200);
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  it('says in its last row that there is more', async () => {
    const rows = (await read({ pages: pagesOf(3, 2), mostRows: 4 })).trimEnd().split('\r\n');
    expect(rows).toHaveLength(1 + 4 + 1);
    expect(rows.at(-1)).toBe('more');
  });

  it('breaks off where a page cannot be read, and is no short list', async () => {
    const pages = async function* (): AsyncGenerator<string[][]> {
      yield [['1']];
      await Promise.reject(new Error('the store is away'));
    };
    await expect(read({ pages, mostRows: 10 })).rejects.toThrow();
  });
});
