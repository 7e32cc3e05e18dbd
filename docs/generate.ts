import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loopPicture } from '../api/picture/bpmn';
import { errorsReference } from '../api/problems/reference';
import { capabilitiesPage } from './capabilities/page';
import { loopReference } from './loop-table';

// `npm run docs`: writes the pages that are made from the code. A test fails when one of them is not up to date.
const reference = (name: string): string => join(__dirname, 'reference', name);
writeFileSync(reference('loop.md'), `${loopReference()}\n`);
writeFileSync(reference('errors.md'), errorsReference());
writeFileSync(reference('capabilities.md'), capabilitiesPage());
void loopPicture().then((xml) => writeFileSync(reference('loop.bpmn'), xml));
