import { z } from 'zod';
import { link } from '../link';
import { refuse } from '../refusal';

/** 不同意延期: a refused application leaves the limit as it was (R-EXT-15). Refuses extensionNotAsked. */
export const refuseExtension = link({
  name: 'refuseExtension',
  zh: '不同意延期',
  en: 'Refuse the extension',
  about: 'The limit stays as it was.',
  who: ['reviewer', 'hotlineOffice'],
  on: 'order',
  legalIn: ['signed', 'rework'],
  to: [],
  rules: ['R-EXT-15', 'R-EXT-11'],
  owes: [],
  input: z.object({}),
  texts: { reasons: { max: 4000, required: true, zh: '不同意的理由', en: 'Reasons' } },
  offered: ({ order }) => order?.extensionRequested !== undefined,
  decide: ({ order }) =>
    order?.extensionRequested
      ? { facts: [{ type: 'extensionRefused', order: order.no }] }
      : refuse('extensionNotAsked', 'R-EXT-11', order ? { order: order.no } : {}),
});
