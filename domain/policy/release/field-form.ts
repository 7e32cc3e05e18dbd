import { z } from 'zod';
import { LIMIT_UNITS } from '../../limit/limit';
import { alternatives, schemasAt, segmentsOf } from './fields';

/** How a field is filled in: what its schema takes, in the words of a form. `parts`: as JSON, judged when it is tried. */
export type FieldForm =
  | { kind: 'number' | 'yesNo' | 'text' | 'words' | 'parts' }
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'limit'; options: readonly string[] };

/** How a field of the pack is filled in; null for a path that no pack has. */
export function formOf(field: string): FieldForm | null {
  const taken = schemasAt(segmentsOf(field)).flatMap(alternatives);
  if (taken.length === 0) return null;
  const isAll = (is: (one: z.ZodType) => boolean): boolean => taken.every(is);
  if (isAll((one) => one instanceof z.ZodNumber)) return { kind: 'number' };
  if (isAll((one) => one instanceof z.ZodBoolean)) return { kind: 'yesNo' };
  if (isAll((one) => one instanceof z.ZodEnum || one instanceof z.ZodLiteral))
    return { kind: 'choice', options: taken.flatMap(codesOf) };
  if (isAll((one) => one instanceof z.ZodString)) return { kind: 'text' };
  if (isAll((one) => one instanceof z.ZodArray && one.element instanceof z.ZodString)) return { kind: 'words' };
  if (taken.some(isLimit)) return { kind: 'limit', options: LIMIT_UNITS };
  return { kind: 'parts' };
}

const isLimit = (one: z.ZodType): boolean =>
  one instanceof z.ZodObject && Object.hasOwn(one.shape, 'value') && Object.hasOwn(one.shape, 'unit');

function codesOf(one: z.ZodType): string[] {
  if (one instanceof z.ZodEnum) return one.options.map(String);
  return one instanceof z.ZodLiteral ? [...one.values].map(String) : [];
}
