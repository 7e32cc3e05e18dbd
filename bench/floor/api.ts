import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { Pool } from 'pg';
import { connectClient, type TemporalSettings } from '../../temporal.config';
import { FloorClient } from './floor-client';

/**
 * The thinnest API that could stand before the floor: no sign-in, no schema, no store beside the one row. Resolves after the
 * signal, when open requests have ended.
 */
export async function serveFloor(
  databaseUrl: string,
  temporal: TemporalSettings,
  port: number,
  signal: AbortSignal,
): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: 20 });
  pool.on('error', () => undefined);
  const client = await connectClient(temporal);
  const floor = new FloorClient(client, pool);
  const server = createServer((request, response) => {
    taken(floor, request).then(
      (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(JSON.stringify({ error: String(error) })),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  if (!signal.aborted) await once(signal, 'abort');
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
  await client.connection.close();
  await pool.end();
}

/** `POST /` registers, `POST /{id}/{action}` takes the action; an empty body moves nothing, as the real ones are small */
async function taken(floor: FloorClient, request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  JSON.parse(Buffer.concat(chunks).toString());
  const [, id = '', action] = (request.url ?? '').split('/');
  return action === undefined ? { id: await floor.register() } : { version: await floor.act(id, Number(action)) };
}
