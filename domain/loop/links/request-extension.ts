import { z } from 'zod';
import { extensionTerms } from '../../policy/loop-terms';
import { link } from '../link';
import { applied, EXTENSION_INPUT, EXTENSION_TEXTS } from './extension-application';

/**
 * 申请延期: the unit asks for more time, and the platform's side decides (R-EXT-08, R-EXT-11). The limit runs on until it is
 * granted. A special long case is applied for in writing, beyond the pack's bounds (R-EXT-10), where the pack knows one.
 */
export const requestExtension = link({
  name: 'requestExtension',
  zh: '申请延期',
  en: 'Request an extension',
  about: 'Asks the platform for more time for a difficult matter. The limit runs on until it consents.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'],
  on: 'order',
  legalIn: ['signed', 'rework'],
  to: [],
  rules: ['R-EXT-08', 'R-EXT-09', 'R-EXT-10', 'R-EXT-11', 'R-EXT-12', 'R-EXT-13'],
  owes: ['decideExtension'],
  input: EXTENSION_INPUT.extend({
    longCase: z.boolean().optional().describe('a special long case: needs the reason in writing'),
  }),
  texts: EXTENSION_TEXTS,
  offered: ({ policy, order }) => extensionTerms(policy)?.way === 'consent' && !order?.extensionRequested,
  decide: (c, a) => {
    if (!c.order) return { facts: [] };
    const longCase = a.input.longCase === true;
    const application = applied(c, a, 'consent');
    if ('refused' in application) return application;
    const { added, until } = application.asked;
    return {
      facts: [{ type: 'extensionRequested', order: c.order.no, added, until, ...(longCase ? { longCase } : {}) }],
    };
  },
});
