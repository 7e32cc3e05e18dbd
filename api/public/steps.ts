import { dueWords } from '../../domain/limit/wording';
import type { CaseEvent, EventOf, EventType } from '../../domain/loop/event';
import type { Instant } from '../../domain/limit/instant';
import type { Said } from '../problems/said';
import { CATEGORY_WORDS, OUTCOME_WORDS } from '../words/vocabulary';
import { SATISFACTION_WORDS } from './satisfaction-words';

/** One stop of an appeal's way, as its appellant reads it. */
export interface Step {
  at: Instant;
  code: EventType;
  words: Said;
  /** what was said to the appellant with it: the answer, the reason */
  told: readonly string[];
}

/** what the words of a step need beside its event */
export interface Surroundings {
  /** id of a unit to its names */
  unitNames: ReadonlyMap<string, Said>;
  timezone: string;
  /** texts that were said to the appellant, by the version of their event */
  told: ReadonlyMap<number, readonly string[]>;
}

type InWords<T extends EventType> = (event: EventOf<T>, of: Told) => Said | null;

/** names units and instants, and knows which orders carry the whole matter */
interface Told {
  unit: (id: string) => Said;
  unitOf: (order: number) => Said;
  day: (at: Instant) => Said;
  /** a part of the matter is the units' own affair */
  isWhole: (order: number) => boolean;
}

const said = (zh: string, en: string) => (): Said => ({ zh, en });

/**
 * What an appellant sees of the log (R-SYS-07): where the matter went, why it waited, what was answered. Supervision, drafts, notes
 * and what units settle among themselves are not theirs; a kind of event that is not named here is not shown.
 */
