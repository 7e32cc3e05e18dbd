import { ALARM_WORDS, STAGE_WORDS } from '../words/vocabulary';
import { LOOP } from '../../domain/loop';
import { leadsTo, type Link } from '../../domain/loop/link';
import type { Role } from '../../domain/loop/role';
import { type Stage, STAGES } from '../../domain/loop/state';
import { BY_ITSELF } from '../../domain/obligation/by-itself';
import type { AlarmName } from '../../domain/obligation/obligation';

/** the lanes of the picture, from above */
export const LANES = {
  authority: { zh: '督办与领导', en: 'Supervision, leaders' },
  appellant: { zh: '诉求人', en: 'Appellant' },
  front: { zh: '前台受理', en: 'Front office' },
  back: { zh: '后台', en: 'Back office' },
  unit: { zh: '承办单位', en: 'Handling unit' },
  clock: { zh: '时钟', en: 'The clock' },
  anytime: { zh: '随时', en: 'At any time' },
} as const;
export type Lane = keyof typeof LANES;

const LANE_OF: Readonly<Record<Role, Lane>> = {
  agent: 'front',
  dispatcher: 'back',
  reviewer: 'back',
  visitor: 'back',
  supervisor: 'authority',
  hotlineOffice: 'authority',
  government: 'authority',
  municipalLeader: 'authority',
  handler: 'unit',
  responsibleLeader: 'unit',
  leaderInCharge: 'unit',
  principalLeader: 'unit',
  administrator: 'authority',
  auditor: 'authority',
  appellant: 'appellant',
};

/** where each stage stands: with whom something is to be done then, and how far along the loop */
export const PLACES: Readonly<Record<Stage, readonly [lane: Lane, column: number]>> = {
  received: ['front', 1],
  incomplete: ['front', 1],
  accepted: ['back', 2],
  submitted: ['authority', 3],
  merged: ['back', 3],
  dispatched: ['unit', 3],
  signed: ['unit', 4],
  returnRequested: ['back', 5],
  partSubmitted: ['unit', 5],
  partAccepted: ['unit', 6],
  feedbackSubmitted: ['back', 5],
  rework: ['unit', 6],
  closed: ['back', 6],
  archived: ['back', 7],
};

/** the stage that always means going back, wherever it stands in the picture */
export const AGAIN: Stage = 'rework';

/** the way of an appeal that nothing holds up, drawn as one line */
export const STRAIGHT: readonly string[] = [
  'received',
  'accept',
  'accepted',
  'dispatch',
  'dispatched',
  'sign',
  'signed',
  'submitFeedback',
  'feedbackSubmitted',
  'approveFeedback',
  'closed',
  'recordVisit',
  'archived',
];

/** Something between two stages: a link, or what the clock does. */
export interface Step {
  id: string;
  kind: 'link' | 'clock';
  zh: string;
  en: string;
  about: string;
  lane: Lane;
  from: readonly Stage[];
  to: readonly Stage[];
}

/** What moves nothing, or may be done nearly everywhere: each once, in a box. */
export interface Box {
  id: string;
  zh: string;
  en: string;
  lane: Lane;
  /** tasks beside each other */
  perRow: number;
  links: readonly Step[];
  timers: readonly Step[];
  /** the stages that links of the box lead to, and which */
  exits: readonly { to: Stage; links: readonly Step[] }[];
}

export interface Flow {
  steps: readonly Step[];
  boxes: readonly Box[];
}

/** stages of a work order in its unit's hands: what moves none of them is drawn beside them */
const WITH_THE_UNIT: readonly Stage[] = ['dispatched', 'signed', 'returnRequested', 'rework', 'feedbackSubmitted'];

/**
 * What the picture shows, made from the registry: steps that lead somewhere, and boxes of those that do not. `names` are a city's own
 * of some links.
 */
export function flow(names: Readonly<Record<string, string>> = {}): Flow {
  const links = LOOP.map(stepOfLink).map((step) => ({ ...step, zh: names[step.id] ?? step.zh }));
  const timers = (Object.keys(BY_ITSELF) as AlarmName[]).map(stepOfAlarm);
  const boxed = (s: Step): boolean => s.to.length === 0 || ANYWHERE.includes(s.id);
  const ofUnit = (s: Step): boolean => boxed(s) && s.from.every((stage) => WITH_THE_UNIT.includes(stage));
  const inBox = (which: (s: Step) => boolean): Pick<Box, 'links' | 'timers' | 'exits'> => {
    const mine = links.filter(which);
    const exits = STAGES.map((to) => ({ to, links: mine.filter((s) => s.to.includes(to)) }));
    return { links: mine, timers: timers.filter(which), exits: exits.filter((exit) => exit.links.length > 0) };
  };
  return {
    steps: [...links, ...timers].filter((s) => !boxed(s)),
    boxes: [
      { id: 'whileHandled', zh: '承办期间', en: 'While a unit handles it', lane: 'unit', perRow: 7, ...inBox(ofUnit) },
      {
        id: 'atAnyTime',
        zh: '随时（各环节所列阶段内）',
        en: 'At any time, in the stages that each link names',
        lane: 'anytime',
        perRow: 10,
        ...inBox((s) => boxed(s) && !ofUnit(s)),
      },
    ],
  };
}

/** so wide that its arrows would hide all others */
export const isAnywhere = (l: Link): boolean => l.legalIn.length > STAGES.length / 2;
const ANYWHERE: readonly string[] = LOOP.filter(isAnywhere).map((l) => l.name);

function stepOfLink(l: Link): Step {
  const moving = l.legalIn.filter((stage) => leadsTo(l, stage).length > 0);
  const to = STAGES.filter((stage) => moving.some((from) => leadsTo(l, from).includes(stage)));
  const stages = l.legalIn.map((stage) => STAGE_WORDS[stage].zh).join('、');
  return {
    id: l.name,
    kind: 'link',
    zh: l.zh,
    en: l.en,
    about: `${l.about}\n可办阶段 ${stages}\n${l.rules.join(', ')}`,
    lane: LANE_OF[l.who[0] ?? 'agent'],
    from: moving.length > 0 ? moving : l.legalIn,
    to,
  };
}

function stepOfAlarm(does: AlarmName): Step {
  const { during, to, rule } = BY_ITSELF[does];
  return { id: does, kind: 'clock', ...ALARM_WORDS[does], about: rule, lane: 'clock', from: during, to };
}
