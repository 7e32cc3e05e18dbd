import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';

export type Fields = operations['policyFields']['responses'][200]['content']['application/json'];
export type PolicyField = Fields['fields'][number];
export type Provenance = PolicyField['provenance'];

/** The fields of a version of the policy; of the newest where none is given. */
export function usePolicyFields(version?: number) {
  return useQuery({
    queryKey: ['policy', 'fields', version ?? 'newest'],
    queryFn: () =>
      answerOf(api.GET('/api/v1/policy-fields', { params: { query: version === undefined ? {} : { version } } })),
  });
}

/** A limit of the policy as one thing: its number and unit, which the pack holds as two fields of a clause. */
export interface LimitClause {
  field: string;
  zh: string;
  en: string;
  value: number | null;
  unit: string | null;
  /** the clause is there, with or without a number; else it is silent as a whole */
  stands: boolean;
  provenance: Provenance;
  rules: readonly string[];
  text: string | null;
}

const without = (words: string, by: string): string => words.split(by).slice(0, -1).join(by);

/** The limits among the fields: those that stand, and those on which the pack is silent. */
export function limitsOf(fields: readonly PolicyField[]): readonly LimitClause[] {
  const byName = new Map(fields.map((one) => [one.field, one]));
  return fields.flatMap((one): LimitClause[] => {
    const { rules, text, provenance } = one;
    if (one.form.kind === 'limit') {
      const stated = one.value as { value?: number; unit?: string } | null;
      const [value, unit] = [stated?.value ?? null, stated?.unit ?? null];
      return [{ field: one.field, zh: one.zh, en: one.en, value, unit, stands: false, provenance, rules, text }];
    }
    const field = one.field.replace(/\.value$/, '');
    const unit = byName.get(`${field}.unit`);
    if (field === one.field || !unit) return [];
    return [
      {
        field,
        zh: without(one.zh, '·'),
        en: without(one.en, ' · '),
        value: typeof one.value === 'number' ? one.value : null,
        unit: typeof unit.value === 'string' ? unit.value : null,
        stands: true,
        provenance,
        rules,
        text,
      },
    ];
  });
}

/** what the product itself goes by, which no decree gives */
const INNER = /(^|\.)(code|kind|id|readingFields|readings|notes|sources)(\.|$)/;

/** the fields that are looked for: by their words, their path, the source's words or the rule */
export function useFound(fields: readonly PolicyField[], sought: string): readonly PolicyField[] {
  return useMemo(() => {
    const words = sought.trim().toLowerCase().split(/\s+/).filter(Boolean);
    return fields.filter((one) => {
      if (one.of === 'source' || INNER.test(one.field)) return false;
      const text = [one.zh, one.en, one.field, one.text ?? '', ...one.rules].join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }, [fields, sought]);
}
