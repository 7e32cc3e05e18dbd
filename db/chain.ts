import { createHash, createHmac, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CaseEvent } from '../domain/loop/event';

/** number of the canonical form below; stored with every event, so that a later form never breaks an older chain */
export const FORMAT = 1;

/** what the first event of a case follows */
export const GENESIS = '';

export interface Chained {
  event: CaseEvent;
  /** the event as it is hashed and stored: JSON by RFC 8785 */
  body: string;
  prev: string;
  hash: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** hash of an event in its chain: over the hash before it and its canonical text */
export const chainHash = (prev: string, body: string): string => sha256(`${FORMAT}\n${prev}\n${body}`);

/** the canonical text of any JSON value (RFC 8785): the same value always hashes the same */
export const canonical = (value: unknown): string => canonicalize(value) ?? 'null';

/** appends events to a chain whose newest hash is `head` */
export function chain(head: string, events: readonly CaseEvent[]): readonly Chained[] {
  let prev = head;
  return events.map((event) => {
    const body = canonical(event);
    const link: Chained = { event, body, prev, hash: chainHash(prev, body) };
    prev = link.hash;
    return link;
  });
}

/**
 * The salted hash by which an event refers to a text. Masking removes text and salt: the chain still verifies, and nobody
 * can guess a short text from its hash.
 */
export const textHash = (salt: string, body: string): string => sha256(`${salt}\n${body}`);

export const newSalt = (): string => randomBytes(16).toString('base64url');

/**
 * Hash of a request's body, to tell a repetition from another request under the same key. It stands in histories for ever and
 * covers people's words, so it is keyed with the installation's secret: nobody can try out a telephone number against it.
 */
export const bodyHash = (key: string, body: unknown): string =>
  createHmac('sha256', key).update(canonical(body)).digest('base64url').slice(0, 22);
