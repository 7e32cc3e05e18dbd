import type { Appeal, Offer } from '../../parts/appeal';

export type Order = Appeal['orders'][number];
export type Obligation = Appeal['obligations'][number];

/** what can be done at nearly any time and is seldom what somebody came for */
const BESIDE: readonly string[] = [
  'recordProgress',
  'attachFile',
  'addNote',
  'handToColleague',
  'supervise',
  'liftCard',
  'setSupervisionLimit',
  'proposeAccountability',
  'recordSpotCheck',
  'declareEmergency',
  'supplement',
  'urge',
  'requestNoPublication',
  'withdrawPublication',
  'mergeInto',
  'withdraw',
];

/** what carries the matter on stands before the ways aside and back; the others keep the loop's order */
const FORWARD: readonly string[] = [
  'accept',
  'dispatch',
  'sign',
  'submitFeedback',
  'submitPart',
  'acceptPart',
  'signOffFeedback',
  'approveFeedback',
  'recordVisit',
  'decideVisit',
  'consent',
  'recordContact',
  'draftFeedback',
  'reply',
];

/** where an action stands among the others; a smaller number is nearer to the top */
export function rankOf({ link }: Offer): number {
  const place = FORWARD.indexOf(link);
  return place < 0 ? FORWARD.length : place;
}

export const isBeside = ({ link }: Offer): boolean => BESIDE.includes(link);

/** names an offer among those of its appeal */
export const offerKey = ({ link, order }: Pick<Offer, 'link' | 'order'>): string => `${link} ${order ?? 0}`;

/** the duties that an action meets, or whose time it is about */
const CLOCKS: Readonly<Record<string, readonly string[]>> = {
  accept: ['accept'],
  notAccept: ['accept'],
  dispatch: ['dispatch'],
  answerDirectly: ['dispatch'],
  reroute: ['reroute'],
  sign: ['sign'],
  returnOrder: ['returnWindow'],
  grantReturn: ['decideReturn'],
  refuseReturn: ['decideReturn'],
  recordContact: ['contact'],
  fileExtension: ['handle'],
  requestExtension: ['handle'],
  grantExtension: ['decideExtension'],
  refuseExtension: ['decideExtension'],
  draftFeedback: ['handle', 'rework'],
  signOffFeedback: ['handle', 'rework'],
  submitFeedback: ['handle', 'rework'],
  submitPart: ['part', 'rework'],
  reply: ['statute'],
  approveFeedback: ['review'],
  rejectFeedback: ['review'],
  recordVisit: ['visit'],
  decideVisit: ['visit', 'decideVisit'],
  followUp: ['followUp'],
  replyToSupervision: ['supervisionReply'],
  tellCaller: ['tell'],
};

const isOwed = ({ status }: Obligation): boolean => status === 'open' || status === 'held';

/** the clock that an action runs against; null where it has none */
export function clockOf({ obligations }: Appeal, { link, order }: Offer): Obligation | null {
  const kinds = CLOCKS[link] ?? [];
  const running = obligations.filter(
    (o) => isOwed(o) && kinds.includes(o.kind) && (order === null || o.order === order),
  );
  return running[0] ?? null;
}

/** time in which somebody may do something, and need not */
const WINDOWS: readonly string[] = ['returnWindow', 'reopenWindow'];

/** the clock of the case as a whole: what falls due first of what has to be done, then what is held, then a time that merely ends */
export function mainClock({ obligations }: Appeal): Obligation | null {
  const owed = obligations.filter(isOwed).filter((o) => o.dueAt !== null);
  const due = owed.filter((o) => !WINDOWS.includes(o.kind));
  return due.find((o) => o.status === 'open') ?? due[0] ?? owed[0] ?? null;
}

/** the words that an appeal was registered with, by the name of the part */
export const partOf = ({ texts }: Appeal, name: string): string | null =>
  texts.find((text) => text.v === 1)?.parts.find((part) => part.name === name)?.text ?? null;

/** orders under their lead, in a line: each with its depth */
export function inTree(orders: readonly Order[]): readonly { order: Order; depth: number }[] {
  const below = (no: number | null, depth: number): { order: Order; depth: number }[] =>
    orders.filter((order) => order.under === no).flatMap((order) => [{ order, depth }, ...below(order.no, depth + 1)]);
  return below(null, 0);
}
