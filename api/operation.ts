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

async function readiness({ db, engine }: Parts): Promise<Record<'database' | 'temporal', string>> {
  const temporal = async (): Promise<string> => {
    const client = await engine.temporal.get();
    await client.withDeadline(Date.now() + WITHIN_MS, () => client.workflowService.getSystemInfo({}));
    return 'ok';
  };
  const why = (error: unknown): string => (error instanceof Error ? error.message : String(error));
  const [database, engineState] = await Promise.all([storeReady(db).catch(why), temporal().catch(why)]);
  return { database, temporal: engineState };
}
