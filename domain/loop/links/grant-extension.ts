import { z } from 'zod';
import { dueOfHandling, withinBounds } from '../../obligation/extension';
import { onItsClock } from '../../obligation/opening';
import { extensionTerms } from '../../policy/loop-terms';
import { link } from '../link';
import { refuse } from '../refusal';

/**
 * 同意延期: the platform's side consents to more time; without it no extension exists (R-EXT-11). The bounds are held again as they
 * stand now; the old due instant stays in the history (R-EXT-14). Refuses extensionNotAsked, nothingToExtend and what lies
 * beyond the bounds.
 */
export const grantExtension = link({
  name: 'grantExtension',
  zh: '同意延期',
  en: 'Grant the extension',
  about: 'Consents to more time. The due instant, the warnings and the supervision move together.',
  who: ['reviewer', 'hotlineOffice'],
  on: 'order',
  legalIn: ['signed', 'rework'],
  to: [],
  rules: ['R-EXT-11', 'R-EXT-12', 'R-EXT-13', 'R-EXT-14'],
  owes: ['handle'],
  input: z.object({}),
  texts: { note: { max: 2000, required: false, zh: '意见', en: 'Note' } },
  offered: ({ order }) => order?.extensionRequested !== undefined,
  decide: (c, { at }) => {
    const { state, order } = c;
    const terms = extensionTerms(c.policy);
    if (!order?.extensionRequested) return refuse('extensionNotAsked', 'R-EXT-11', order ? { order: order.no } : {});
    const due = dueOfHandling(state, order);
    if (due === null || !terms) return refuse('nothingToExtend', 'R-EXT-14');
    const { longCase, ...asked } = order.extensionRequested;
    const clock = onItsClock({ kind: 'handle', unit: order.unit }, c);
    const given = withinBounds(state, order, due, asked, { at, terms, longCase: longCase === true }, clock);
    if ('refused' in given) return given;
    return { facts: [{ type: 'extended', order: order.no, way: 'consent', ...given }] };
  },
});
