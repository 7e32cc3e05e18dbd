import { z } from 'zod';
import { SUPERVISION_MODES } from '../../domain/loop/facts/oversight';
import { PUBLICATION_WISHES } from '../../domain/loop/facts/publication';
import type { CaseState } from '../../domain/loop/state';
import { ALARM_WORDS, saidOf } from '../words/vocabulary';
import { instantOut, isoOrNull, said } from './values';

/** What stands beside the loop on an appeal: authority, emergency, supervision, accountability, the appellant's own acts. */
export const besideView = z.object({
  statutes: z.array(z.string()).meta({ description: 'ids of the laws whose limits bind the matter (R-LAW-01)' }),
  repeatOf: z.string().nullable(),
  newFacts: z.boolean(),
  master: z
    .string()
    .nullable()
    .meta({ description: 'the appeal that this one is, or was until both closed, merged into' }),
  emergency: z.enum(['declared', 'verified']).nullable(),
  submitted: z.enum(['forInstruction', 'forDesignation']).nullable(),
  named: z.string().nullable().meta({ description: 'id of the unit named by authority (R-DSP-05, R-DSP-06)' }),
  returns: z.int(),
  callerTold: z
    .boolean()
    .nullable()
    .meta({ description: 'false: the caller is still to be told of the transfer (R-DSP-10)' }),
  withdrawalAsked: z.boolean(),
  undecided: z.boolean().meta({ description: 'a dissatisfied appellant waits for a decision (R-REJ-08)' }),
  followUpAt: instantOut.nullable(),
  visitAttempts: z
    .int()
    .nullable()
    .meta({ description: 'calls of the return visit that reached nobody; null: it is not closed' }),
  publication: z
    .object({
      wish: z.enum(PUBLICATION_WISHES).nullable().meta({ description: 'of the appellant; null: nothing was said' }),
      status: z
        .enum(['undecided', 'proposed', 'published', 'notPublished', 'withdrawn'])
        .nullable()
        .meta({ description: 'null: there is nothing to decide' }),
      reason: z.string().nullable(),
      reasonWords: said.nullable(),
      proposedBy: z.string().nullable().meta({ description: 'account that found another purpose (R-DIS-12)' }),
      askedBy: z
        .string()
        .nullable()
        .meta({ description: 'unit whose application for no publication waits (R-DIS-03)' }),
      askedAt: instantOut.nullable(),
    })
    .meta({ description: 'how the public copy of the result stands (R-DIS-04)' }),
  cards: z.array(
    z.object({
      v: z
        .int()
        .meta({ description: 'version of the event with which it rang: how the card is named when it is lifted' }),
      card: z.enum(['yellowCard', 'redCard']),
      words: said,
      order: z.int().nullable(),
      unit: z.string().nullable(),
      lifted: z.boolean(),
    }),
  ),
  supervisions: z.array(
    z.object({
      no: z.int(),
      mode: z.enum(SUPERVISION_MODES),
      order: z.int().nullable(),
      unit: z.string().nullable(),
      answered: z.boolean(),
    }),
  ),
  candidates: z.array(
    z.object({
      no: z.int(),
      trigger: z.string().meta({ description: 'a trigger of the pack' }),
      unit: z.string(),
      order: z.int().nullable(),
      decided: z.boolean(),
    }),
  ),
});

/** of a case as it stands */
export function besideOf(s: CaseState): z.input<typeof besideView> {
  return {
    statutes: [...(s.statutes ?? [])],
    repeatOf: s.repeatOf ?? null,
    newFacts: s.newFacts ?? false,
    master: s.mergedInto ?? null,
    emergency: s.emergency ?? null,
    submitted: s.submitted ?? null,
    named: s.named ?? null,
    returns: s.returns ?? 0,
    callerTold: s.callerTold ?? null,
    withdrawalAsked: s.withdrawalAsked ?? false,
    undecided: s.phase === 'closed' && s.undecided === true,
    followUpAt: isoOrNull(s.phase === 'closed' ? (s.followUpAt ?? null) : null),
    visitAttempts: s.phase === 'closed' ? s.attempts : null,
    publication: publicationOf(s),
    cards: (s.cards ?? []).map(({ v, card, order, unit, lifted }) => ({
      v,
      card,
      words: ALARM_WORDS[card],
      order: order ?? null,
      unit: unit ?? null,
      lifted: lifted ?? false,
    })),
    supervisions: (s.supervisions ?? []).map(({ no, mode, order, unit, answered }) => ({
      no,
      mode,
      order: order ?? null,
      unit: unit ?? null,
      answered: answered ?? false,
    })),
    candidates: (s.candidates ?? []).map(({ no, trigger, unit, order, decided }) => ({
      no,
      trigger,
      unit,
      order: order ?? null,
      decided: decided ?? false,
    })),
  };
}

function publicationOf({ publication, publicationWish, noPublicationAsked }: CaseState) {
  const reason = publication && 'reason' in publication ? publication.reason : null;
  return {
    wish: publicationWish ?? null,
    status: publication?.status ?? null,
    reason,
    reasonWords: reason === null ? null : saidOf(reason),
    proposedBy: publication?.status === 'proposed' ? publication.by : null,
    askedBy: noPublicationAsked?.unit ?? null,
    askedAt: isoOrNull(noPublicationAsked?.at ?? null),
  };
}
