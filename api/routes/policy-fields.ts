import { z } from 'zod';
import { newestPolicy, policyVersion } from '../../db/policies';
import { fieldsOf } from '../../domain/policy/release/field-list';
import { SUBJECTS } from '../../domain/policy/silent-subjects';
import { no } from '../problems/problem';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { versionParam } from '../schemas/policy-input';
import { said } from '../schemas/values';
import { policyFieldWords } from '../words/policy-fields';

const fieldOut = z.object({
  field: z.string().meta({ description: 'path in the pack, as a change of a draft names it' }),
  zh: z.string(),
  en: z.string(),
  subject: z.enum(Object.keys(SUBJECTS) as [keyof typeof SUBJECTS, ...(keyof typeof SUBJECTS)[]]),
  of: z.enum(['value', 'source']).meta({ description: 'what is stipulated, or the words and rules that it rests on' }),
  form: z.object({
    kind: z.enum(['number', 'yesNo', 'text', 'words', 'choice', 'limit', 'parts']),
    options: z.array(z.string()).optional(),
  }),
  value: z.unknown(),
  provenance: z.enum(['city', 'reading', 'default', 'silent']),
  rules: z.array(z.string()),
  text: z.string().nullable().meta({ description: 'the source’s words for the clause' }),
});

/** The fields of a policy with their words, for whoever looks for what to change (R-SYS-01, R-SYS-05, R-SYS-06). */
export const policyFieldRoutes = (parts: Parts): Route[] => [
  route({
    id: 'policyFields',
    method: 'get',
    path: '/api/v1/policy-fields',
    tag: 'administration',
    summary: '政策的各项 The fields of the policy',
    about:
      'Of the newest version, or of the one given: every field with its words, what stands there and whether it is the city’s own, a reading, a platform default or nothing, and how it is filled in.',
    admits: ['administrator', 'auditor'],
    query: z.object({ version: versionParam.shape.version.optional() }),
    answer: z.object({
      version: z.int(),
      subjects: z.array(z.object({ code: z.string(), words: said })),
      fields: z.array(fieldOut),
    }),
    problems: ['unknownVersion'],
    handle: async ({ caller, query: { version } }) => {
      const { city } = caller.account;
      const policy =
        version === undefined
          ? await newestPolicy(parts.db, city)
          : (await policyVersion(parts.db, city, version))?.policy;
      if (!policy) return { problem: no('unknownVersion', { data: { version: version ?? 0 } }) };
      return {
        body: {
          version: policy.version,
          subjects: Object.entries(SUBJECTS).map(([code, words]) => ({ code, words })),
          fields: fieldsOf(policy).map(({ form, rules, ...one }) => ({
            ...one,
            ...policyFieldWords(one.field),
            form: 'options' in form ? { ...form, options: [...form.options] } : form,
            rules: [...rules],
          })),
        },
      };
    },
  }),
];
