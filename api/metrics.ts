import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { gauges } from '../db/gauges';
import type { Parts } from './parts';

export interface Metrics {
  /** measures every request that follows */
  observe: RequestHandler;
  /** the figures as Prometheus reads them */
  text: () => Promise<string>;
  contentType: string;
}

const BUCKETS = [0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1, 2.5, 5, 10, 30];

export function createMetrics({ db, engine, news }: Parts): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'huiying_' });
  const registers = [registry];
  const requests = new Histogram({
    name: 'huiying_http_request_seconds',
    help: 'Requests by method, route and status, in seconds until the answer was sent',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  new Gauge({
    name: 'huiying_updates_in_flight',
    help: 'Actions that wait for the answer of their case',
    registers,
    collect() {
      this.set(engine.inFlight.running);
    },
  });
  new Gauge({
    name: 'huiying_listening_pages',
    help: 'Pages that listen to changes',
    registers,
    collect() {
      this.set(news.listening);
    },
  });
  const starts = new Gauge({
    name: 'huiying_starts_waiting',
    help: 'Registered appeals whose workflow waits to be started',
    registers,
  });
  const unconfirmed = new Gauge({
    name: 'huiying_unconfirmed_cases',
    help: 'Cases whose last record nobody confirmed',
    registers,
  });
  const overdue = new Gauge({
    name: 'huiying_oldest_alarm_overdue_seconds',
    help: 'Since the oldest alarm fell due that has not rung',
    registers,
  });
  const noticesFailed = new Gauge({
    name: 'huiying_notices_failed',
    help: 'Messages to people and systems that were given up',
    registers,
  });
  const noticesOverdue = new Gauge({
    name: 'huiying_oldest_notice_overdue_seconds',
    help: 'Since the oldest message fell due that has not left',
    registers,
  });
  const store = new Gauge({
    name: 'huiying_store_reachable',
    help: '1 when the figures of the store could be read',
    registers,
  });
  return {
    contentType: registry.contentType,
    observe: (request, response, next) => {
      const done = requests.startTimer({ method: request.method });
      response.on('finish', () => {
        // whoever asks for made-up paths makes no new figures
        const route = (response.locals['route'] as string | undefined) ?? 'other';
        done({ route, status: String(response.statusCode) });
      });
      next();
    },
    text: async () => {
      const read = await gauges(db).catch(() => null);
      store.set(read ? 1 : 0);
      if (read) {
        starts.set(read.startsWaiting);
        unconfirmed.set(read.unconfirmed);
        overdue.set(read.alarmOverdueSeconds);
        noticesFailed.set(read.noticesFailed);
        noticesOverdue.set(read.noticesOverdueSeconds);
      }
      return registry.metrics();
    },
  };
}
