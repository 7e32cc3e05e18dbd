import { createServer, request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';

/** An action of which somebody was told that it is done. */
export interface Acknowledged {
  number: string;
  version: number;
  /** when the API had said so, by this machine's clock */
  at: number;
}

const taken = z.object({ number: z.string(), version: z.int() });

/** A line to the API that passes everything on and notes down every action before whoever asked hears that it is done. */
export async function recordingLine(api: string) {
  const acknowledged: Acknowledged[] = [];
  const server = createServer((asked, answer) => {
    void (async () => {
      const { status, headers, body } = await passedOn(api, asked);
      if (asked.method === 'POST' && (status === 200 || status === 201)) {
        const told = taken.safeParse(JSON.parse(body.toString() || 'null'));
        if (told.success) acknowledged.push({ ...told.data, at: Date.now() });
      }
      answer.writeHead(status, headers).end(body);
    })().catch(() => answer.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    acknowledged: acknowledged as readonly Acknowledged[],
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function passedOn(api: string, asked: IncomingMessage) {
  const body = await buffer(asked);
  const { method, headers } = asked;
  const answered = await new Promise<IncomingMessage>((resolve, reject) => {
    const passing = request(new URL(asked.url ?? '/', api), { headers, ...(method ? { method } : {}) }, resolve);
    passing.once('error', reject).end(body);
  });
  return { status: answered.statusCode ?? 502, headers: answered.headers, body: await buffer(answered) };
}
