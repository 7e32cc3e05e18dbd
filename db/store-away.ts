/** SQLSTATE classes that say «not now»: connection, resources, shutdown, and what another transaction stood in the way of */
const NOT_NOW = ['08', '53', '57', '58', '40', '55', '25006'];
/** what the driver and the pool say when nobody answers */
const NOBODY_THERE = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN'];
const DRIVER_WORDS =
  /Connection terminated|Client has encountered a connection error|Connection ended unexpectedly|Unable to acquire a connection|timeout exceeded when trying to connect|Connection ended|Timeout acquiring a connection/i;

/** A fault that says nothing of what was asked: the store is away or busy, and the same can succeed later. */
export function isStoreAway(error: unknown): boolean {
  const { code, message, errors } = error as { code?: unknown; message?: unknown; errors?: unknown };
  if (typeof code === 'string') {
    if (NOBODY_THERE.includes(code)) return true;
    if (/^[0-9A-Z]{5}$/.test(code)) return NOT_NOW.some((c) => code.startsWith(c));
  }
  if (typeof message === 'string' && DRIVER_WORDS.test(message)) return true;
  // each address of a host name was tried
  return Array.isArray(errors) && errors.some(isStoreAway);
}
