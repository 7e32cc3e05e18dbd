import { z } from 'zod';
import { CATEGORIES } from '../../domain/policy/category';
import type { Change, Json } from '../../domain/policy/release/fault';
import type { Reach } from '../../domain/policy/release/release';
import { instantIn, words } from './values';

const field = z.string().min(1).max(200).meta({
  description: 'path in the pack; an item of a list goes by its code, or by its place from 0',
  example: 'timeLimits.complaint.value',
});

const changeIn = z.strictObject({
  field,
  value: z
    .unknown()
    .refine((value) => value !== undefined, { params: { code: 'required' } })
    .meta({ description: 'null makes the field silent again, or takes the item off its list' }),
});

export const changesIn = z.array(changeIn).max(500);
const dropIn = z.array(field).max(500).meta({ description: 'fields that are left again as the version has them' });

/** changes as the domain has them: what came in is JSON */
export const asChanges = (changes: z.output<typeof changesIn>): Change[] =>
  changes.map((change) => ({ field: change.field, value: change.value as Json }));

const reachIn = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('newOnly') }),
    z.strictObject({
      kind: z.enum(['fromStart', 'fromNow']),
      categories: z.array(z.enum(CATEGORIES)).min(1).nullable().default(null),
      units: z.array(z.string().min(1).max(40)).min(1).max(1000).nullable().default(null),
    }),
  ])
  .meta({
    description:
      'whom it is for: appeals accepted from then on, or open ones too, their category limits counted anew from their start or from the change (R-SYS-19)',
  });

export const reasonIn = words(2000);
const decreeIn = z.string().trim().min(1).max(200).nullable().meta({ description: 'number of the decree' });
const effectiveFromIn = instantIn.nullable();

/** «new ones only», where nothing is said */
export const NEW_ONLY: Reach = { kind: 'newOnly' };

const revision = z.int().positive().meta({ description: 'the revision that one has seen' });

export const draftParam = z.object({ draft: z.string().regex(/^\d{1,18}$/) });
export const versionParam = z.object({ version: z.coerce.number().int().min(1).max(1_000_000) });

export const newDraft = z.strictObject({
  basedOn: z.int32().min(1).optional().meta({ description: 'a version; the newest unless said' }),
  changes: changesIn.min(1),
  reason: reasonIn,
  decree: decreeIn.default(null),
  reach: reachIn.optional(),
  effectiveFrom: effectiveFromIn.default(null),
});

export const draftChange = z.strictObject({
  revision,
  changes: changesIn.optional(),
  drop: dropIn.optional(),
  reason: reasonIn.optional(),
  decree: decreeIn.optional(),
  reach: reachIn.optional(),
  effectiveFrom: effectiveFromIn.optional(),
});

export const plainStep = z.strictObject({ revision });
export const approval = z.strictObject({
  revision,
  effectiveFrom: instantIn.optional().meta({ description: 'from when it holds; else as the draft says, else at once' }),
});
export const withReason = z.strictObject({ revision, reason: reasonIn });

export const tried = z.strictObject({
  basedOn: z.int32().min(1).optional(),
  changes: changesIn,
  decree: decreeIn.default(null),
});
