import { type Pack } from './pack';
import { type Policy } from './policy';
import { silences } from './silences';

/** What a clause of a pack is about, for a reader who wants to see at a glance where a city is silent. */
export const SUBJECTS = {
  limits: { zh: '时限', en: 'limits' },
  intake: { zh: '受理', en: 'intake' },
  processing: { zh: '处理与单位', en: 'processing and units' },
  answers: { zh: '答复与回访', en: 'replies and visits' },
  oversight: { zh: '督办与考核', en: 'oversight' },
  publication: { zh: '归档与公开', en: 'archive and disclosure' },
  aboutTheCity: { zh: '概况', en: 'about the city' },
} as const;

export type SilentSubject = keyof typeof SUBJECTS;

const SUBJECT_OF: Readonly<Partial<Record<keyof Pack, SilentSubject>>> = {
  dispatchLimit: 'limits',
  signLimit: 'limits',
  contactLimit: 'limits',
  returnLimit: 'limits',
  timeLimits: 'limits',
  urgentRule: 'limits',
  extension: 'limits',
  maxTotal: 'limits',
  parameters: 'limits',
  platformLimits: 'limits',
  undispatched: 'limits',
  unsignedCountsAsReceived: 'limits',
  serviceHours: 'intake',
  manualAcceptanceHours: 'intake',
  channels: 'intake',
  channelCount: 'intake',
  ivr: 'intake',
  smsRules: 'intake',
  languages: 'intake',
  callCharge: 'intake',
  categories: 'intake',
  acceptedMatters: 'intake',
  nonAcceptanceReasons: 'intake',
  registrationFields: 'intake',
  confidentiality: 'intake',
  knowledgeBase: 'intake',
  majorEmergencyRule: 'processing',
  processingModes: 'processing',
  multiUnitRule: 'processing',
  levels: 'processing',
  organisation: 'processing',
  loopLinks: 'processing',
  partners: 'processing',
  integratedHotlines: 'processing',
  replyRules: 'answers',
  rejectionRules: 'answers',
  returnVisit: 'answers',
  reopenWindow: 'answers',
  supervisionModes: 'oversight',
  ladder: 'oversight',
  writtenSupervisionReplyLimit: 'oversight',
  cards: 'oversight',
  accountability: 'oversight',
  assessment: 'oversight',
  externalOversight: 'oversight',
  archive: 'publication',
  reports: 'publication',
  disclosure: 'publication',
};

/** The paths at which a policy is silent, by subject, in the order of the subjects; those with none are left out (R-SYS-06). */
export function silencesBySubject(
  policy: Policy,
): readonly { subject: SilentSubject; words: { zh: string; en: string }; paths: readonly string[] }[] {
  const paths = silences(policy);
  return (Object.keys(SUBJECTS) as SilentSubject[]).flatMap((subject) => {
    const of = paths.filter((path) => subjectOf(path) === subject);
    return of.length === 0 ? [] : [{ subject, words: SUBJECTS[subject], paths: of }];
  });
}

/** what a field of a pack, given by its path, is about */
export const subjectOf = (path: string): SilentSubject =>
  SUBJECT_OF[(path.split('.')[0] ?? '') as keyof Pack] ?? 'aboutTheCity';
