import type { Request, Response } from 'express';
import { OwnKeys } from '../../api/public/own-key';

const NOW = Date.parse('2026-03-02T02:00:00Z');
const HOUR = 3_600_000;
const KEY = { number: '2026030200000014', code: '12345678' };

/** what the browser is given to keep, and what it sends back */
function browser(keys: OwnKeys): { line: string; sends: (value: string) => Request } {
  let line = '';
  const request = { headers: {}, secure: true } as unknown as Request;
  keys.keep(request, { append: (_name: string, value: string) => (line = value) } as unknown as Response, KEY, NOW);
  return { line, sends: (value) => ({ headers: { cookie: `huiying_appeal=${value}` } }) as unknown as Request };
}

describe('number and query code between two pages', () => {
  const keys = new OwnKeys('secret');
  const { line, sends } = browser(keys);
  const value = /huiying_appeal=([^;]+)/.exec(line)?.[1] ?? '';

  test('are kept by no script and no other site, not beyond the browser’s end, and cannot be read', () => {
    for (const word of ['HttpOnly', 'SameSite=Strict', 'Secure']) expect(line).toContain(word);
    expect(line).not.toMatch(/Max-Age|Expires/i);
    expect(Buffer.from(value, 'base64url').toString('latin1')).not.toContain(KEY.code);
  });

  test('open again for two hours, then no more', () => {
    expect(keys.kept(sends(value), NOW + HOUR)).toEqual(KEY);
    expect(keys.kept(sends(value), NOW + 3 * HOUR)).toBeNull();
  });

  test('open for nobody who made or changed them, nor for another installation', () => {
    const changed = `${value.slice(0, -2)}${value.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const other of [changed, '', 'AAAA', value.slice(0, 20)])
      expect([other, keys.kept(sends(other), NOW)]).toEqual([other, null]);
    expect(new OwnKeys('another').kept(sends(value), NOW)).toBeNull();
  });
});
