import type { Express } from 'express';
import { storeReady } from '../db/readiness';
import type { Metrics } from './metrics';
import type { Parts } from './parts';

const WITHIN_MS = 3_000;

/**
 * For whoever runs the processes: /healthz (this process answers), /readyz (store and Temporal are reachable and the schema
 * is this program's; else 503 naming the part), /metrics (Prometheus).
 */
export function serveOperation(app: Express, parts: Parts, metrics: Metrics): void {
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  app.get('/readyz', (_request, response, next) => {
    readiness(parts).then((state) => {
      const ok = Object.values(state).every((part) => part === 'ok');
      response.status(ok ? 200 : 503).json({ ok, ...state });
    }, next);
  });
  app.get('/metrics', (_request, response, next) => {
    metrics.text().then((text) => response.type(metrics.contentType).send(text), next);
  });
}

type State = Record<'database' | 'temporal', string>;

/** what is wrong is told in a few words; why it is so stands in the log, because anybody may ask */
async function readiness({ db, engine, log }: Parts): Promise<State> {
  const temporal = async (): Promise<string> => {
    const client = await engine.temporal.get();
    await client.withDeadline(Date.now() + WITHIN_MS, () => client.workflowService.getSystemInfo({}));
    return 'ok';
  };
  const away =
    (part: keyof State) =>
    (error: unknown): string => {
      log(`${part} is not reachable: ${String(error)}`);
      return 'not reachable';
    };
  const [database, engineState] = await Promise.all([
    storeReady(db).catch(away('database')),
    temporal().catch(away('temporal')),
  ]);
  return { database, temporal: engineState };
}
