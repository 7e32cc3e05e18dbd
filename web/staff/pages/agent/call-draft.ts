import type { operations } from '../../api/schema';
import type { CityPolicy } from './policy';

type Registration = NonNullable<operations['register']['requestBody']>['content']['application/json'];
type Following = Registration['following'];
export type Category = NonNullable<Registration['category']>;
export type Mark = keyof NonNullable<Registration['marks']>;

/** One element of the record: its text, or that it is unknown, with the reason in the text. */
export interface Element {
  text: string;
  unknown: boolean;
}

/** What an agent has written of a call, kept at every keystroke. */
export interface Call {
  contact: string;
  name: string;
  address: string;
  kind: 'person' | 'legalPerson' | 'organisation';
  title: string;
  /** the caller's words */
  message: string;
  elements: Readonly<Record<string, Element>>;
  category: Category | null;
  marks: readonly Mark[];
  channel: string;
  language: string;
  /** number of the merged line that was dialled */
  line: string;
  repeatOf: string;
  newFacts: boolean;
  /** the answer at once, and the entry that it was taken from */
  answer: string;
  knowledge: { entry: string; version: number; title: string } | null;
  reason: string;
  explanation: string;
}

export const NEW_CALL: Call = {
  contact: '',
  name: '',
  address: '',
  kind: 'person',
  title: '',
  message: '',
  elements: {},
  category: null,
  marks: [],
  channel: 'phone',
  language: '',
  line: '',
  repeatOf: '',
  newFacts: false,
  answer: '',
  knowledge: null,
  reason: '',
  explanation: '',
};

export const MARKS: readonly Mark[] = [
  'urgent',
  'important',
  'confidential',
  'replyRequested',
  'consumer',
  'unfairCompetition',
  'realName',
  'simple',
];

/** elements that the caller's own fields and words give: nobody types them twice */
const GIVEN_ELSEWHERE = { callerName: 'name', contactNumber: 'contact', content: 'message' } as const;
type GivenElsewhere = keyof typeof GIVEN_ELSEWHERE;
const isElsewhere = (name: string): name is GivenElsewhere => name in GIVEN_ELSEWHERE;

/** the elements that have a field of their own in the record */
export const elementFields = (policy: CityPolicy): readonly string[] =>
  policy.elements.filter((name) => !isElsewhere(name));

/** which elements of the record the city asks for and are still to be given, or called unknown with a reason */
export const missing = (call: Call, { elements }: CityPolicy): readonly string[] =>
  elements.filter((name) =>
    isElsewhere(name) ? call[GIVEN_ELSEWHERE[name]].trim() === '' : (call.elements[name]?.text.trim() ?? '') === '',
  );

const TITLE_LENGTH = 40;

/** the title that was given, else the first words of what was told */
export const titleOf = ({ title, message }: Call): string =>
  title.trim() || ([...(message.trim().split(/[。！？；\n]/u)[0] ?? '')].slice(0, TITLE_LENGTH).join('') ?? '');

/** what has been told of the matter so far, to look for the like of it */
export const toldIn = (call: Call): string =>
  [call.title, call.message, ...Object.values(call.elements).map((e) => e.text)].join(' ').trim();

/** The registration of the call; `hurried`: the caller is put through at once, what is missing is asked for later. */
export function asRegistration(call: Call, policy: CityPolicy, following: Following, hurried = false): Registration {
  const elements = Object.fromEntries(
    policy.elements.flatMap((name) => {
      const one = isElsewhere(name) ? { text: call[GIVEN_ELSEWHERE[name]], unknown: false } : call.elements[name];
      const text = one?.text.trim() ?? '';
      return text === '' ? [] : [[name, one?.unknown ? { unknown: text } : { text }]];
    }),
  );
  const title = titleOf(call);
  const { name, contact, address } = call;
  return {
    channel: call.channel,
    category: call.category,
    marks: Object.fromEntries(call.marks.map((mark) => [mark, true as const])),
    elements,
    askForMissing: hurried,
    appellant: { kind: call.kind, ...given({ name, contact, address }) },
    ...given({ title, message: call.message, language: call.language, line: call.line, repeatOf: call.repeatOf }),
    ...(call.repeatOf !== '' && call.newFacts ? { newFacts: true } : {}),
    ...(following ? { following } : {}),
  };
}

/** the fields that are filled in */
const given = <K extends string>(fields: Readonly<Record<K, string>>): Partial<Record<K, string>> =>
  Object.fromEntries(
    Object.entries<string>(fields).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])),
  ) as Partial<Record<K, string>>;
