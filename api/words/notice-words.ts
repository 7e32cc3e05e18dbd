import {
  APPELLANT_STEPS,
  type AppellantStep,
  isOfReport,
  type ReportStep,
  type ToldByNotice,
} from '../../db/notices/told-by-notice';
import type { Said } from '../problems/said';
import { TOLD_WORDS } from './vocabulary';

const STEP_WORDS: Readonly<Record<AppellantStep, Said>> = {
  accepted: { zh: '告知诉求人：已受理', en: 'the appellant is told: accepted' },
  extended: { zh: '告知诉求人：已延期', en: 'the appellant is told: more time' },
  answered: { zh: '告知诉求人：已答复', en: 'the appellant is told: answered' },
  notAccepted: { zh: '告知诉求人：未受理', en: 'the appellant is told: not accepted' },
};

const REPORT_WORDS: Readonly<Record<ReportStep, Said>> = {
  knowledgeReportDueSoon: { zh: '知识库报错或补缺即将到期', en: 'a report on the knowledge base is due soon' },
  knowledgeReportLate: { zh: '知识库报错或补缺已超期', en: 'a report on the knowledge base is overdue' },
};

/** what a message tells, in words */
export function noticeWords(does: ToldByNotice, toAppellant: boolean): Said {
  if (isOfReport(does)) return REPORT_WORDS[does];
  return does === 'answered' || (toAppellant && isStep(does)) ? STEP_WORDS[does] : TOLD_WORDS[does];
}

const isStep = (does: ToldByNotice): does is AppellantStep => (APPELLANT_STEPS as readonly string[]).includes(does);
