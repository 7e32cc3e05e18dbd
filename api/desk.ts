import { join } from 'node:path';
import express, { type Express } from 'express';

const YEAR_MS = 365 * 24 * 3_600_000;

/**
 * The workbench: one page for every address below /desk. Its files are named by their content and kept by the browser; the page
 * that names them is asked for anew each time.
 */
export function serveDesk(app: Express, folder: string): void {
  app.use('/desk/icon.svg', express.static(join(folder, 'icon.svg')));
  app.use('/desk/assets', express.static(join(folder, 'assets'), { maxAge: YEAR_MS, immutable: true, index: false }));
  // a page of an earlier release asks for files that are gone: it must not be given the page in their place
  app.use('/desk/assets', (_request, response) => void response.sendStatus(404));
  app.get(['/desk', '/desk/{*place}'], (_request, response) => {
    response.set('Cache-Control', 'no-cache').sendFile('index.html', { root: folder });
  });
}
