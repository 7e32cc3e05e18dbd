import { z } from 'zod';
import { disclosureTerms } from '../../policy/disclosure-terms';
import { type Circumstances, link } from '../link';
import { noPublicationFor, ONCE_CLOSED } from '../publishing';
import { type Refusal, refuse } from '../refusal';
import type { Actor } from '../role';

/**
 * 申请不公开: the unit that answers for the matter asks that its result is not published (R-DIS-03). Nothing follows before the
 * platform agrees; what is published stays so until then. Refuses publicationNotInPack, notYourUnit, publicationUnwanted and
 * publicationDecided where nothing is or will be public, and noPublicationAsked while an application waits.
 */
export const requestNoPublication = link({
  name: 'requestNoPublication',
  zh: '申请不公开',
  en: 'Request no publication',
  about:
    'The unit asks that the result is not published, with its reason. It takes effect only when the platform agrees.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'],
  on: 'appeal',
  legalIn: ['signed', 'feedbackSubmitted', 'rework', ...ONCE_CLOSED],
  to: [],
  rules: ['R-DIS-03', 'R-DIS-04'],
  owes: [],
  input: z.object({}),
  texts: { reason: { max: 4000, required: true, zh: '不公开的理由', en: 'Reason' } },
  offered: (c, _at, by) => refusal(c, by) === null,
  decide: (c, { by }) => refusal(c, by) ?? { facts: [{ type: 'noPublicationRequested', unit: by.unit ?? '' }] },
});

function refusal({ state, policy }: Circumstances, by: Actor): { refused: Refusal } | null {
  if (!disclosureTerms(policy).unitMayAsk) return refuse('publicationNotInPack', 'R-DIS-03');
  const answers = state.orders.some((o) => o.unit === by.unit && o.under === undefined && o.status !== 'ended');
  if (!answers) return refuse('notYourUnit', 'R-HDL-07');
  const impossible = noPublicationFor(state, policy);
  if (impossible) return impossible;
  const { publication } = state;
  if (publication?.status === 'notPublished' || publication?.status === 'withdrawn')
    return refuse('publicationDecided', 'R-DIS-04', { status: publication.status });
  return state.noPublicationAsked ? refuse('noPublicationAsked', 'R-DIS-03', state.noPublicationAsked) : null;
}
