import { z } from 'zod';
import { LOOP } from '../../domain/loop';
import type { Marks } from '../../domain/loop/event';
import { PUBLICATION_WISHES } from '../../domain/loop/facts/publication';
import type { Link } from '../../domain/loop/link';
import { spokenLanguage } from '../../domain/loop/spoken-language';
import { CATEGORIES } from '../../domain/policy/category';
import { inputOf } from './action-input';
import { lineNumber } from './organisation-values';
import { code, instantIn, words } from './values';

const TITLE_MAX = 500;
const MESSAGE_MAX = 50_000;

const marks = z
  .strictObject({
    urgent: z.literal(true).optional(),
    simple: z.literal(true).optional(),
    important: z.literal(true).optional(),
    confidential: z.literal(true).optional(),
    replyRequested: z.literal(true).optional(),
    consumer: z.literal(true).optional().meta({ description: 'a consumer’s dispute with an operator (R-LAW-01)' }),
    unfairCompetition: z
      .literal(true)
      .optional()
      .meta({ description: 'a report of unfair competition; who reports is kept confidential (R-LAW-02)' }),
    realName: z
      .literal(true)
      .optional()
      .meta({ description: 'the informant gave the own name, with facts (R-IDC-02)' }),
  })
  .default({})
  .transform((given): Marks => ({
    ...(given.urgent ? { urgent: true } : {}),
    ...(given.simple ? { simple: true } : {}),
    ...(given.important ? { important: true } : {}),
    ...(given.confidential ? { confidential: true } : {}),
    ...(given.replyRequested ? { replyRequested: true } : {}),
    ...(given.consumer ? { consumer: true } : {}),
    ...(given.unfairCompetition ? { unfairCompetition: true } : {}),
    ...(given.realName ? { realName: true } : {}),
  }));

const appellant = z.strictObject({
  kind: z.enum(['person', 'legalPerson', 'organisation']).default('person'),
  name: words(200).optional(),
  contact: words(200).optional(),
  address: words(500).optional(),
  email: z
    .email()
    .max(200)
    .optional()
    .meta({ description: 'where to send word of the own appeal: its number and stage alone' }),
});

const element = z.union([z.strictObject({ text: words(10_000) }), z.strictObject({ unknown: words(500) })]);

/** what the agent does in the same breath: at most one of these */
type Following = 'accept' | 'answerDirectly' | 'notAccept';

const linkOf = (name: Following): Link => {
  const link = LOOP.find((l) => l.name === name);
  if (!link) throw new Error(`the loop has no link ${name}`);
  return link;
};

const own = (name: Following) => inputOf(linkOf(name)).schema.omit({ seen: true }).strict();

/** what an agent hands in for one appeal */
export const registrationInput = z.strictObject({
  channel: code(40).default('phone').meta({ description: "the pack's code of the channel" }),
  receivedAt: instantIn.optional().meta({ description: 'when it reached the hotline; left out: now' }),
  language: spokenLanguage
    .optional()
    .meta({ description: 'as the appellant speaks it (BCP 47), e.g. yue; the list of a pack is open (R-CHN-20)' }),
  category: z.enum(CATEGORIES).nullable().default(null),
  marks,
  repeatOf: code(40).optional().meta({ description: 'number of the earlier appeal on the same matter (R-NAC-21)' }),
  newFacts: z.boolean().optional().meta({ description: 'it brings facts that the earlier appeal did not have' }),
  publication: z.enum(PUBLICATION_WISHES).optional().meta({
    description:
      'what the appellant wants done with the result; left out: nothing was said, and the city’s default holds (R-DIS-11)',
  }),
  line: lineNumber
    .optional()
    .meta({ description: 'number of the merged line that was dialled, as the directory has it' }),
  title: words(TITLE_MAX).optional(),
  message: words(MESSAGE_MAX).optional().meta({ description: "the appellant's words as they came" }),
  elements: z
    .record(code(30), element)
    .default({})
    .meta({ description: 'per element of the record: its text, or the reason why it is unknown (R-REG-08)' }),
  askForMissing: z
    .boolean()
    .default(false)
    .meta({ description: 'nobody is on the line: what is missing is asked for and the appeal waits as incomplete' }),
  appellant: appellant.default({ kind: 'person' }),
  following: z
    .union([
      z.strictObject({ accept: own('accept') }),
      z.strictObject({ answerDirectly: own('answerDirectly') }),
      z.strictObject({ notAccept: own('notAccept') }),
    ])
    .optional()
    .meta({ description: 'done in the same breath; answerDirectly accepts first' }),
});

export type RegistrationInput = z.output<typeof registrationInput>;

/** the steps that follow a registration, in order, as the intake takes them */
export function followingOf(given: RegistrationInput['following']): {
  link: Link;
  input: unknown;
  texts: Record<string, string>;
}[] {
  if (!given) return [];
  const step = (name: Following, body: Record<string, unknown>) => {
    const link = linkOf(name);
    const { input, texts } = inputOf(link).split(body);
    return { link, input, texts };
  };
  if ('accept' in given) return [step('accept', given.accept)];
  if ('notAccept' in given) return [step('notAccept', given.notAccept)];
  return [step('accept', {}), step('answerDirectly', given.answerDirectly)];
}

/** one row of an import; what it does not give is unknown, imported */
/** what an importer may have had to assume */
const ASSUMABLE = ['category', 'channel', 'receivedAt', 'title'] as const;

export const importRow = z.strictObject({
  externalId: code(200),
  channel: code(40).default('website'),
  receivedAt: instantIn,
  category: z.enum(CATEGORIES).optional().meta({ description: 'left out: complaint, marked as assumed' }),
  assumed: z
    .array(z.enum(ASSUMABLE))
    .max(ASSUMABLE.length)
    .default([])
    .meta({ description: 'names of what the importer assumed' }),
  title: words(TITLE_MAX).optional(),
  message: words(MESSAGE_MAX),
  user: words(200).optional().meta({ description: 'pseudonym of the appellant in the source' }),
  dispatchedAt: instantIn.optional().meta({
    description: 'when the other system dispatched it, not before receivedAt; needs `unit`, and holds with asReceived',
  }),
  unit: code(40).optional().meta({ description: 'id of the handling unit that it was dispatched to' }),
});

const IMPORT_ROWS = 500;

export const importInput = z.strictObject({
  source: code(80).meta({ description: 'names the other system; with externalId it makes a row known' }),
  asReceived: z.boolean().default(false).meta({
    description: 'the clocks have run since receivedAt; what rang is recorded at its instant and sends nothing',
  }),
  accept: z.boolean().default(true).meta({
    description:
      'false: whether they are taken on is left to the agents; what was dispatched elsewhere has been taken on',
  }),
  rows: z.array(z.unknown()).min(1).max(IMPORT_ROWS),
});
