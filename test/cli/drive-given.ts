import type { Plan } from '../../cli/drive/plan';
import type { Custom } from '../../cli/drive/staff';
import { type Known, stepsFor } from '../../cli/drive/steps';
import type { Appeal, Order, Task } from '../../cli/drive/views';

export const NOW = Date.parse('2026-03-02T02:00:00Z');

/** the straight way, without anything beside it */
const PLAIN: Plan = {
  way: 'straight',
  unit: 1,
  choice: 0,
  early: false,
  filedBy: 'handler',
  granted: true,
  returns: 1,
  rejections: 0,
  afterVisit: 'rework',
  undone: false,
  assigns: false,
  onPaper: false,
  unansweredCalls: 0,
  signOff: 'draft',
  outcome: 'solved',
  reply: 'withFeedback',
  unansweredVisits: 0,
  satisfaction: 'satisfied',
  rates: true,
  beside: {
    supplement: false,
    urge: false,
    recordProgress: false,
    attachFile: false,
    recordSpotCheck: false,
    liftCard: false,
  },
};

export const CUSTOM: Custom = {
  categories: ['consultation', 'complaint'],
  elements: ['time', 'place'],
  channels: ['phone'],
  nonAcceptanceReasons: [{ code: 'N1' }, { code: 'N2', lines: ['110'] }],
  modes: ['transfer', 'paperAssignment'],
  returnNeedsConsent: true,
  extensionWay: 'filing',
  accountabilityForms: ['interview'],
  enoughCalls: 3,
};

export interface Doing {
  plan?: Partial<Plan>;
  known?: Partial<Known>;
  /** how often these were tried */
  tried?: Readonly<Record<string, number>>;
}

export const known = ({ plan, known: more, tried = {} }: Doing = {}): Known => ({
  plan: { ...PLAIN, ...plan },
  custom: CUSTOM,
  units: [
    { id: 'u2-1', level: 2, parent: 'u1' },
    { id: 'u2-2', level: 2, parent: 'u1' },
    { id: 'u3-2-1', level: 3, parent: 'u2-2' },
  ],
  merging: null,
  mergersAreDone: true,
  tried: (link) => tried[link] ?? 0,
  now: NOW,
  patienceMs: 600_000,
  ...more,
});

export const ORDER: Order = {
  no: 1,
  unit: { id: 'u2-2' },
  under: null,
  mode: 'transfer',
  status: 'signed',
  binding: false,
  returnRefused: false,
  consentAsked: null,
  consented: [],
  extensions: 0,
  extensionRequested: null,
  contacted: false,
  failedContacts: 0,
  replied: false,
  rejections: 0,
  draft: null,
};

export const BESIDE: Appeal['beside'] = {
  named: null,
  submitted: null,
  undecided: false,
  followUpAt: null,
  cards: [],
  supervisions: [],
  candidates: [],
};

export const appealWith = (order: Partial<Order> = {}, more: Partial<Appeal> = {}): Appeal => ({
  number: '1',
  version: 3,
  stage: 'signed',
  category: 'complaint',
  marks: {},
  missing: [],
  outcome: null,
  orders: [{ ...ORDER, ...order }],
  obligations: [],
  beside: BESIDE,
  ...more,
});

export const taskFor = (link: string, order: number | null = null): Task => ({
  number: '1',
  link,
  order,
  role: 'x',
  unit: null,
  version: 3,
});

/** what the plan makes of a row on the first order: the links of the steps with who takes them, or why there are none */
export function turnOf(link: string, doing: Doing = {}, appeal: Appeal = appealWith()): unknown {
  const turn = stepsFor(taskFor(link, 1), appeal, known(doing));
  return Array.isArray(turn)
    ? (turn as readonly { link: string; by?: { role: string } }[]).map((s) =>
        s.by ? `${s.link} by ${s.by.role}` : s.link,
      )
    : turn;
}
