import { z } from 'zod';
import type { AppealRow } from '../../db/appeal-lists';
import { STAGE_WORDS } from '../words/vocabulary';
import { instantOut, iso, isoOrNull, said } from './values';

/** One appeal in a list. It never holds who appeals. */
export const appealRow = z.object({
  number: z.string(),
  version: z.int(),
  stage: z.string(),
  stageWords: said,
  channel: z.string(),
  category: z.string().nullable(),
  unit: z.string().nullable(),
  outcome: z.string().nullable(),
  receivedAt: instantOut,
  dueAt: instantOut.nullable(),
  closedAt: instantOut.nullable(),
  title: z.string().nullable(),
});

export const asAppealRow = ({
  placedAt: _at,
  phase: _phase,
  receivedAt,
  dueAt,
  closedAt,
  stage,
  ...row
}: AppealRow): z.input<typeof appealRow> => ({
  ...row,
  stage,
  stageWords: STAGE_WORDS[stage],
  receivedAt: iso(receivedAt),
  dueAt: isoOrNull(dueAt),
  closedAt: isoOrNull(closedAt),
});

/** it is not over */
export const isOpen = ({ phase }: AppealRow): boolean => phase !== 'closed' && phase !== 'archived';
