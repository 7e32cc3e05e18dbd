import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loopReference } from '../../docs/loop-table';

test('docs/reference/loop.md says what the loop says; else run `npm run docs`', () => {
  const page = readFileSync(join(__dirname, '../../docs/reference/loop.md'), 'utf8');
  expect(page).toBe(`${loopReference()}\n`);
});
