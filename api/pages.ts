import { join } from 'node:path';
import express, { type Express } from 'express';

const PLAIN = join(__dirname, '..', 'web', 'plain');

/** the plain pages, as they lie in the folder */
export function servePages(app: Express): void {
  app.use(express.static(PLAIN, { index: 'index.html', cacheControl: true, maxAge: 0, etag: true }));
}
