import { z } from 'zod';
import type { TextView } from '../../db/appeal-view';
import { IDENTITY_PARTS } from '../../db/identity';
import { LOOP } from '../../domain/loop';
import { ELEMENT_TEXTS } from '../../domain/loop/elements';
import type { Link } from '../../domain/loop/link';
import { FEEDBACK_PARTS } from '../../domain/policy/answer-clauses';
import type { Seen } from '../case-access';
import { EVENT_WORDS, saidOf } from '../words/vocabulary';
import { instantOut, iso, said } from './values';

export const textParts = z.array(z.object({ name: z.string(), words: said, text: z.string() }));

/** A text of an appeal with the event that it belongs to. */
export const textView = z.object({
  v: z.int(),
  type: z.string(),
  words: said,
  at: instantOut,
  masked: z.boolean(),
  parts: textParts,
});

export const asText = ({ v, type, at, parts }: TextView, hidden: readonly string[]): z.input<typeof textView> => ({
  v,
  type,
  words: EVENT_WORDS[type],
  at: iso(at),
  masked: parts === null,
  parts: Object.entries(parts ?? {})
    .filter(([name]) => !hidden.includes(name))
    .sort(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([name, words]) => ({ name, words: partWords(name), text: words })),
});

/** in a confidential appeal these elements may name the appellant, so a unit does not read them (R-IDC-11) */
const CONFIDENTIAL: readonly string[] = [...IDENTITY_PARTS, 'person', 'callerUnit'];

/** parts of texts that whoever sees the appeal so does not read */
export const partsHiddenFrom = ({ asUnit, state }: Seen): readonly string[] =>
  asUnit && state.marks.confidential ? CONFIDENTIAL : IDENTITY_PARTS;

/** parts in the order in which people speak; the store keeps them in none */
const IN_ORDER = ['title', 'message', ...Object.keys(ELEMENT_TEXTS), ...FEEDBACK_PARTS];

function placeOf(name: string): number {
  const place = IN_ORDER.indexOf(name.replace(/Unknown$/, ''));
  return place < 0 ? IN_ORDER.length : place;
}

const PART_WORDS: Readonly<Record<string, z.input<typeof said>>> = {
  title: { zh: '标题', en: 'title' },
  message: { zh: '诉求内容', en: 'message' },
  note: { zh: '意见', en: 'note' },
  explanation: { zh: '说明', en: 'explanation' },
  answer: { zh: '答复内容', en: 'answer' },
  requirements: { zh: '重办要求', en: 'requirements' },
  opinion: { zh: '诉求人意见建议', en: 'what the appellant says' },
};

/** texts bring their own words */
const TEXT_WORDS: ReadonlyMap<string, z.input<typeof said>> = new Map(
  LOOP.flatMap((l: Link) => Object.entries(l.texts).map(([name, { zh, en }]) => [name, { zh, en }])),
);

function partWords(name: string): z.input<typeof said> {
  const known = PART_WORDS[name] ?? saidOf(name) ?? TEXT_WORDS.get(name);
  if (known) return known;
  const of = name.endsWith('Unknown') ? saidOf(name.slice(0, -'Unknown'.length)) : null;
  return of ? { zh: `${of.zh}不详的原因`, en: `why ${of.en} is unknown` } : { zh: name, en: name };
}
