import { type Policy } from '../policy';
import { type Json } from './fault';
import { isNode, keysPossible, nameOf } from './fields';
import { SOURCE_FIELDS } from './source';
import { type Standing, standingAt } from './standing';

/** A field at which two versions differ. `of` tells what is stipulated from the words and rules that it rests on. */
export interface Difference {
  field: string;
  of: 'value' | 'source';
  before: Standing;
  after: Standing;
}

/** Two policies compared field by field, those that agree left out, in the order of the pack. */
export function differences(before: Policy, after: Policy): Difference[] {
  const old = leaves(before.pack as unknown as Json);
  const now = leaves(after.pack as unknown as Json);
  return [...new Set([...now.keys(), ...old.keys()])]
    .filter((field) => !same(old.get(field), now.get(field)))
    .filter((field) => !standsFor(field, old, now) && !standsFor(field, now, old))
    .map((field) => ({
      field,
      of: isSource(field) ? 'source' : 'value',
      before: standingAt(before, field),
      after: standingAt(after, field),
    }));
}

/** whether a field holds the words and rules that something rests on, not what is stipulated */
export const isSource = (field: string): boolean =>
  SOURCE_FIELDS.includes(field.split('.').at(-1) ?? '') || /Text$/.test(field);

/** A clause that was silent as a whole is told by the fields that it has now. */
const standsFor = (field: string, silent: ReadonlyMap<string, Json>, speaking: ReadonlyMap<string, Json>): boolean =>
  (silent.get(field) ?? null) === null && [...speaking.keys()].some((other) => other.startsWith(`${field}.`));

/** Every field of a pack with its value; lists of plain words are one field, items go by code, or by place. */
export function leaves(pack: Json): Map<string, Json> {
  const found = new Map<string, Json>();
  const walk = (value: Json, path: readonly string[]): void => {
    const inner = entriesOf(value, path);
    if (inner === null) found.set(path.join('.'), value);
    else for (const [key, below] of inner) walk(below, [...path, key]);
  };
  walk(pack, []);
  return found;
}

/** In the order of the pack's schema: a store of JSON keeps none. */
function entriesOf(value: Json, path: readonly string[]): [string, Json][] | null {
  if (Array.isArray(value)) {
    if (value.length === 0 || !value.every(isNode)) return null;
    return value.map((item, i) => [nameOf(value, i), item]);
  }
  if (!isNode(value) || Object.keys(value).length === 0) return null;
  const order = keysPossible(path);
  return Object.entries(value).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
