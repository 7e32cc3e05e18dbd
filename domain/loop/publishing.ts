import { disclosureTerms, isPublicMatter } from '../policy/disclosure-terms';
import type { Policy } from '../policy/policy';
import type { Outcome } from './event';
import { type Refusal, refuse } from './refusal';
import { type CaseState, OPEN, type Stage } from './state';

/**
 * Publication concerns a public copy of the result and not the case: it is decided on once the matter is closed, also when
 * the case lies in the archive, which is not opened for it and waits for nobody (R-DIS-04, R-ARC-06).
 */
export const ONCE_CLOSED: readonly Stage[] = ['closed', 'archived'];

/** a unit's application can be answered wherever the matter has gone meanwhile; a merged appeal has its master's publication */
export const AT_ANY_TIME: readonly Stage[] = [...OPEN.filter((stage) => stage !== 'merged'), ...ONCE_CLOSED];

/** ends of a matter that leave an answer which others can read */
const ANSWERED: readonly Outcome[] = ['solved', 'explained', 'directlyHandled'];

/**
 * Closed so, the platform decides whether the result is published (R-DIS-04): where the city publishes, for the matters it
 * names, unless the appellant wants none (R-DIS-06). What the hotline answered at once is published only for an appellant who
 * asks for it (R-DIS-05): the general answer stands in the knowledge base. A merged appeal has its master's answer.
 */
export function isToBeDecided(s: CaseState, outcome: Outcome, policy: Policy): boolean {
  const hasAnswer = ANSWERED.includes(outcome) || (outcome === 'directlyAnswered' && s.publicationWish === 'wanted');
  const decided = s.publication?.status === 'notPublished' || s.publication?.status === 'withdrawn';
  return hasAnswer && !decided && noPublicationFor(s, policy) === null;
}

/** Why nothing of this matter can be published, whoever wants it: publicationNotInPack, matterNotPublic, publicationUnwanted. */
export function noPublicationFor(s: CaseState, policy: Policy): { refused: Refusal } | null {
  if (!disclosureTerms(policy).publicByDefault) return refuse('publicationNotInPack', 'R-SYS-06');
  if (s.mergedInto !== undefined || s.phase === 'merged') return refuse('matterNotPublic', 'R-DIS-02');
  if (s.category !== null && !isPublicMatter(s.category))
    return refuse('matterNotPublic', 'R-DIS-02', { category: s.category });
  return s.publicationWish === 'unwanted' ? refuse('publicationUnwanted', 'R-DIS-06') : null;
}

/** the same, and an end that left no answer to publish */
export function nothingToPublish(s: CaseState, policy: Policy): { refused: Refusal } | null {
  const impossible = noPublicationFor(s, policy);
  if (impossible) return impossible;
  if (s.phase !== 'closed' && s.phase !== 'archived') return null;
  return ANSWERED.includes(s.outcome) || s.outcome === 'directlyAnswered'
    ? null
    : refuse('matterNotPublic', 'R-DIS-02', { outcome: s.outcome });
}
