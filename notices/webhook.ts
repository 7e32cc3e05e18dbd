import { createHmac } from 'node:crypto';

/** How a try ended. `forGood`: trying again cannot help. The words hold no address and nothing of the message. */
export type Tried = 'sent' | { error: string; forGood: boolean };

const TIMEOUT_MS = 10_000;

/** The operator has named this place: the only ones that a city's webhook may be at, whatever an administrator enters. */
export function isAllowed(url: string, origins: readonly string[]): boolean {
  const { protocol, origin, username, password } = new URL(url);
  return (protocol === 'https:' || protocol === 'http:') && !username && !password && origins.includes(origin);
}

/** the signature of a message by the Standard Webhooks specification: HMAC-SHA-256 over id, time (seconds) and body, base64 */
function signatureOf(secret: string, id: string, seconds: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
}

/**
 * Posts a message to a city's webhook, signed by its secret, and takes any 2xx as its receipt. No redirect is followed: it would lead
 * where the operator has named nothing.
 */
export async function postWebhook(
  { url, secret }: { url: string; secret: string },
  { id, body }: { id: string; body: string },
  nowMs: number,
): Promise<Tried> {
  const seconds = Math.floor(nowMs / 1000);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': signatureOf(secret, id, seconds, body),
      },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.ok ? 'sent' : { error: `HTTP ${response.status}`, forGood: response.status === 410 };
  } catch (error) {
    return { error: causeOf(error), forGood: false };
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause = error.cause as { code?: string } | undefined;
  return cause?.code ?? error.name;
}
