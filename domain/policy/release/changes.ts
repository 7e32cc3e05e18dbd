import { CATEGORIES } from '../category';
import { type Pack } from '../pack';
import { error, type Change, type Fault, type Json } from './fault';
import { isMadeOfParts, isNode, keysPossible, type Node, placeOf, schemasAt, segmentsOf } from './fields';
import { type Basis, filled, restated } from './source';

/** Who a pack is does not change from version to version. */
const FIXED = ['id', 'kind'];

/**
 * A pack with these changes, in their order, and every field that could not be set. What a change makes the city state rests on
 * the decree, or on the administrator's act (`source.ts`); what else a clause has to hold and nobody gave stands as silent
 * (R-SYS-06). The pack is not proved: see `validation.ts`.
 */
export function withChanges(pack: Pack, changes: readonly Change[], basis: Basis): { pack: unknown; faults: Fault[] } {
  const body = structuredClone(pack) as Node;
  const faults = changes.flatMap((change) => set(body, change) ?? []);
  const own = changes.map((change) => change.field);
  for (const { field } of changes) {
    filled(body, segmentsOf(field), basis);
    restated(body, segmentsOf(field), own, basis);
  }
  return { pack: body, faults };
}

/** Sets one field in place; a fault where the pack has no such field. */
function set(body: Node, change: Change): Fault | null {
  const path = segmentsOf(change.field);
  if (FIXED.includes(path[0] ?? '')) return error('fixedField', change.field, 'R-SYS-01', stays(body, change.field));
  if (schemasAt(path).length === 0) return unknown(change.field);
  let at: Json = body;
  for (const [i, segment] of path.slice(0, -1).entries()) {
    const next: Json = child(at, segment) ?? begun(at, path.slice(0, i + 1));
    if (next === null) return unknown(change.field);
    at = next;
  }
  const last = path.at(-1) ?? '';
  if (Array.isArray(at)) return setItem(at, last, change);
  (at as Node)[last] = structuredClone(change.value);
  return null;
}

function child(at: Json, segment: string): Json {
  if (Array.isArray(at)) return at[placeOf(at, segment)] ?? null;
  return isNode(at) && Object.hasOwn(at, segment) ? (at[segment] ?? null) : null;
}

/** A clause that was silent begins to speak; an item that is not on a list does not come to be by one of its fields. */
function begun(at: Json, path: readonly string[]): Json {
  if (!isNode(at)) return null;
  const parts = isMadeOfParts(path);
  if (parts === null) return null;
  const made: Json = parts === 'keys' ? {} : [];
  at[path.at(-1) ?? ''] = made;
  return made;
}

/** An item is replaced, taken off (null), or put at the end: under the code that it is given, or at the next place. */
function setItem(list: Json[], segment: string, { field, value }: Change): Fault | null {
  const place = placeOf(list, segment);
  if (place >= 0) {
    list.splice(place, 1, ...(value === null ? [] : [structuredClone(value)]));
    return null;
  }
  const isNext = segment === String(list.length) || (isNode(value) && value['code'] === segment);
  if (value === null || !isNext) return unknown(field);
  list.push(structuredClone(value));
  return null;
}

const stays = (body: Node, field: string): Change => ({ field, value: body[field] ?? null });

/** A path that no pack has; a category that there is not gets a name of its own, since that is the usual slip. */
function unknown(field: string): Fault {
  const path = segmentsOf(field);
  const known = path.findIndex((_, i) => schemasAt(path.slice(0, i + 1)).length === 0);
  const at = known < 0 ? path.length - 1 : known;
  const possible = keysPossible(path.slice(0, at));
  const isCategory = CATEGORIES.every((category) => possible.includes(category));
  const near = nearest(path[at] ?? '', possible);
  const meant = near === null ? path : [...path.slice(0, at), near, ...path.slice(at + 1)];
  return error(
    isCategory ? 'unknownCategory' : 'unknownField',
    field,
    isCategory ? 'R-TIM-17' : 'R-SYS-06',
    { field: meant.join('.'), value: null },
    { given: path[at] ?? '', ...(possible.length > 0 ? { allowed: possible } : {}) },
  );
}

/** The name that was probably meant: at most two letters away. */
function nearest(given: string, names: readonly string[]): string | null {
  const [best] = names.map((name) => ({ name, away: distance(given, name) })).sort((a, b) => a.away - b.away);
  return best && best.away <= 2 ? best.name : null;
}

/** Letters to put in, take out or exchange (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
