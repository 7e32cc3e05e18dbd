import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { APP_ROLE, connect } from '../db/connect';
import { listenToNews } from '../db/listen';
import type { ContentFolder } from '../content/content-folder';
import type { Outward } from '../notices/outward';
import { connectClient, type TemporalSettings } from '../temporal.config';
import { createApp } from './app';
import type { ProviderSettings } from './sign-in/provider/settings';
import type { SignInSettings } from './sign-in/settings';

/** connections to the store of one API process */
const POOL = 20;
/** how long open requests may take to end after the signal */
/** how often it is looked whether another process has left something undone */
const TEND_MS = 60_000;
const GRACE_MS = 4_000;

export interface ServeOptions {
  databaseUrl: string;
  /** the contents of files, laid */
  contents: ContentFolder;
  temporal: TemporalSettings;
  /** on 127.0.0.1; whoever serves others puts a proxy that ends TLS before it */
  port: number;
  /** address of Temporal's page */
  temporalUi: string | null;
  /** the folder of the workbench's built pages */
  pages: string;
  signIn: SignInSettings;
  /** how notices leave, for what administrators may set of it */
  outward: Outward;
  /** an OpenID provider, where one is configured */
  provider: ProviderSettings | null;
  signal: AbortSignal;
}

/**
 * Serves API and pages until the signal, then lets open requests end. It starts and registers whether or not Temporal is
 * there (design, always holds 4).
 */
export async function serve({
  databaseUrl,
  contents,
  temporal,
  port,
  temporalUi,
  pages,
  signIn,
  outward,
  provider,
  signal,
}: ServeOptions): Promise<void> {
  const log = (line: string): void => console.error(line);
  const db = connect({ url: databaseUrl, role: APP_ROLE, poolSize: POOL });
  const { app, news, tend, drain } = createApp({
    db,
    contents,
    connectTemporal: () => connectClient(temporal),
    taskQueue: temporal.taskQueue,
    temporalUi,
    pages,
    signIn,
    outward,
    provider,
    log,
  });
  const server = createServer(app);
  const stop = new AbortController();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const listening = listenToNews({
      url: databaseUrl,
      signal: stop.signal,
      onNews: (all) => void news.publish(all),
      onConnected: () => news.missed(),
    });
    const tending = setInterval(() => {
      tend().catch((error: unknown) => log(`simulation: ${String(error)}`));
    }, TEND_MS);
    if (!signal.aborted) await once(signal, 'abort');
    clearInterval(tending);
    news.closeAll();
    await closed(server);
    stop.abort();
    await listening;
    await drain();
  } finally {
    stop.abort();
    server.close();
    await db.destroy();
  }
}

/** takes no new request and waits for those under way, at most the grace */
async function closed(server: Server): Promise<void> {
  const end = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await end;
  clearTimeout(late);
}
