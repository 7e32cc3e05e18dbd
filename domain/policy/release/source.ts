import { type z } from 'zod';
import { ids } from '../clause';
import { type Json } from './fault';
import { accepts, isNode, keysToName, type Node, objectAt, schemasAt, valueAt } from './fields';

/*
 * What a value rests on after an administrator has set it. The old words of the source no longer say it and its rule no longer
 * gives it: the text becomes the decree's number, the rule the one by which a dated version of the policy stands (R-SYS-01).
 */

/** What the values of a draft rest on: the number of a decree, where there is one. */
export interface Basis {
  decree: string | null;
}

/** The rule of what a version of the policy states by itself. */
const VERSION_RULE = 'R-SYS-01';

/** Where there is no decree: the reason and the names stand with the version. */
const ACT_TEXT = '管理员设定，依据见本版政策的理由 / set by an administrator; the version of the policy says why';

const actText = (basis: Basis): string => basis.decree ?? ACT_TEXT;

/** What a clause says of itself, and not what it stipulates. */
export const SOURCE_FIELDS = ['text', 'rule', 'rules', 'reading', 'ambiguity', 'meaning', 'readingFields'];

/** Gives every clause on the way to a field, and below it, what it has to hold: silence (null), the act's words, its rule. */
export function filled(body: Node, path: readonly string[], basis: Basis): void {
  for (let depth = 0; depth <= path.length; depth++) fill(body, path.slice(0, depth), basis);
  fillBelow(body, path, basis);
}

function fillBelow(body: Node, path: readonly string[], basis: Basis): void {
  const value = valueAt(body, path);
  // what no pack has is told by validation, and not walked through
  if (typeof value !== 'object' || value === null || schemasAt(path).length === 0) return;
  for (const key of Object.keys(value)) {
    fill(body, [...path, key], basis);
    fillBelow(body, [...path, key], basis);
  }
}

function fill(body: Node, path: readonly string[], basis: Basis): void {
  const node = valueAt(body, path);
  if (!isNode(node)) return;
  for (const key of keysToName(path)) node[key] ??= null;
  const shape = (objectAt(path)?.shape ?? {}) as Record<string, z.ZodType>;
  for (const [key, schema] of Object.entries(shape)) {
    if (node[key] === null && !accepts(schema, null)) delete node[key];
    if (node[key] !== undefined || accepts(schema, undefined)) continue;
    if (accepts(schema, null)) node[key] = null;
    else if (key === 'rule') node[key] = VERSION_RULE;
    else if (key === 'text' && !Object.hasOwn(shape, 'code')) node[key] = actText(basis);
  }
}

/**
 * The clause around a changed field no longer rests on its old source. `own` are the fields that the same draft sets: words and
 * rules that somebody gave stay as given.
 */
export function restated(body: Node, path: readonly string[], own: readonly string[], basis: Basis): void {
  if (SOURCE_FIELDS.includes(path.at(-1) ?? '')) return;
  const given = (at: readonly string[], key: string) => own.includes([...at, key].join('.'));
  let isQuoted = false;
  for (let depth = path.length - 1; depth >= 1; depth--) {
    const at = path.slice(0, depth);
    const clause = valueAt(body, at);
    const shape = (objectAt(at)?.shape ?? {}) as Record<string, z.ZodType>;
    if (!isNode(clause) || own.includes(at.join('.'))) continue;
    const key = path[depth] ?? '';
    const put = (name: string, value: Json) => {
      if (!given(at, name)) clause[name] = value;
    };
    if (Object.hasOwn(shape, `${key}Text`) && clause[`${key}Text`] !== undefined) put(`${key}Text`, actText(basis));
    const isLength = isLimit(shape) && LENGTH.includes(key);
    if (!isQuoted && Object.hasOwn(shape, 'text') && !Object.hasOwn(shape, 'code') && isLength === isLimit(shape)) {
      isQuoted = true;
      put('text', actText(basis));
      for (const doubt of ['reading', 'ambiguity', 'meaning']) if (!given(at, doubt)) delete clause[doubt];
    }
    const doubts = clause['readingFields'];
    if (isNode(doubts)) clause['readingFields'] = Object.fromEntries(Object.entries(doubts).filter(([f]) => f !== key));
    if (!Object.hasOwn(shape, 'rule')) continue;
    put('rule', isLength ? VERSION_RULE : withVersionRule(clause['rule']));
    return;
  }
}

const isLimit = (shape: object): boolean => ['value', 'unit', 'rule'].every((key) => Object.hasOwn(shape, key));

/** What a limit's words and rule speak of; what else its clause may hold (who approves a return) has the rules that it had. */
const LENGTH = ['value', 'unit', 'from', 'onlyWhen'];

const withVersionRule = (rule: Json | undefined): string[] => [
  ...new Set([...ids(rule as string | readonly string[] | undefined), VERSION_RULE]),
];
