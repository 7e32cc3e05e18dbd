#!/usr/bin/env node
import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

// The TypeScript is run as it stands; tsx keeps what it has translated, so that only the first start after a change is slow.
register();
createRequire(import.meta.url)('./main.ts');
