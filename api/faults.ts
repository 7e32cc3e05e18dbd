import { randomBytes } from 'node:crypto';
import { ContentUnavailable } from '../content/content-folder';
import { no, type Problem } from './problems/problem';

interface Fault {
  code?: unknown;
  status?: unknown;
  type?: unknown;
  limit?: unknown;
  name?: unknown;
}

/** SQLSTATE classes that say «not now»: connection, resources, shutdown, and what another transaction stood in the way of */
const NOT_NOW = ['08', '53', '57', '58', '40', '55', '25006'];
/** what the driver and the pool say when nobody answers */
const NOBODY_THERE = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN'];
const DRIVER_WORDS =
  /Connection terminated|Client has encountered a connection error|Connection ended unexpectedly|Unable to acquire a connection|timeout exceeded when trying to connect|Connection ended|Timeout acquiring a connection/i;

/** The one place where a fault becomes a problem. What it does not know is internal, and goes to the log under its number. */
export function problemOf(error: unknown, log: (line: string) => void): Problem {
  const fault = error as Fault;
  if (fault.type === 'entity.too.large') return no('bodyTooLarge', { data: { limit: Number(fault.limit) } });
  if (fault.type === 'request.aborted' || fault.type === 'request.size.invalid') return no('notJson');
  if (fault.type === 'encoding.unsupported') return no('wrongEncoding');
  if (error instanceof URIError) return no('notFound', { data: { path: '' } });
  if (error instanceof ContentUnavailable) {
    log(`the folder of files: ${error.message}`);
    return no('contentUnavailable', { retryAfterSeconds: 30 });
  }
  if (isStoreAway(error)) return no('storeUnavailable', { retryAfterSeconds: 2 });
  const number = randomBytes(6).toString('hex');
  log(`${number} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return no('internal', { data: { fault: number } });
}

function isStoreAway(error: unknown): boolean {
  const { code, message, errors } = error as { code?: unknown; message?: unknown; errors?: unknown };
  if (typeof code === 'string') {
    if (NOBODY_THERE.includes(code)) return true;
    if (/^[0-9A-Z]{5}$/.test(code)) return NOT_NOW.some((c) => code.startsWith(c));
  }
  if (typeof message === 'string' && DRIVER_WORDS.test(message)) return true;
  // each address of a host name was tried
  return Array.isArray(errors) && errors.some(isStoreAway);
}
