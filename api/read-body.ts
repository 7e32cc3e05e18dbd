import express, { type RequestHandler } from 'express';
import { bodyHash } from '../db/chain';
import type { FieldCode } from './problems/field-words';
import { type FieldProblem, no, type Problem } from './problems/problem';
import { pointer } from './schemas/prove';

/** bytes of an ordinary request: the longest texts of a feedback document, written in escapes, fit */
export const BODY_LIMIT = 1024 * 1024;

/** reads at most `limit` bytes; a longer body is refused at once when it says so, else when it gets there */
export const rawBody = (limit: number): RequestHandler => express.raw({ type: () => true, limit, inflate: false });

/** The JSON object of a body. Refuses notJson, and wrongEncoding where the bytes are no UTF-8. */
export function readJson(bytes: unknown, contentType: string | undefined): { value: unknown } | { problem: Problem } {
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) return { value: {} };
  const [type = '', ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((p) => p.trim());
  if (type !== 'application/json') return { problem: no('notJson') };
  const charset = parameters
    .find((p) => p.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') return { problem: no('wrongEncoding') };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { problem: no('wrongEncoding') };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: no('notJson') };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problem: no('notJson') };
  return { value };
}

/** hash of a request as a whole: the same key with another one is refused */
export const requestHash = (key: string, route: string, params: unknown, body: unknown): string =>
  bodyHash(key, { route, params, body });

const MOST = 20;

/** every text of a body, keys included, that holds control characters or half a character; walks without recursion */
export function wrongTexts(value: unknown): FieldProblem[] {
  const found: FieldProblem[] = [];
  const open: { value: unknown; path: readonly string[] }[] = [{ value, path: [] }];
  for (let here = open.pop(); here !== undefined && found.length < MOST; here = open.pop()) {
    if (typeof here.value === 'string') {
      const code = wrongWith(here.value);
      if (code) found.push({ path: pointer(here.path), code });
    } else if (typeof here.value === 'object' && here.value !== null) {
      for (const [key, inner] of Object.entries(here.value)) {
        const code = wrongWith(key);
        if (code) found.push({ path: pointer(here.path), code });
        open.push({ value: inner, path: here.path.length < DEEPEST ? [...here.path, key] : here.path });
      }
    }
  }
  return found;
}

/** deeper than any request of ours: paths of a body nested for mischief stay short */
const DEEPEST = 8;

// line feed and tab are the two control characters that people write
const CONTROL = /[^\P{Cc}\n\t]/u;

function wrongWith(text: string): FieldCode | null {
  if (CONTROL.test(text)) return 'controlCharacters';
  return LONE_SURROGATE.test(text) ? 'wrongEncoding' : null;
}

const LONE_SURROGATE = /\p{Cs}/u;
