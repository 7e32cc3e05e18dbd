import { z } from 'zod';
import type { Instant } from '../../limit/instant';
import { isWorkingTime } from '../../limit/office-hours';
import { directHandlingTerms } from '../../policy/loop-terms';
import { processingModes } from '../../policy/processing-forms';
import { countingOf } from '../../policy/stipulations';
import { closing } from '../ending';
import { link, type Rules } from '../link';
import { refuse } from '../refusal';

/**
 * 直办: the unit is brought to the telephone and answers at once (R-DSP-02, R-DSP-09). What that does not settle stays
 * accepted and is dispatched as a transfer (R-DSP-22); so is what comes outside working time, where the pack says so.
 * A three-way call would tell the unit who appeals: of a confidential appeal it is refused with contactThroughPlatform (R-IDC-11).
 */
export const handleDirectly = link({
  name: 'handleDirectly',
  zh: '直办',
  en: 'Handle directly',
  about:
    'By telephone or three-way call the unit answers at once. Settled: the appeal closes. Not settled: it is dispatched.',
  who: ['agent', 'dispatcher'],
  on: 'appeal',
  legalIn: ['accepted'],
  to: ['closed'],
  rules: ['R-DSP-02', 'R-DSP-09', 'R-DSP-21', 'R-DSP-22', 'R-DSP-01', 'R-IDC-11'],
  owes: ['visit', 'reopenWindow'],
  input: z.object({
    unit: z.string().max(40).describe('id of the unit that was called'),
    how: z.enum(['threeWayCall', 'telephone']),
    settled: z.boolean().describe('the matter is settled; needs the text «answer»'),
  }),
  texts: { answer: { max: 10_000, required: false, zh: '答复内容', en: 'Answer' } },
  offered: (c, at) => directHandlingTerms(c.policy) !== null && isOpen(c, at),
  decide: (c, { input, parts, at }) => {
    const { unit, how, settled } = input;
    if (directHandlingTerms(c.policy) === null)
      return refuse('modeNotInPack', 'R-DSP-01', { mode: 'directHandling', allowed: processingModes(c.policy) });
    if (!isOpen(c, at)) return refuse('notWorkingTime', 'R-DSP-21');
    if (how === 'threeWayCall' && c.state.marks.confidential) return refuse('contactThroughPlatform', 'R-IDC-11');
    if (settled && !parts?.includes('answer')) return refuse('partMissing', 'R-DSP-02', { missing: ['answer'] });
    const handled = { type: 'directlyHandled', unit, how, settled } as const;
    return { facts: settled ? [handled, closing(c.state, 'directlyHandled', c.policy)] : [handled] };
  },
});

/** a city that does not bind direct handling to working time has it at any hour */
const isOpen = ({ policy, calendar }: Rules, at: Instant): boolean =>
  !directHandlingTerms(policy)?.workingTimeOnly || isWorkingTime(at, countingOf(policy), calendar);
