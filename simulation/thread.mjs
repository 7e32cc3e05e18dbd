import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

// A thread has no loader of its own: the TypeScript is run as it stands here too.
register();
createRequire(import.meta.url)('./thread.ts');
