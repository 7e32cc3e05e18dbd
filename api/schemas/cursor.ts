import type { z } from 'zod';
import type { Problem } from '../problems/problem';
import { prove, wrongFields } from './prove';

/** where a page ended, as one opaque word */
export const cursorOf = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** the place that a cursor of ours names; a word that is none is refused as a wrong query parameter */
export function placeIn<S extends z.ZodType>(
  schema: S,
  cursor: string | undefined,
): { place: z.output<S> | undefined } | { problem: Problem } {
  if (cursor === undefined) return { place: undefined };
  const proved = prove(schema, decoded(cursor));
  if ('problem' in proved) return { problem: wrongFields([{ path: '/cursor', code: 'wrongForm' }]) };
  return { place: proved.value };
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
