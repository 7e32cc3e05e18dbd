import { PlainFailure } from '../services/plain-failure';

/** What becomes of an appeal on its way, and by which acknowledged links one sees that it did. */
interface WayWords {
  zh: string;
  en: string;
  /** of a hundred appeals, unless the mix says otherwise */
  share: number;
  /** one of these was acknowledged; `link:choice` where the link alone does not say it */
  by: readonly string[];
}

/** The ways of a drive: the straight line, and every way back of the loop. */
export const WAYS = {
  straight: { zh: '直线办结', en: 'straight', share: 12, by: ['approveFeedback'] },
  directAnswer: { zh: '直接答复', en: 'answered directly', share: 5, by: ['answerDirectly'] },
  directHandling: { zh: '直办', en: 'handled directly', share: 4, by: ['handleDirectly'] },
  referred: { zh: '告知另行反映', en: 'referred', share: 3, by: ['referCaller'] },
  notAccepted: { zh: '不予受理', en: 'not accepted', share: 8, by: ['notAccept'] },
  returned: { zh: '退回', en: 'returned', share: 8, by: ['grantReturn', 'refuseReturn'] },
  extended: { zh: '延期', en: 'extended', share: 8, by: ['fileExtension', 'grantExtension', 'refuseExtension'] },
  rejected: { zh: '退单重办', en: 'rejected', share: 7, by: ['rejectFeedback'] },
  reworkedAfterVisit: {
    zh: '回访后重办',
    en: 'reworked after the visit',
    share: 8,
    by: ['decideVisit:rework', 'decideVisit:supervise'],
  },
  merged: { zh: '合并', en: 'merged', share: 9, by: ['mergeInto'] },
  withdrawn: { zh: '撤回', en: 'withdrawn', share: 7, by: ['withdraw'] },
  severalUnits: { zh: '多单位办理', en: 'several units', share: 7, by: ['submitPart'] },
  overdue: { zh: '逾期至书面督办', en: 'overdue up to written supervision', share: 6, by: ['replyToSupervision'] },
  instructed: { zh: '呈办', en: 'submitted for instruction', share: 3, by: ['instruct'] },
  followedUp: { zh: '解释后跟进', en: 'explained and followed up', share: 3, by: ['followUp'] },
  emergency: { zh: '突发事件', en: 'emergency', share: 2, by: ['declareEmergency'] },
} as const satisfies Record<string, WayWords>;

export type Way = keyof typeof WAYS;
export const EVERY_WAY = Object.keys(WAYS) as readonly Way[];

/** of a hundred appeals, how many go each way */
export type Mix = Readonly<Record<Way, number>>;

export const USUAL_MIX = Object.fromEntries(EVERY_WAY.map((way) => [way, WAYS[way].share])) as Mix;

/**
 * The mix of `way=share,…`: the ways that are named take their share of a hundred, the others what is left, as they stand to
 * each other usually. Refuses, with status 2, an unknown way, no share, and shares that make more than a hundred.
 */
export function mixOf(text: string): Mix {
  const named = new Map<Way, number>();
  for (const pair of text.split(',')) {
    const [, name = '', number = ''] = /^\s*(\w+)\s*=\s*(\d+(?:\.\d+)?)\s*$/.exec(pair) ?? [];
    if (!isWay(name) || number === '') throw wrongMix(pair);
    named.set(name, Number(number));
  }
  const taken = [...named.values()].reduce((sum, share) => sum + share, 0);
  if (taken > 100) throw wrongMix(text);
  const others = EVERY_WAY.filter((way) => !named.has(way));
  const usually = others.reduce((sum, way) => sum + USUAL_MIX[way], 0);
  if (usually === 0 && taken < 100) throw wrongMix(text);
  const shares = EVERY_WAY.map((way) => [way, named.get(way) ?? (USUAL_MIX[way] * (100 - taken)) / usually]);
  return Object.fromEntries(shares) as Mix;
}

/** the ways that an appeal took, by what was acknowledged on it; the straight one where it took none other */
export function waysTaken(done: (deed: string) => boolean): readonly Way[] {
  const taken = EVERY_WAY.filter((way) => way !== 'straight' && WAYS[way].by.some(done));
  return taken.length === 0 && WAYS.straight.by.some(done) ? ['straight'] : taken;
}

const isWay = (name: string): name is Way => Object.hasOwn(WAYS, name);

const wrongMix = (text: string): PlainFailure =>
  new PlainFailure(
    `--mix「${text}」无效。应为 走向=百分比,…，合计不超过 100；走向有：${EVERY_WAY.join('、')}。`,
    `--mix “${text}” is not valid. It should be way=share,… with at most 100 in all; the ways: ${EVERY_WAY.join(', ')}.`,
    2,
  );
