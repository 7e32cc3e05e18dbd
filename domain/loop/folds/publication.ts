import type { PublicationFact } from '../facts/publication';
import type { CaseState } from '../state';
import { type Folds, without } from './fold';

/** the unit's application is answered, whatever the answer */
const answered = (s: CaseState): CaseState => without(s, 'noPublicationAsked') as CaseState;

export const PUBLICATION_FOLDS: Folds<PublicationFact['type']> = {
  noPublicationRequested: (s, e) => ({ ...s, noPublicationAsked: { unit: e.unit, at: e.at } }),
  noPublicationRefused: answered,
  published: (s) => ({ ...s, publication: { status: 'published' } }),
  noPublicationProposed: (s, e) => ({ ...s, publication: { status: 'proposed', by: e.proposer } }),
  notPublished: (s, e) => ({ ...answered(s), publication: { status: 'notPublished', reason: e.reason } }),
  publicationWithdrawn: (s, e) => ({ ...answered(s), publication: { status: 'withdrawn', reason: e.reason } }),
};

/** the answer is no longer the answer: what was public of it is so no more, and is decided on anew at the next closing */
export const publicNoMore = (s: CaseState): CaseState =>
  s.publication?.status === 'notPublished' || s.publication?.status === 'withdrawn'
    ? s
    : (without(s, 'publication') as CaseState);

/** no decision on the public copy is left to make, and no unit's application waits any more */
export const nothingToDecide = (s: CaseState): CaseState => publicNoMore(answered(s));

/**
 * Whether its result is published is decided on from now on; what a first person found before waits for the second one (R-DIS-12).
 * What has no result to publish asks for none.
 */
export function decidedOnceClosed(s: CaseState, toPublish: true | undefined): CaseState {
  if (!toPublish) return nothingToDecide(s);
  return s.publication?.status === 'proposed' ? s : { ...s, publication: { status: 'undecided' } };
}
