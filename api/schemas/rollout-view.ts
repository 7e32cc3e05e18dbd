import { z } from 'zod';
import type { RebasePreview } from '../../db/rollout-preview';
import { type Rollout, ROLLOUT_STATUSES } from '../../db/rollouts';
import { instantOut, iso, isoOrNull } from './values';

export const rolloutView = z.object({
  id: z.string(),
  terms: z.record(z.string(), z.unknown()),
  by: z.string(),
  approvedBy: z.string().nullable().meta({ description: 'a second person, where the city wants one (four eyes)' }),
  reason: z.string(),
  asOf: instantOut.meta({ description: 'not before; and what «from now» means' }),
  orderedAt: instantOut,
  status: z.enum(ROLLOUT_STATUSES),
  lookedAt: z.int().meta({ description: 'open appeals looked at so far' }),
  changed: z.int().meta({ description: 'of them, those that have an event of it' }),
  moved: z.int().meta({ description: 'due instants that moved' }),
  startedAt: instantOut.nullable(),
  finishedAt: instantOut.nullable(),
});

export const asRolloutView = ({ city: _city, ...rollout }: Rollout): z.input<typeof rolloutView> => ({
  ...rollout,
  terms: { ...rollout.terms },
  asOf: iso(rollout.asOf),
  orderedAt: iso(rollout.orderedAt),
  startedAt: isoOrNull(rollout.startedAt),
  finishedAt: isoOrNull(rollout.finishedAt),
});

/** What a re-base of the open appeals would do, as the API shows it. */
export const rebaseView = z.object({
  rebase: z.enum(['fromStart', 'fromNow']),
  at: instantOut,
  open: z.int().meta({ description: 'open appeals of the city' }),
  reached: z.int().meta({ description: 'of them, those that it is for' }),
  moved: z.int(),
  earlier: z.int(),
  later: z.int(),
  other: z.int().meta({ description: 'nothing would fall due any more, or something for the first time' }),
  atOnce: z.int().meta({ description: 'would have ended: due at the end of the next working day' }),
  byCategory: z.record(z.string(), z.int()),
  byUnit: z.record(z.string(), z.int()),
  first: z.array(
    z.object({
      number: z.string(),
      category: z.string().nullable(),
      unit: z.string().nullable(),
      dueWas: instantOut.nullable(),
      dueIs: instantOut.nullable(),
    }),
  ),
});

export const asRebaseView = (
  { first, ...counts }: RebasePreview,
  { rebase, at }: { rebase: 'fromStart' | 'fromNow'; at: number },
): z.input<typeof rebaseView> => ({
  ...counts,
  rebase,
  at: iso(at),
  first: first.map((one) => ({ ...one, dueWas: isoOrNull(one.dueWas), dueIs: isoOrNull(one.dueIs) })),
});
