import { z } from 'zod';
import { accountNames } from '../../db/account-names';
import { CHANGE_TYPES, type ChangeType, changesOf } from '../../db/change-log';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { cursorOf, placeIn } from '../schemas/cursor';
import { cursor, instantOut, iso, pageSize } from '../schemas/values';
import {
  CHANGE_KIND_WORDS,
  CHANGE_KINDS,
  CHANGE_WORDS,
  type ChangeKind,
  changesAbout,
  kindOfChange,
} from '../words/change-words';

const changeView = z.object({
  v: z.int().meta({ description: 'place in the city’s chain' }),
  type: z.enum(CHANGE_TYPES),
  kind: z.enum(CHANGE_KINDS).meta({ description: 'what it is about' }),
  zh: z.string(),
  en: z.string(),
  subject: z.string().meta({ description: 'id of what was changed' }),
  by: z.object({ account: z.string(), name: z.string().nullable() }),
  at: instantOut,
  detail: z.record(z.string(), z.unknown()),
});

const kindView = z.object({ kind: z.enum(CHANGE_KINDS), zh: z.string(), en: z.string() });

const KINDS = CHANGE_KINDS.map((kind) => ({ kind, ...CHANGE_KIND_WORDS[kind] }));

/** What administrators changed, as it stands in the chained log (R-SYS-02, R-SYS-03). */
export const changeLogRoutes = (parts: Parts): Route[] => [
  route({
    id: 'changes',
    method: 'get',
    path: '/api/v1/changes',
    tag: 'administration',
    summary: '管理变更记录 The log of administrators’ changes',
    about:
      'The newest first. `kind` is what a change is about, and `kinds` in the answer are all there are; `type` may be repeated, with commas; `subject` is the id of what was changed.',
    admits: ['administrator', 'auditor'],
    query: z.object({
      kind: z.enum(CHANGE_KINDS).optional(),
      type: z
        .string()
        .max(1000)
        .transform((types) => types.split(','))
        .pipe(z.array(z.enum(CHANGE_TYPES)))
        .optional(),
      subject: z.string().min(1).max(200).optional(),
      limit: pageSize,
      cursor: cursor.optional(),
    }),
    answer: z.object({ changes: z.array(changeView), next: z.string().nullable(), kinds: z.array(kindView) }),
    problems: ['invalidInput'],
    handle: async ({ caller, query: { kind, type, subject, limit, cursor: at } }) => {
      const { city } = caller.account;
      const from = placeIn(z.int32().min(1), at);
      if ('problem' in from) return from;
      const found = await changesOf(parts.db, city, {
        ...(kind === undefined && type === undefined ? {} : { types: typesOf(kind, type) }),
        ...(subject === undefined ? {} : { subject }),
        ...(from.place === undefined ? {} : { before: from.place }),
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const names = await accountNames(
        parts.db,
        city,
        page.map((change) => change.by),
      );
      const last = page.at(-1);
      return {
        body: {
          changes: page.map(({ v, type: one, subject: of, by, at: instant, detail }) => ({
            v,
            type: one,
            kind: kindOfChange(one),
            ...CHANGE_WORDS[one],
            subject: of,
            by: { account: by, name: names.get(by) ?? null },
            at: iso(instant),
            detail: { ...detail },
          })),
          next: found.length > limit && last ? cursorOf(last.v) : null,
          kinds: KINDS,
        },
      };
    },
  }),
];

/** the types of this kind among these; of what was not asked for, all */
const typesOf = (kind: ChangeKind | undefined, among: readonly ChangeType[] = CHANGE_TYPES): readonly ChangeType[] =>
  kind === undefined ? among : among.filter((type) => changesAbout(kind).includes(type));
