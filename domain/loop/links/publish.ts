import { z } from 'zod';
import { type Circumstances, link } from '../link';
import { nothingToPublish, ONCE_CLOSED } from '../publishing';
import { type Refusal, refuse } from '../refusal';

/**
 * 公开: the reviewed text of the appeal and of its answer is shown on the website (R-DIS-02, R-DIS-05, R-DIS-11). It is another text
 * than the feedback document: appellant and handler are masked in it (R-DIS-08, R-IDC-09, R-IDC-10). Refuses what can have no
 * publication (publicationNotInPack, matterNotPublic, publicationUnwanted), noPublicationAsked while a unit's application
 * waits for its answer, publicationDecided what is public already.
 */
export const publish = link({
  name: 'publish',
  zh: '公开',
  en: 'Publish',
  about:
    'Shows the appeal and its answer on the website, in the words that the reviewer confirms. It opens no archive.',
  who: ['reviewer', 'hotlineOffice'],
  on: 'appeal',
  legalIn: ONCE_CLOSED,
  to: [],
  rules: ['R-DIS-02', 'R-DIS-04', 'R-DIS-05', 'R-DIS-08', 'R-DIS-11', 'R-IDC-08', 'R-IDC-10'],
  owes: [],
  input: z.object({}),
  texts: {
    title: { max: 200, required: true, zh: '公开的标题', en: 'Public title' },
    appeal: { max: 10_000, required: true, zh: '公开的诉求内容', en: 'Public text of the appeal' },
    answer: { max: 10_000, required: true, zh: '公开的答复', en: 'Public text of the answer' },
  },
  offered: (c) => refusal(c) === null,
  decide: (c) => refusal(c) ?? { facts: [{ type: 'published' }] },
});

function refusal({ state, policy }: Circumstances): { refused: Refusal } | null {
  const nothing = nothingToPublish(state, policy);
  if (nothing) return nothing;
  if (state.publication?.status === 'published')
    return refuse('publicationDecided', 'R-DIS-04', { status: 'published' });
  return state.noPublicationAsked ? refuse('noPublicationAsked', 'R-DIS-03', state.noPublicationAsked) : null;
}
