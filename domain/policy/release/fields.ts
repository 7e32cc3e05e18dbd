import { z } from 'zod';
import { packSchema } from '../pack';
import { type Json } from './fault';

/*
 * The fields of a pack as its schema knows them, by dotted path. Nothing here lists a field by name: what packSchema takes,
 * a draft can change.
 */

/** A thing with keys, as it is while it is being changed. */
export type Node = Record<string, Json>;

export const segmentsOf = (field: string): string[] => field.split('.');

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The schemas that a field may have, several where the pack gives a choice; none for a path that no pack has. */
export function schemasAt(path: readonly string[]): z.ZodType[] {
  return path.reduce<z.ZodType[]>((at, segment) => at.flatMap((schema) => below(schema, segment)), [packSchema]);
}

/** The one object that the field is, as its schema has it; null where it is none, or one of several. */
export function objectAt(path: readonly string[]): z.ZodObject | null {
  const [only, ...others] = schemasAt(path).flatMap(alternatives);
  return only instanceof z.ZodObject && others.length === 0 ? only : null;
}

/** Whether the field is a thing with keys, or a list. */
export function isMadeOfParts(path: readonly string[]): 'keys' | 'items' | null {
  const all = schemasAt(path).flatMap(alternatives);
  if (all.some((one) => one instanceof z.ZodObject || one instanceof z.ZodRecord)) return 'keys';
  return all.some((one) => one instanceof z.ZodArray) ? 'items' : null;
}

/** Keys that a field which is a table (limits by category) has to name, all of them. */
export function keysToName(path: readonly string[]): readonly string[] {
  return schemasAt(path)
    .flatMap(alternatives)
    .flatMap((schema) =>
      schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum && !accepts(schema, {})
        ? schema.keyType.options.map(String)
        : [],
    );
}

/** Keys that a table may have; none where any key goes. */
export function keysPossible(path: readonly string[]): readonly string[] {
  return schemasAt(path)
    .flatMap(alternatives)
    .flatMap((schema) =>
      schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum
        ? schema.keyType.options.map(String)
        : schema instanceof z.ZodObject
          ? Object.keys(schema.shape)
          : [],
    );
}

export const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

/** How a list's item is named in a path: by its code where no other item has the same, else by its place from 0. */
export function nameOf(list: readonly Json[], place: number): string {
  const code = codeOf(list[place]);
  const isOwn = code !== null && list.filter((item) => codeOf(item) === code).length === 1;
  return isOwn ? code : String(place);
}

/** The place of a list's item that a segment names; -1 where there is none. */
export function placeOf(list: readonly Json[], segment: string): number {
  const named = list.findIndex((item, place) => codeOf(item) === segment && nameOf(list, place) === segment);
  if (named >= 0) return named;
  return /^\d+$/.test(segment) && Number(segment) < list.length ? Number(segment) : -1;
}

const codeOf = (item: Json | undefined): string | null =>
  isNode(item) && typeof item['code'] === 'string' ? item['code'] : null;

/** What stands at a path of this value; undefined where nothing does. */
export function valueAt(value: unknown, path: readonly string[]): Json | undefined {
  let at = value as Json | undefined;
  for (const segment of path) {
    if (Array.isArray(at)) at = at[placeOf(at, segment)];
    else if (isNode(at) && Object.hasOwn(at, segment)) at = at[segment];
    else return undefined;
  }
  return at;
}

function below(schema: z.ZodType, segment: string): z.ZodType[] {
  return alternatives(schema).flatMap((one): z.ZodType[] => {
    if (one instanceof z.ZodObject)
      return Object.hasOwn(one.shape, segment) ? [(one.shape as Record<string, z.ZodType>)[segment] as z.ZodType] : [];
    if (one instanceof z.ZodRecord)
      return accepts(one.keyType as z.ZodType, segment) ? [one.valueType as z.ZodType] : [];
    if (one instanceof z.ZodArray) return [one.element as z.ZodType];
    if (one instanceof z.ZodTuple)
      return [(one.def.items as readonly z.ZodType[])[Number(segment)]].flatMap((s) => s ?? []);
    return [];
  });
}

/** What a schema can be, without «or null», «or left out» and «one of». */
export function alternatives(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return alternatives(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as readonly z.ZodType[]).flatMap(alternatives);
  return [schema];
}
