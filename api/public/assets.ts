import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';

const FOLDER = join(__dirname, '..', '..', 'web', 'public', 'assets');
const PLACE = '/assets';
const YEAR_MS = 365 * 24 * 3_600_000;

/** the files of the public pages by name, each with a mark of its content */
const MARKS: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER).map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(FOLDER, name)))
      .digest('base64url')
      .slice(0, 12),
  ]),
);

/** address of a file that a browser keeps for ever: with another content it has another address */
export const assetAt = (name: string): string => `${PLACE}/${name}?${MARKS.get(name) ?? ''}`;

export function serveAssets(app: Express): void {
  app.use(PLACE, express.static(FOLDER, { index: false, maxAge: YEAR_MS, immutable: true }));
}
