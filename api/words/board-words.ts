import type { DecidedAs } from '../../db/boards/morning';
import type { WatchedFor } from '../../domain/loop/watched';
import type { Said } from '../problems/said';
import { ALARM_WORDS, OUTCOME_WORDS } from './vocabulary';

/** for what appeals stand on the board of supervision */
export const WATCHED_WORDS: Readonly<Record<WatchedFor, Said>> = {
  redCard: ALARM_WORDS.redCard,
  yellowCard: ALARM_WORDS.yellowCard,
  writtenSupervision: { zh: '书面督办待回复', en: 'written supervision unanswered' },
  rejectedTwice: { zh: '连续两次退单', en: 'rejected twice in a row' },
  severalUnits: { zh: '涉及多个单位', en: 'several units' },
  major: { zh: '重大事项', en: 'major matter' },
  climbing: { zh: '即将升级', en: 'next rung to come' },
};

/** what became of what was received */
export const DECIDED_WORDS: Readonly<Record<DecidedAs, Said>> = {
  direct: { zh: '直接答复、直办', en: 'answered or handled directly' },
  transferred: { zh: '转办', en: 'handed to a unit' },
  notAccepted: OUTCOME_WORDS.notAccepted,
  otherwise: { zh: '转接、告知或撤回', en: 'referred elsewhere or withdrawn' },
  waiting: { zh: '待处理', en: 'waiting for a decision' },
};
