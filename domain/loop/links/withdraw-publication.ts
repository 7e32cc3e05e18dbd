import { z } from 'zod';
import { PUBLICATION_WITHDRAWALS } from '../facts/publication';
import { link } from '../link';
import { ONCE_CLOSED } from '../publishing';
import { refuse } from '../refusal';

/**
 * 撤回公开: what was published is shown no more, at once, with a reason; that it was public stays on record (R-DIS-04, R-IDC-08). It
 * answers a unit's application, too. Refuses nothingPublished, and noPublicationNotAsked for a unit that did not ask.
 */
export const withdrawPublication = link({
  name: 'withdrawPublication',
  zh: '撤回公开',
  en: 'Withdraw the publication',
  about:
    'Takes the public text off the website at once. The history keeps that it was there, by whom, and why it is not.',
  who: ['reviewer', 'hotlineOffice', 'supervisor'],
  on: 'appeal',
  legalIn: ONCE_CLOSED,
  to: [],
  rules: ['R-DIS-04', 'R-DIS-07', 'R-IDC-08'],
  owes: [],
  input: z.object({ reason: z.enum(PUBLICATION_WITHDRAWALS) }),
  texts: { grounds: { max: 4000, required: true, zh: '撤回的理由', en: 'Why it is withdrawn' } },
  offered: ({ state }) => state.publication?.status === 'published',
  decide: ({ state }, { input: { reason } }) => {
    if (state.publication?.status !== 'published') return refuse('nothingPublished', 'R-DIS-04');
    if (reason === 'unitApplied' && !state.noPublicationAsked) return refuse('noPublicationNotAsked', 'R-DIS-03');
    return { facts: [{ type: 'publicationWithdrawn', reason }] };
  },
});
