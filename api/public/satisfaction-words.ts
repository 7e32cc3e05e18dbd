import type { Satisfaction } from '../../domain/loop/event';
import type { Said } from '../problems/said';

/** how satisfied an appellant is (R-VIS-09) */
export const SATISFACTION_WORDS: Readonly<Record<Satisfaction, Said>> = {
  satisfied: { zh: '满意', en: 'satisfied' },
  basicallySatisfied: { zh: '基本满意', en: 'basically satisfied' },
  notSatisfied: { zh: '不满意', en: 'not satisfied' },
  notStated: { zh: '未表态', en: 'not stated' },
};
