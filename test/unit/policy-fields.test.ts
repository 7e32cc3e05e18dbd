import fc from 'fast-check';
import { z } from 'zod';
import { policyFieldWords } from '../../api/words/policy-fields';
import { packSchema } from '../../domain/policy/pack';
import type { Json } from '../../domain/policy/release/fault';
import { drafted } from '../../domain/policy/release/validation';
import { loadPolicy, packIds } from '../../packs/load';

/** every key that a pack can have, wherever it stands */
function keysOf(schema: z.ZodType, found = new Set<string>()): Set<string> {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) keysOf(schema.unwrap() as z.ZodType, found);
  else if (schema instanceof z.ZodUnion) for (const one of schema.options as z.ZodType[]) keysOf(one, found);
  else if (schema instanceof z.ZodArray) keysOf(schema.element as z.ZodType, found);
  else if (schema instanceof z.ZodRecord) {
    if (schema.keyType instanceof z.ZodEnum) for (const key of schema.keyType.options) found.add(String(key));
    keysOf(schema.valueType as z.ZodType, found);
  } else if (schema instanceof z.ZodObject)
    for (const [key, inner] of Object.entries(schema.shape as Record<string, z.ZodType>)) {
      found.add(key);
      keysOf(inner, found);
    }
  return found;
}

const keys = [...keysOf(packSchema)];

it('every field of a pack has a name in both languages', () => {
  expect(keys.length).toBeGreaterThan(150);
  expect(keys.filter((key) => !/[一-鿿]/.test(policyFieldWords(key).zh))).toEqual([]);
  expect(policyFieldWords('nonAcceptanceReasons.SZA-N5.lines')).toEqual({
    zh: '不予受理情形·SZA-N5·应拨打的电话',
    en: 'reasons for non-acceptance · SZA-N5 · lines to call',
  });
});

const policies = new Map(packIds().map((id) => [id, loadPolicy(id)]));
const segment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...keys) },
  fc.constantFrom('0', '1', '99', 'SZA-N1', 'phone', '__proto__', 'constructor', ''),
);
const change = fc.record({
  field: fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => segments.join('.')),
  value: fc.oneof(
    fc.constantFrom<Json>(null, 0, 1, 5, -1, 0.5, true, 'workingDays', 'hours', '2026', []),
    fc.record({ value: fc.integer(), unit: fc.constantFrom('workingDays', 'hours', 'minutes', 'sameDay') }),
    fc.jsonValue() as fc.Arbitrary<Json>,
  ),
});

it('whatever is changed, a draft is a policy of the right form or is told its faults, and the version stays as it is', () => {
  const before = JSON.stringify([...policies]);
  fc.assert(
    fc.property(
      fc.constantFrom(...policies.keys()),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      (id, changes) => {
        const base = policies.get(id) ?? loadPolicy(id);
        const outcome = drafted(base, changes, { basis: { decree: null }, version: 2, effectiveFrom: 0 });
        if ('policy' in outcome) return packSchema.safeParse(outcome.policy.pack).success;
        return outcome.faults.length > 0 && outcome.faults.every((f) => f.rule !== '');
      },
    ),
    { numRuns: 500 },
  );
  expect(JSON.stringify([...policies])).toBe(before);
  expect(({} as Record<string, unknown>)['from']).toBeUndefined();
});
