import { z } from 'zod';
import type { Account } from '../db/accounts';
import { LOOP } from '../domain/loop';
import { admit } from '../domain/loop/gate';
import type { Link, Rules } from '../domain/loop/link';
import type { Role } from '../domain/loop/role';
import { type CaseState, liveOrders, type WorkOrder } from '../domain/loop/state';
import type { Instant } from '../domain/limit/instant';
import type { Said } from './problems/said';
import { actorOn } from './rights';
import { inputOf } from './schemas/action-input';
import { fileQuery, ownFileQuery } from './schemas/file-input';
import { said } from './schemas/values';
import { FIELD_WORDS, FILE_KIND_WORDS, saidOf } from './words/vocabulary';

/** An action that this person may take on this appeal now, with the form that it needs. */
export const offer = z.object({
  link: z.string(),
  words: said,
  about: z.string(),
  order: z.int().nullable(),
  href: z.string(),
  takesFile: z
    .boolean()
    .meta({ description: 'a file is the body of the request, and what the form asks for stands in its query' }),
  form: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema of the request’s body' }),
});

/**
 * The links that the loop admits on this state and offers at this instant, for a grant that the account holds: once for each
 * work order that is out. `rules` are those by which the case is judged now.
 */
export function mayDo(account: Account, state: CaseState, rules: Rules, now: Instant): z.input<typeof offer>[] {
  return LOOP.flatMap((link: Link) =>
    placesOf(state, link).flatMap((order) => {
      const by = actorOn(account, link, state, order);
      if (!by) return [];
      const input = order ? { order: order.no } : {};
      const admitted = admit(state, link, { link: link.name, id: '', by, at: now, body: '', input });
      if ('refused' in admitted) return [];
      if (link.sentByPlatform || (link.offered && !link.offered({ ...rules, state, order }, now, by))) return [];
      return [
        {
          link: link.name,
          words: { zh: link.zh, en: link.en },
          about: link.about,
          order: order?.no ?? null,
          href: `/api/v1/appeals/${state.number}/${link.takesFile ? 'files' : link.name}`,
          takesFile: link.takesFile === true,
          form: formOf(link, by.role),
        },
      ];
    }),
  );
}

const placesOf = (state: CaseState, link: Link): readonly (WorkOrder | null)[] =>
  link.on === 'order' && state.phase === 'handling' ? liveOrders(state) : [null];

const forms = new Map<string, Record<string, unknown>>();

/** the JSON Schema of a link's body, with the words of its fields and choices beside it for the page that shows it */
function formOf(link: Link, role: Role): Record<string, unknown> {
  const ownFile = link.takesFile && role === 'appellant';
  const key = ownFile ? `own ${link.name}` : link.name;
  const known = forms.get(key);
  if (known) return known;
  const body = ownFile ? ownFileQuery : link.takesFile ? fileQuery : inputOf(link).schema;
  const schema = z.toJSONSchema(body, { io: 'input' }) as { properties: Record<string, Field> };
  const form = { ...schema, properties: eachInWords(link.name, schema.properties) };
  forms.set(key, form);
  return form;
}

const OF_FIELDS: Readonly<Record<string, Readonly<Record<string, Said>>>> = { kind: FILE_KIND_WORDS };

/** a code in words, which may be this field's own */
const wordsIn = (field: string, code: string): Said | null => OF_FIELDS[field]?.[code] ?? saidOf(code);

interface Field {
  title?: string;
  description?: string;
  enum?: readonly string[];
  items?: { enum?: readonly string[]; properties?: Record<string, Field> };
}

const eachInWords = (link: string, fields: Record<string, Field>): Record<string, Field> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, inWords(link, name, field)]));

function inWords(link: string, name: string, field: Field): Field {
  const key = [`${link}.${name}`, name].find((one) => Object.hasOwn(FIELD_WORDS, one));
  const words = key === undefined ? undefined : FIELD_WORDS[key];
  const codes = field.enum ?? field.items?.enum;
  const inEach = field.items?.properties;
  return {
    ...field,
    ...(inEach ? { items: { ...field.items, properties: eachInWords(link, inEach) } } : {}),
    ...(words ? { title: words.zh, 'x-en': words.en } : { 'x-en': field.description ?? name }),
    ...(codes ? { 'x-words': Object.fromEntries(codes.map((c) => [c, wordsIn(name, c) ?? { zh: c, en: c }])) } : {}),
  };
}
