import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsReference } from '../../api/problems/reference';

const FILE = join(__dirname, '..', '..', 'docs', 'reference', 'errors.md');

test('docs/reference/errors.md says what the code says', () => {
  expect(readFileSync(FILE, 'utf8')).toBe(errorsReference());
});
