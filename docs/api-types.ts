import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { openApi } from '../api/openapi';
import type { Parts } from '../api/parts';
import { routesOf } from '../api/routes';

// `npm run api-types`: the types by which the pages speak to the API, made from the description that the API gives of itself.
// Routes are described without being served, so they need none of the parts that they work with.
const FILE = join(__dirname, '..', 'web', 'staff', 'api', 'schema.d.ts');

async function write(): Promise<void> {
  const description = openApi(routesOf({} as Parts), '0') as unknown as Parameters<typeof openapiTS>[0];
  writeFileSync(FILE, astToString(await openapiTS(description)));
}

void write();
