import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What a mail server does with what it is given. */
type Mode = 'accept' | 'refuse' | 'refuseSender' | 'greylist' | 'leave';

/** A message as the server took it. */
export interface Taken {
  to: string[];
  message: string;
}

/** A mail server in a process of its own. */
export interface MailServer {
  url: string;
  /** taken and acknowledged */
  taken: Taken[];
  /** taken, and the server was gone before it said so */
  left: string[][];
  /** each time it was asked to take something for an address */
  asked: string[];
  now: (mode: Mode) => Promise<void>;
  /** ends it at once, as when its machine loses power */
  kill: () => Promise<void>;
}

type Told = { port: number } | { mode: Mode } | { asked: string } | Taken | { left: string[]; message: string };

export async function mailServer(): Promise<MailServer> {
  const child = spawn(process.execPath, [join(__dirname, 'smtp-process.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const taken: Taken[] = [];
  const left: string[][] = [];
  const asked: string[] = [];
  const changes: (() => void)[] = [];
  const port = await new Promise<number>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const told = JSON.parse(line) as Told;
      if ('port' in told) resolve(told.port);
      else if ('left' in told) left.push(told.left);
      else if ('to' in told) taken.push(told);
      else if ('asked' in told) asked.push(told.asked);
      else changes.shift()?.();
    });
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    left,
    asked,
    now: (mode) =>
      new Promise((resolve) => {
        changes.push(resolve);
        child.stdin.write(`${mode}\n`);
      }),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** a header of a message; null: it has none of that name */
export const headerOf = ({ message }: Taken, name: string): string | null =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(message)?.[1]?.trim() ?? null;

/** the words of a message, decoded */
export function wordsOf({ message }: Taken): string {
  const [head = '', ...rest] = message.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(head)) return body;
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
