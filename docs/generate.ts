import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loopReference } from './loop-table';

// `npm run docs`: writes the pages that are made from the code. A test fails when one of them is not up to date.
writeFileSync(join(__dirname, 'reference', 'loop.md'), `${loopReference()}\n`);
