import { z } from 'zod';
import { link } from '../link';
import { AT_ANY_TIME } from '../publishing';
import { refuse } from '../refusal';

/** 不同意不公开: the platform does not agree with the unit; whether the result is published is still its own to decide (R-DIS-03, R-DIS-04). */
export const refuseNoPublication = link({
  name: 'refuseNoPublication',
  zh: '不同意不公开',
  en: 'Refuse no publication',
  about: 'Answers the unit’s application: nothing speaks against publishing the result.',
  who: ['reviewer', 'hotlineOffice'],
  on: 'appeal',
  legalIn: AT_ANY_TIME,
  to: [],
  rules: ['R-DIS-03', 'R-DIS-04'],
  owes: [],
  input: z.object({}),
  texts: { reasons: { max: 4000, required: true, zh: '不同意的理由', en: 'Reasons' } },
  offered: ({ state }) => state.noPublicationAsked !== undefined,
  decide: ({ state }) =>
    state.noPublicationAsked
      ? { facts: [{ type: 'noPublicationRefused', unit: state.noPublicationAsked.unit }] }
      : refuse('noPublicationNotAsked', 'R-DIS-03'),
});
