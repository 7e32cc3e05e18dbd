import { connect as dial, createServer, type Socket } from 'node:net';

/** A wire to a database that a test can cut and mend: a cut ends every connection and refuses new ones. */
export interface Wire {
  /** the same database, reached over the wire */
  through: (url: string) => string;
  cut: () => void;
  mend: () => void;
  close: () => Promise<void>;
}

export async function interruptible(): Promise<Wire> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let target = { host: '127.0.0.1', port: 5432 };
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = dial(target);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    through: (url) => {
      const parsed = new URL(url);
      target = { host: parsed.hostname, port: Number(parsed.port) };
      parsed.port = String(port);
      return parsed.href;
    },
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
