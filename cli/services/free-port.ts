import { createServer } from 'node:net';

/** Whether a server could listen on this port of 127.0.0.1 now. Rejects with the system's error when the reason is another than «in use». */
export function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A port of 127.0.0.1 that nobody uses: `remembered` if it is free still, so that addresses stay the same from start to start. */
export async function freePort(remembered?: number): Promise<number> {
  if (remembered && (await portIsFree(remembered))) return remembered;
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
