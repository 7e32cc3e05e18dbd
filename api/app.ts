import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Client } from '@temporalio/client';
import type { Knex } from 'knex';
import { createIntake } from '../activities/intake';
import { createRecord } from '../activities/record';
import type { ContentFolder } from '../content/content-folder';
import { type Clock, postgresClock } from '../db/clock';
import { News, newsOf } from '../db/news';
import { RulesBook } from '../db/rules';
import { unitsOfAppeals } from '../db/sight';
import type { CaseState } from '../domain/loop/state';
import { NOTHING_LEAVES, type Outward } from '../notices/outward';
import { Simulator } from '../simulation/simulator';
import { answerProblem } from './answer';
import { Confirmations } from './engine/confirmations';
import { InFlight } from './engine/in-flight';
import { StartBehind } from './engine/start-behind';
import { TemporalHolder } from './engine/temporal-holder';
import { problemOf } from './faults';
import { serveDescription } from './description';
import { serveOperation } from './operation';
import { createMetrics } from './metrics';
import { NewsFeed } from './news-feed';
import { serveDesk } from './desk';
import { servePublicPages } from './public/serve';
import { no } from './problems/problem';
import { problemsAsPages } from './public/problem-pages';
import { routesOf } from './routes';
import { securityHeaders } from './security-headers';
import { serveRoutes } from './serve-route';
import { limitsOf, publicLimits, signInLimits } from './sign-in/attempt-limits';
import { PasswordSignIn } from './sign-in/password';
import { IdentityProvider } from './sign-in/provider/identity-provider';
import { serveProviderSignIn } from './sign-in/provider/serve';
import type { ProviderSettings } from './sign-in/provider/settings';
import { SIGN_IN_DEFAULTS, type SignInSettings } from './sign-in/settings';
import type { Parts } from './parts';

export interface AppOptions {
  db: Knex;
  /** the contents of files, laid */
  contents: ContentFolder;
  /** connects to Temporal; called again after a failure */
  connectTemporal: () => Promise<Client>;
  taskQueue: string;
  temporalUi: string | null;
  /** the folder of the workbench's built pages; without it the API is served alone */
  pages?: string;
  signIn?: SignInSettings;
  outward?: Outward;
  provider?: ProviderSettings | null;
  clock?: Clock;
  /** how long a caller waits for a case's answer, in ms */
  patienceMs?: number;
  log: (line: string) => void;
}

export interface App {
  /** goes on with what a process that was lost has left: a simulation under way */
  tend: () => Promise<void>;
  app: Express;
  news: NewsFeed;
  /** ends what is under way behind the answers; call after the last request */
  drain: () => Promise<void>;
}

/** longer than Temporal or the database need to come back after a restart */
const PATIENCE_MS = 30_000;

/** The API and the pages, wired from their parts; listens to nothing yet. */
export function createApp(options: AppOptions): App {
  const { db, contents, taskQueue, temporalUi, log } = options;
  const signIn = options.signIn ?? SIGN_IN_DEFAULTS;
  const rules = new RulesBook(db);
  const clock = options.clock ?? postgresClock;
  const temporal = new TemporalHolder(options.connectTemporal);
  const confirmations = new Confirmations(db, (error) => log(`confirmations: ${String(error)}`));
  const inFlight = new InFlight();
  const starts = new StartBehind(db, temporal, taskQueue);
  const news = new NewsFeed((numbers) => unitsOfAppeals(db, numbers));
  const told = new News(db, (error) => log(`news: ${String(error)}`));
  const onWritten = (state: CaseState): void => told.add(newsOf(state));
  const simulator = new Simulator(db, log);
  const parts: Parts = {
    db,
    signIn,
    outward: options.outward ?? NOTHING_LEAVES,
    passwords: new PasswordSignIn(db, signIn),
    provider: options.provider ? new IdentityProvider(options.provider) : null,
    rules,
    clock,
    contents,
    intake: createIntake({ db, rules, clock, onWritten }),
    engine: {
      db,
      temporal,
      taskQueue,
      inFlight,
      confirmations,
      record: createRecord({ db, rules, clock, onWritten }),
      patienceMs: options.patienceMs ?? PATIENCE_MS,
    },
    starts,
    news,
    simulator,
    temporalUi,
    log,
  };
  const routes = routesOf(parts);
  const metrics = createMetrics(parts);

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', 'loopback');
  app.set('query parser', 'simple');
  app.use(metrics.observe);
  app.use(securityHeaders());
  app.use(problemsAsPages);
  serveOperation(app, parts, metrics);
  // looks and acts of one appellant are counted together
  const forAppellants = publicLimits();
  const limits = routes.filter((r) => r.tag === 'public').map((r) => [r.id, limitsOf(r, forAppellants)] as const);
  const forSignIns = signInLimits(parts.signIn);
  serveRoutes(app, db, routes, new Map([['signIn', forSignIns], ['changePassword', forSignIns], ...limits]));
  if (parts.provider) serveProviderSignIn(app, parts, parts.provider, forSignIns);
  serveDescription(app, routes);
  servePublicPages(app, parts, forAppellants);
  if (options.pages) serveDesk(app, options.pages);
  app.use((request, response) =>
    answerProblem(request, response, no('notFound', { data: { path: request.path.slice(0, 200) } })),
  );
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    answerProblem(request, response, problemOf(error, log));
  });

  temporal.atHand();
  return {
    app,
    news,
    tend: () => simulator.wake(),
    drain: async () => {
      await simulator.close();
      await starts.drain();
      await told.flush();
      await confirmations.flush();
      await temporal.close();
    },
  };
}
