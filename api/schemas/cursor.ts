import { z } from 'zod';
import type { Problem } from '../problems/problem';
import { wrongTexts } from '../read-body';
import { prove, wrongFields } from './prove';

/** where a page ended, as one opaque word */
export const cursorOf = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** an instant in a cursor: one that the store can hold, from the year 1 to 9999 */
export const instantPlace = z.int().min(-62_135_596_800_000).max(253_402_300_799_999);

/** the place that a cursor of ours names; a word that is none is refused as a wrong query parameter */
export function placeIn<S extends z.ZodType>(
  schema: S,
  cursor: string | undefined,
): { place: z.output<S> | undefined } | { problem: Problem } {
  if (cursor === undefined) return { place: undefined };
  const named = decoded(cursor);
  const proved = prove(schema, named);
  if ('problem' in proved || wrongTexts(named).length > 0)
    return { problem: wrongFields([{ path: '/cursor', code: 'wrongForm' }]) };
  return { place: proved.value };
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
