import { extensionTerms } from '../../policy/loop-terms';
import { link } from '../link';
import { applied, EXTENSION_INPUT, EXTENSION_TEXTS } from './extension-application';

/**
 * 延期报备: with its responsible leader's consent the unit files an extension; the platform records it and does not approve it
 * (R-EXT-01 to R-EXT-06). It takes effect at once: due instant, warning and supervision move together (R-EXT-14).
 */
export const fileExtension = link({
  name: 'fileExtension',
  zh: '延期报备',
  en: 'File an extension',
  about: 'Files more time for the order, agreed by the unit’s responsible leader and explained to the appellant.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'],
  on: 'order',
  legalIn: ['signed', 'rework'],
  to: [],
  rules: ['R-EXT-01', 'R-EXT-02', 'R-EXT-03', 'R-EXT-04', 'R-EXT-05', 'R-EXT-06', 'R-EXT-13', 'R-EXT-14'],
  owes: ['handle'],
  input: EXTENSION_INPUT,
  texts: EXTENSION_TEXTS,
  offered: ({ policy }) => extensionTerms(policy)?.way === 'filing',
  decide: (c, a) => {
    if (!c.order) return { facts: [] };
    const application = applied(c, a, 'filing');
    if ('refused' in application) return application;
    return { facts: [{ type: 'extended', order: c.order.no, way: 'filing', ...application.given }] };
  },
});
