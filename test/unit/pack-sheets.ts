import { type Category } from '../../domain/policy/category';
import { type Policy } from '../../domain/policy/policy';

/** What a pack comes to, for whoever compares it with its source. */
export interface Sheet {
  kind: Policy['pack']['kind'];
  /** handling limits by category as «number unit»; only those that differ from `otherwise` */
  limits: Partial<Record<Category, string>>;
  /** the limit of every other accepted category; null: none */
  otherwise: string | null;
  dispatch?: string;
  sign?: string;
  give?: string;
  modes: readonly string[];
  levels: number | 'silent';
  categories: number | 'silent';
  channels: number | 'open';
  reasons?: number;
  elements?: number;
  replies?: readonly string[];
  supervision?: readonly string[];
  reports?: readonly string[];
  triggers?: number;
  kpis?: number;
  silent: number;
  readings: readonly string[];
}

/** a pack that names no categories, and limits none */
const EIGHT = { categories: 'silent', otherwise: null, limits: {} } as const;
/** every pack of the product, as its source has it */
export const SHEETS: Readonly<Record<string, Sheet>> = {
  hangzhou: {
    ...EIGHT,
    kind: 'city',
    modes: [],
    levels: 'silent',
    channels: 1,
    silent: 41,
    readings: ['AMB-24'],
  },
  beijing: {
    kind: 'city',
    limits: {},
    otherwise: null,
    modes: ['transfer'],
    levels: 2,
    categories: 4,
    channels: 1,
    supervision: ['centreSupervision'],
    reports: ['informationAnalysis'],
    silent: 35,
    readings: ['AMB-24'],
  },
  dezhou: {
    ...EIGHT,
    kind: 'city',
    modes: ['directAnswer', 'transfer'],
    levels: 4,
    channels: 3,
    supervision: ['systemSupervision'],
    reports: ['dataAnalysis'],
    kpis: 5,
    silent: 37,
    readings: ['AMB-24', 'AMB-25', 'AMB-37', 'AMB-29'],
  },
  chongqing: {
    kind: 'city',
    limits: {},
    otherwise: '7 workingDays',
    modes: [
      'directAnswer',
      'referCaller',
      'directHandling',
      'transfer',
      'leaderInstruction',
      'leadAndCo',
      'majorEmergency',
    ],
    levels: 2,
    categories: 4,
    channels: 3,
    elements: 5,
    replies: ['platform', 'handlingUnit'],
    supervision: ['written', 'reHandleOrder', 'askLeaders', 'onSite', 'tracking', 'inspection'],
    reports: ['dutySummary', 'specialDutyReport', 'notification', 'mediaPublication'],
    silent: 45,
    readings: ['AMB-06', 'AMB-18', 'AMB-27', 'AMB-32', 'AMB-35', 'AMB-39'],
  },
  shenzhen: {
    kind: 'city',
    limits: {},
    otherwise: null,
    modes: ['directAnswer'],
    levels: 'silent',
    categories: 5,
    channels: 1,
    reasons: 1,
    kpis: 3,
    silent: 33,
    readings: ['AMB-24', 'AMB-29'],
  },
  bengbu: {
    ...EIGHT,
    kind: 'city',
    dispatch: '10 minutes',
    modes: ['unifiedCirculation'],
    levels: 3,
    channels: 'open',
    supervision: ['joint', 'fullCoverage', 'onSite', 'repeatReview'],
    reports: ['weeklyReport', 'monthlyReport'],
    kpis: 3,
    silent: 33,
    readings: ['AMB-02', 'AMB-16', 'AMB-17', 'AMB-19'],
  },
  'suzhou-anhui': {
    kind: 'city',
    limits: { consultation: '2 workingDays', help: '5 workingDays', suggestion: '5 workingDays', opinion: 'none' },
    otherwise: '15 workingDays',
    give: '1 workingDays',
    modes: ['directAnswer', 'directHandling', 'transfer', 'leaderInstruction', 'paperAssignment'],
    levels: 3,
    categories: 5,
    channels: 4,
    reasons: 7,
    elements: 6,
    replies: ['handlingUnit'],
    supervision: [
      'systemCards',
      'scopeNearDueOrOverdue',
      'scopeRework',
      'scopeMultiUnit',
      'scopeMajorAndOther',
      'paper',
    ],
    reports: ['analysisReport', 'bulletin', 'specialReport'],
    triggers: 8,
    silent: 38,
    readings: [
      'AMB-03',
      'AMB-07',
      'AMB-08',
      'AMB-09',
      'AMB-10',
      'AMB-11',
      'AMB-12',
      'AMB-30',
      'AMB-31',
      'AMB-33',
      'AMB-34',
      'AMB-36',
      'AMB-40',
      'AMB-41',
      'AMB-44',
      'AMB-47',
      'AMB-48',
    ],
  },
  hainan: {
    ...EIGHT,
    kind: 'province',
    modes: ['partnerTransfer'],
    levels: 2,
    channels: 2,
    kpis: 8,
    silent: 39,
    readings: ['AMB-24'],
  },
  nanjing: {
    kind: 'city',
    limits: {},
    otherwise: null,
    modes: [],
    levels: 'silent',
    categories: 5,
    channels: 1,
    supervision: ['media'],
    reports: ['opinionProduct', 'dataResearch'],
    kpis: 2,
    silent: 37,
    readings: ['AMB-26'],
  },
  'an-city': {
    kind: 'city',
    limits: { consultation: '3 workingDays' },
    otherwise: '5 workingDays',
    sign: '2 hours',
    give: '1 workingDays',
    modes: ['transfer'],
    levels: 'silent',
    categories: 6,
    channels: 1,
    reasons: 9,
    triggers: 9,
    silent: 51,
    readings: ['AMB-02', 'AMB-04', 'AMB-05', 'AMB-22', 'AMB-23', 'AMB-42', 'AMB-45', 'AMB-46'],
  },
  'generic-intake': {
    ...EIGHT,
    kind: 'generic',
    modes: ['transfer'],
    levels: 'silent',
    channels: 5,
    elements: 2,
    replies: ['platform'],
    silent: 38,
    readings: ['AMB-20', 'AMB-21'],
  },
  'generic-operating': {
    kind: 'generic',
    limits: {},
    otherwise: null,
    modes: [],
    levels: 'silent',
    categories: 5,
    channels: 'open',
    supervision: ['system', 'written', 'special', 'instruction'],
    reports: ['oversightReport'],
    silent: 40,
    readings: ['AMB-28', 'AMB-39'],
  },
  'generic-definition': {
    ...EIGHT,
    kind: 'generic',
    modes: [],
    levels: 'silent',
    channels: 6,
    silent: 45,
    readings: [],
  },
  'generic-mechanism': {
    kind: 'generic',
    limits: {},
    otherwise: null,
    modes: ['directAnswer', 'transfer'],
    levels: 'silent',
    categories: 5,
    channels: 1,
    replies: ['handlingUnit'],
    silent: 39,
    readings: [],
  },
};
