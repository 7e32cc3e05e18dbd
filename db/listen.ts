import { Client } from 'pg';
import { type CaseNews, NEWS_CHANNEL } from './news';

const AGAIN_AFTER_MS = 1_000;

/**
 * Listens to what other processes tell of changed cases, on a connection of its own, until the signal; reconnects for ever.
 * `onConnected` is called each time: what was told in between is lost.
 */
export async function listenToNews(options: {
  url: string;
  signal: AbortSignal;
  onNews: (news: readonly CaseNews[]) => void;
  onConnected: () => void;
}): Promise<void> {
  const { url, signal, onNews, onConnected } = options;
  while (!signal.aborted) {
    const client = new Client({ connectionString: url, application_name: 'huiying news', keepAlive: true });
    const ended = new Promise<void>((resolve) => {
      client.once('error', () => resolve());
      client.once('end', () => resolve());
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    client.on('notification', ({ channel, payload }) => {
      if (channel === NEWS_CHANNEL && payload) onNews(JSON.parse(payload) as CaseNews[]);
    });
    try {
      await client.connect();
      await client.query(`listen ${NEWS_CHANNEL}`);
      onConnected();
      await ended;
    } catch {
      // the store is away; it is asked again
    }
    await client.end().catch(() => undefined);
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS).unref());
  }
}
