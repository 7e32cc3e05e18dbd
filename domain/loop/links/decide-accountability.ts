import { z } from 'zod';
import { accountabilityForms } from '../../policy/oversight-terms';
import { archivingWhenDone } from '../ending';
import { link } from '../link';
import { refuse } from '../refusal';
import { OPEN } from '../state';

/**
 * 追责决定: a person decides on a candidate, with reasons; the system never punishes (R-ACT-16). The form is one of the pack's
 * and tied to no trigger (R-ACT-17); it may be left open when upheld. A closed matter that waited for nothing else is
 * archived. Refuses with candidateUnknown who is none or was decided on, with formUnknown a form that is not the pack's, or
 * one where nothing is upheld.
 */
export const decideAccountability = link({
  name: 'decideAccountability',
  zh: '追责决定',
  en: 'Decide on accountability',
  about: 'Upholds or drops a proposal to hold a unit to account, with reasons and one of the pack’s forms.',
  who: ['supervisor', 'hotlineOffice', 'municipalLeader'],
  on: 'appeal',
  legalIn: [...OPEN, 'closed'],
  to: { closed: ['archived'] },
  rules: ['R-ACT-16', 'R-ACT-09', 'R-ACT-15', 'R-ACT-17'],
  owes: [],
  input: z.object({
    candidate: z.int().min(1).describe('number of the candidate'),
    upheld: z.boolean(),
    form: z.string().max(40).optional().describe("a form's code of the pack, e.g. 'interview'; only when upheld"),
  }),
  texts: { reasons: { max: 4000, required: true, zh: '理由', en: 'Reasons' } },
  offered: ({ state }) => state.candidates?.some((c) => !c.decided) === true,
  decide: ({ state, policy }, { input: { candidate: no, upheld, form }, at }) => {
    const open = (state.candidates ?? []).filter((c) => !c.decided).map((c) => c.no);
    if (!open.includes(no)) return refuse('candidateUnknown', 'R-ACT-16', { candidate: no, open: open.map(String) });
    const allowed = upheld ? accountabilityForms(policy) : [];
    if (form !== undefined && !allowed.includes(form)) return refuse('formUnknown', 'R-ACT-17', { form, allowed });
    const decided = { type: 'accountabilityDecided', no, upheld, ...(form === undefined ? {} : { form }) } as const;
    return { facts: archivingWhenDone(state, at, [decided]) };
  },
});
