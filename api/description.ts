import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import express, { type Express } from 'express';
import { openApi } from './openapi';
import { problemPage } from './pages/problem-page';
import type { Route } from './route';

const { version } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { version: string };

const SWAGGER_UI = dirname(require.resolve('swagger-ui-dist/package.json'));

/** /openapi.json, /docs (Swagger UI, from this server alone) and a page for each problem's type. */
export function serveDescription(app: Express, routes: readonly Route[]): void {
  const document = openApi(routes, version);
  app.get('/openapi.json', (_request, response) => {
    response.json(document);
  });
  app.get('/docs/start.js', (_request, response) => {
    response.type('text/javascript').send(START);
  });
  app.get(['/docs', '/docs/'], (_request, response) => {
    response.type('html').send(PAGE);
  });
  app.use('/docs', express.static(SWAGGER_UI, { index: false }));
  app.get('/problems/:code', (request, response, next) => {
    const page = problemPage(request.params.code);
    if (page) response.type('html').send(page);
    else next();
  });
}

const PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>回应 接口 Huiying API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="/docs/favicon-32x32.png">
<div id="api"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</html>
`;

// a request tried out from this page carries the session's guard, as any page does
const START = `'use strict';
let csrf = fetch('/api/v1/me').then((r) => (r.ok ? r.json() : { csrf: null })).then((me) => me.csrf);
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  requestInterceptor: async (request) => {
    const guard = await csrf;
    if (guard && request.method !== 'GET') request.headers['X-CSRF-Token'] = guard;
    return request;
  },
  responseInterceptor: (response) => {
    if (response.url.endsWith('/api/v1/session') && response.obj && response.obj.csrf) csrf = Promise.resolve(response.obj.csrf);
    return response;
  },
});
`;
