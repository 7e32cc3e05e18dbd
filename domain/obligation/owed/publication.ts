import type { PublicationFact } from '../../loop/facts/publication';
import { nothing, type Owed } from './owed';

/** No source sets a limit for the decision on publication, and nobody's clock waits for it (R-SYS-06). */
export const PUBLICATION_OWED: Owed<PublicationFact['type']> = {
  noPublicationRequested: nothing,
  noPublicationRefused: nothing,
  published: nothing,
  noPublicationProposed: nothing,
  notPublished: nothing,
  publicationWithdrawn: nothing,
};
