import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { sightOf } from '../rights';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { callerOf } from '../sign-in/caller';

const HEARTBEAT_MS = 20_000;
/** how often it is asked whether the reader is still signed in */
const STILL_IN_MS = 60_000;
/** the page comes back by itself and is asked again who it is */
const LONGEST_MS = 15 * 60_000;
/** a browser that lost the stream comes back after so many ms */
const RETRY_MS = 2_000;

export const streamRoutes = (parts: Parts): Route[] => [
  route({
    id: 'stream',
    method: 'get',
    path: '/api/v1/stream',
    tag: 'lists',
    summary: '变动通知 Changes as they happen',
    about:
      'Server-sent events: `changed` {number, version} for each appeal the caller may see; `readAgain` when changes may have been missed.',
    admits: 'signedIn',
    streams: 'text/event-stream',
    answer: z.string(),
    problems: [],
    handle: ({ caller, raw }) =>
      Promise.resolve({
        stream: (response) => {
          response.writeHead(200, {
            'Content-Type': 'text/event-stream; charset=utf-8',
            'Cache-Control': 'no-store',
            'X-Accel-Buffering': 'no',
          });
          response.write(`retry: ${RETRY_MS}\n\n`);
          const sight = sightOf(caller.account);
          const listening = parts.news.listen({
            city: caller.account.city,
            sight,
            close: () => response.end(),
            write: (event, data) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
          });
          // a reader that does not even take heartbeats has no place to keep them
          const heartbeat = setInterval(() => {
            if (!response.writableNeedDrain) response.write(': still here\n\n');
          }, HEARTBEAT_MS);
          // an account that was closed, or whose sessions were ended, is told nothing more; one whose rights changed begins anew
          const stillIn = setInterval(() => {
            callerOf(parts.db, raw, false).then(
              (found) => {
                if ('problem' in found || !isDeepStrictEqual(sightOf(found.caller.account), sight)) response.end();
              },
              () => response.end(),
            );
          }, STILL_IN_MS);
          const longEnough = setTimeout(() => response.end(), LONGEST_MS);
          response.on('drain', listening.drained);
          response.on('close', () => {
            clearInterval(heartbeat);
            clearInterval(stillIn);
            clearTimeout(longEnough);
            listening.end();
          });
        },
      }),
  }),
];
