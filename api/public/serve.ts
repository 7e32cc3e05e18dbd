import type { Express, RequestHandler } from 'express';
import { installationKey } from '../../db/installation';
import { DOINGS } from '../../web/public/doing';
import { ProblemPage } from '../../web/public/problem';
import type { Parts } from '../parts';
import type { PublicLimits } from '../sign-in/attempt-limits';
import { appealPage, doing, doingPage, leaving } from './appeal-pages';
import { serveAssets } from './assets';
import { following, followPage, plainDigits } from './follow-pages';
import { multipartForm, urlencodedForm } from './form';
import { OwnKeys } from './own-key';
import { pageHeaders } from './page-headers';
import { asHandler, type PageHandler, type PageParts, sendPage } from './page-parts';
import { sendProblem } from './problem-pages';
import { answerPage, answersPage, citiesPage, directoryPage, helpPage, homePage } from './reading-pages';
import { receiptPage } from './receipt-page';
import { hashWith } from './request-hash';
import { submitPage, submitting } from './submit-pages';
import { visitNowhere } from './visit';

/**
 * The pages of everybody, each address on one line. Readable without script; nobody signs in. The limits are those of the public
 * routes of the API, counted together with them.
 */
export function servePublicPages(app: Express, parts: Parts, { look, write, code }: PublicLimits): void {
  const own = withSecrets(parts);
  const before: RequestHandler[] = [pageHeaders, alwaysAPage];
  const get = (path: string, page: PageHandler, ...limited: RequestHandler[]): void => {
    app.get(path, ...before, ...limited, asHandler(page));
  };
  const post = (path: string, page: PageHandler, ...reading: RequestHandler[]): void => {
    app.post(path, ...before, fromHere, ...reading, asHandler(page));
  };
  // forms and files are read once it is known that they may come
  const small = [...look, ...write, urlencodedForm];
  const withFiles = [...look, ...write, multipartForm(parts.contents)];

  serveAssets(app);
  get('/', homePage(own));
  get('/cities', citiesPage(own));
  get('/help', helpPage(own));
  get('/directory', directoryPage(own), ...look);
  get('/answers', answersPage(own), ...look);
  get('/answers/:number', answerPage(own), ...look);
  get('/submit', submitPage(own));
  post('/submit', submitting(own), ...withFiles);
  get('/receipt', receiptPage(own), ...look);
  get('/follow', followPage(own));
  // number and code are read before their attempts are counted
  post('/follow', following(own), ...look, urlencodedForm, plainDigits, ...code);
  get('/appeal', appealPage(own), ...look);
  post('/appeal/leave', leaving(own));
  for (const what of DOINGS) {
    get(`/appeal/${what}`, doingPage(own, what), ...look);
    post(`/appeal/${what}`, doing(own, what), ...(what === 'photos' ? withFiles : small));
  }
}

/** the installation's secret is read once, when it is needed first; a reading that failed is tried again */
function withSecrets(parts: Parts): PageParts {
  let secrets: { keys: OwnKeys; hash: ReturnType<typeof hashWith> } | undefined;
  const read = async () => {
    if (secrets) return secrets;
    const key = await installationKey(parts.db);
    return (secrets = { keys: new OwnKeys(key), hash: hashWith(key) });
  };
  return { ...parts, ownKeys: async () => (await read()).keys, hashOf: async () => (await read()).hash };
}

/** these addresses answer with pages, whatever else a program says it wants */
const alwaysAPage: RequestHandler = (request, response, next) => {
  response.locals['sayProblem'] = (problem: Parameters<typeof sendProblem>[2]) =>
    sendProblem(request, response, problem);
  next();
};

/** A form that another website sends in somebody's name is not taken; a browser says where a request comes from. */
const fromHere: RequestHandler = (request, response, next) => {
  if (request.get('sec-fetch-site') !== 'cross-site') return next();
  const visit = visitNowhere(request);
  const { words } = visit;
  sendPage(
    response,
    ProblemPage,
    {
      visit,
      code: 'crossSite',
      title: words('page.refusedTitle'),
      detail: words('page.refused'),
      whatToDo: words('page.refusedDo'),
    },
    403,
  );
};
