import { randomBytes } from 'node:crypto';
import { ContentUnavailable } from '../content/content-folder';
import { isStoreAway } from '../db/store-away';
import { no, type Problem } from './problems/problem';

interface Fault {
  code?: unknown;
  status?: unknown;
  type?: unknown;
  limit?: unknown;
  name?: unknown;
}

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
