import { APPELLANT_STEPS, type AppellantStep, type ToldByNotice } from '../../db/notices/told-by-notice';
import type { Said } from '../problems/said';
import { TOLD_WORDS } from './vocabulary';

const STEP_WORDS: Readonly<Record<AppellantStep, Said>> = {
  accepted: { zh: '告知诉求人：已受理', en: 'the appellant is told: accepted' },
  extended: { zh: '告知诉求人：已延期', en: 'the appellant is told: more time' },
  answered: { zh: '告知诉求人：已答复', en: 'the appellant is told: answered' },
  notAccepted: { zh: '告知诉求人：未受理', en: 'the appellant is told: not accepted' },
};

/** what a message tells, in words */
export const noticeWords = (does: ToldByNotice, toAppellant: boolean): Said =>
  toAppellant && isStep(does) ? STEP_WORDS[does] : does === 'answered' ? STEP_WORDS.answered : TOLD_WORDS[does];

const isStep = (does: ToldByNotice): does is AppellantStep => (APPELLANT_STEPS as readonly string[]).includes(does);
