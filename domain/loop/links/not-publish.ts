import { z } from 'zod';
import { NO_PUBLICATION_REASONS } from '../facts/publication';
import { type Circumstances, link } from '../link';
import { AT_ANY_TIME, nothingToPublish } from '../publishing';
import { type Refusal, refuse } from '../refusal';

/**
 * 不公开: the platform decides that the result is not published (R-DIS-04, R-DIS-06, R-DIS-07), which is also how it agrees with the
 * unit's application (R-DIS-03). The appellant has the reply all the same (R-DIS-13). That the appellant has another purpose is a judgement:
 * it needs written reasons and a second person, and until then it is only proposed (R-DIS-12). Refuses what can have no publication anyway,
 * publicationDecided, noPublicationNotAsked, reasonTextMissing, secondPersonNeeded.
 */
export const notPublish = link({
  name: 'notPublish',
  zh: '不公开',
  en: 'Do not publish',
  about:
    'Decides that the result is not published, or agrees with the unit that asked for it. The reply is owed all the same.',
  who: ['reviewer', 'hotlineOffice'],
  on: 'appeal',
  legalIn: AT_ANY_TIME,
  to: [],
  rules: ['R-DIS-03', 'R-DIS-04', 'R-DIS-06', 'R-DIS-07', 'R-DIS-12', 'R-DIS-13'],
  owes: [],
  input: z.object({ reason: z.enum(NO_PUBLICATION_REASONS) }),
  texts: { grounds: { max: 4000, required: false, zh: '书面理由', en: 'Written reasons' } },
  offered: (c) => refusal(c) === null,
  decide: (c, { input: { reason }, parts, by }) => {
    const refused = refusal(c);
    if (refused) return refused;
    const { publication, noPublicationAsked } = c.state;
    if (reason === 'unitApplied' && !noPublicationAsked) return refuse('noPublicationNotAsked', 'R-DIS-03');
    if (reason !== 'otherPurpose') return { facts: [{ type: 'notPublished', reason }] };
    if (!parts?.includes('grounds')) return refuse('reasonTextMissing', 'R-DIS-12', { reason });
    if (publication?.status !== 'proposed') return { facts: [{ type: 'noPublicationProposed', proposer: by.id }] };
    if (publication.by === by.id) return refuse('secondPersonNeeded', 'R-DIS-12', { by: by.id });
    return { facts: [{ type: 'notPublished', reason }] };
  },
});

/** before the end of the matter there is only something to agree with: a unit's application, or what a first person proposed on it */
function refusal({ state, policy }: Circumstances): { refused: Refusal } | null {
  const nothing = nothingToPublish(state, policy);
  if (nothing) return nothing;
  const { publication } = state;
  if (publication && publication.status !== 'undecided' && publication.status !== 'proposed')
    return refuse('publicationDecided', 'R-DIS-04', { status: publication.status });
  const isOver = state.phase === 'closed' || state.phase === 'archived';
  return isOver || publication || state.noPublicationAsked ? null : refuse('noPublicationNotAsked', 'R-DIS-03');
}