const WORDS: { readonly [T in EventType]?: InWords<T> } = {
  registered: said('诉求已收到', 'Your appeal has arrived'),
  elementsSupplied: said('所缺内容已补充', 'What was missing has been added'),
  accepted: ({ category }) => ({
    zh: `已受理（${CATEGORY_WORDS[category].zh}）`,
    en: `Accepted as: ${CATEGORY_WORDS[category].en}`,
  }),
  notAccepted: said('不予受理', 'Not accepted'),
  nonAcceptanceReopened: said('经复核，改为受理', 'Looked at again, and accepted'),
  emergencyDeclared: said('按重大突发事件立即处置', 'Treated at once as a major emergency'),
  directlyAnswered: said('热线已直接答复', 'Answered by the hotline itself'),
  callerReferred: said('已告知应向何处反映', 'You were told where to turn'),
  transferredToPartner: said('已转接其他热线', 'Put through to another hotline'),
  directlyHandled: ({ unit }, of) => ({
    zh: `已联系${of.unit(unit).zh}直接办理`,
    en: `Settled directly with ${of.unit(unit).en}`,
  }),
  submittedForInstruction: said(
    '已呈报市政府负责同志批示；等待期间，您的诉求照常计时',
    'Laid before a municipal leader; your clock goes on meanwhile',
  ),
  instructed: said('负责同志已批示', 'The leader has given an instruction'),
  submittedForDesignation: said(
    '由哪个单位办理尚不明确，已提请指定；等待期间，您的诉求照常计时',
    'It is not clear whose matter this is; a unit is being designated, and your clock goes on meanwhile',
  ),
  designated: ({ unit }, of) => ({
    zh: `已指定${of.unit(unit).zh}办理`,
    en: `${of.unit(unit).en} has been designated`,
  }),
  dispatched: ({ unit, under }, of) =>
    under === undefined ? { zh: `已交${of.unit(unit).zh}办理`, en: `Sent to ${of.unit(unit).en}` } : null,
  signed: ({ order }, of) =>
    whole(order, of, {
      zh: `${of.unitOf(order).zh}已签收，正在办理`,
      en: `${of.unitOf(order).en} has signed for it and is at work`,
    }),
  contactRecorded: ({ order, reached }, of) =>
    order !== 0 && !of.isWhole(order)
      ? null
      : reached
        ? { zh: '已与您联系', en: 'You were contacted' }
        : { zh: '曾与您联系，未能联系上', en: 'Somebody tried to reach you, without success' },
  returnGranted: ({ order }, of) =>
    whole(order, of, {
      zh: `${of.unitOf(order).zh}提出不属其职责，热线同意收回，另行交办`,
      en: `${of.unitOf(order).en} is not in charge of it; the hotline took it back and will send it elsewhere`,
    }),
  rerouted: said('热线改由其他单位办理', 'The hotline gives it to another unit'),
  handedOver: ({ to }, of) => ({ zh: `改由${of.unit(to).zh}接续办理`, en: `${of.unit(to).en} goes on with it` }),
  extensionRequested: ({ order }, of) =>
    whole(order, of, {
      zh: `${of.unitOf(order).zh}申请延期，热线尚未决定`,
      en: `${of.unitOf(order).en} asks for more time; the hotline has not decided yet`,
    }),
  extended: ({ order, until }, of) =>
    whole(order, of, { zh: `办理时限延至 ${of.day(until).zh}`, en: `More time was given: until ${of.day(until).en}` }),
  extensionRefused: ({ order }, of) =>
    whole(order, of, { zh: '热线不同意延期，原时限不变', en: 'More time was refused; the limit stays as it was' }),
  limitsRecomputed: ({ cause }) =>
    cause === 'policy'
      ? { zh: '本市时限规定有变，期限已重新计算', en: 'The city’s limits have changed; the dates were computed again' }
      : {
          zh: '放假安排有变，期限已重新计算',
          en: 'The holiday arrangement has changed; the dates were computed again',
        },
  feedbackSubmitted: ({ order }, of) =>
    whole(order, of, {
      zh: `${of.unitOf(order).zh}已办理并报送结果，热线正在审核`,
      en: `${of.unitOf(order).en} has reported the result; the hotline is checking it`,
    }),
  feedbackRejected: ({ order }, of) =>
    whole(order, of, {
      zh: '热线审核认为办理不到位，已退回重办',
      en: 'The hotline found it not good enough and sent it back',
    }),
  feedbackApproved: ({ order }, of) =>
    whole(order, of, { zh: '热线审核通过', en: 'The hotline has approved the result' }),
  replied: said('已答复您', 'You were answered'),
  closed: ({ outcome }) => ({ zh: `已办结：${OUTCOME_WORDS[outcome].zh}`, en: `Closed: ${OUTCOME_WORDS[outcome].en}` }),
  visitAttempted: said('曾回访，未能联系上', 'A return visit was tried, without success'),
  visited: ({ satisfaction }) => ({
    zh: `您的评价：${SATISFACTION_WORDS[satisfaction].zh}`,
    en: `Your rating: ${SATISFACTION_WORDS[satisfaction].en}`,
  }),
  visitDecided: ({ next }) =>
    next === 'close'
      ? { zh: '对您的评价已作处置：维持办结', en: 'Decided on your rating: it stays closed' }
      : next === 'rework'
        ? { zh: '对您的评价已作处置：重新办理', en: 'Decided on your rating: it is handled again' }
        : { zh: '对您的评价已作处置：督促办理', en: 'Decided on your rating: the unit is supervised' },
  reopened: said('重新办理', 'It is handled again'),
  published: said('隐去个人信息后，答复已公开', 'The answer is published, without anybody’s name'),
  notPublished: said('答复不公开', 'The answer is not published'),
  publicationWithdrawn: said('答复已撤回公开', 'The answer is published no longer'),
  archived: said('已归档', 'Filed in the archive'),
  supplemented: said('您补充了内容', 'You added something'),
  urged: said('您催办了一次；已告知承办单位和督办员', 'You asked to hurry; the unit and the supervisor were told'),
  withdrawalAsked: said('您申请撤回；热线登记后撤回', 'You asked to withdraw; the hotline records it and withdraws'),
  withdrawn: said('已撤回', 'Withdrawn'),
  fileAttached: ({ by, kind }) =>
    by?.role === 'appellant' && kind === 'attachment' ? { zh: '您补充了文件', en: 'You added a file' } : null,
  mergedInto: said(
    '与反映同一问题的诉求合并办理；您的编号、答复和评价不变',
    'Handled together with an appeal about the same; your number, answer and rating stay your own',
  ),
  splitOff: said('恢复单独办理', 'It is handled by itself again'),
  masterClosed: said('合并办理的诉求已办结，将答复您', 'The matter it was merged with is closed; you will be answered'),
};

const whole = (order: number, of: Told, words: Said): Said | null => (of.isWhole(order) ? words : null);

/** the way of an appeal so far, in the words of its appellant, the first stop first */
export function stepsOf(events: readonly CaseEvent[], { unitNames, timezone, told }: Surroundings): Step[] {
  const unitOfOrder = new Map<number, string>();
  const parts = new Set<number>();
  const unit = (id: string): Said => unitNames.get(id) ?? { zh: '承办单位', en: 'the handling unit' };
  const of: Told = {
    unit,
    unitOf: (order) => unit(unitOfOrder.get(order) ?? ''),
    day: (at) => ({ zh: dueWords(at, 'zh', timezone), en: dueWords(at, 'en', timezone) }),
    isWhole: (order) => !parts.has(order),
  };
  return events.flatMap((event) => {
    if (event.type === 'dispatched') {
      unitOfOrder.set(event.order, event.unit);
      if (event.under !== undefined) parts.add(event.order);
    }
    if (event.type === 'handedOver') unitOfOrder.set(event.order, event.to);
    const words = wordsOf(event, of);
    return words ? [{ at: event.at, code: event.type, words, told: told.get(event.v) ?? [] }] : [];
  });
}

const wordsOf = <T extends EventType>(event: EventOf<T>, of: Told): Said | null => {
  const inWords = WORDS[event.type] as InWords<T> | undefined;
  return inWords?.(event, of) ?? null;
};
