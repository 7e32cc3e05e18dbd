import { z } from 'zod';
import type { Account } from '../db/accounts';
import { LOOP } from '../domain/loop';
import { admit } from '../domain/loop/gate';
import type { Link } from '../domain/loop/link';
import type { CaseState, WorkOrder } from '../domain/loop/state';
import type { Instant } from '../domain/limit/instant';
import { actorFor } from './rights';
import { inputOf } from './schemas/action-input';
import { said } from './schemas/values';
import { FIELD_WORDS, saidOf } from './words/vocabulary';

/** An action that this person may take on this appeal now, with the form that it needs. */
export const offer = z.object({
  link: z.string(),
  words: said,
  about: z.string(),
  order: z.int().nullable(),
  href: z.string(),
  form: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema of the request’s body' }),
});

/** the links that the loop admits on this state, for a grant that the account holds */
export function mayDo(account: Account, state: CaseState, now: Instant): z.input<typeof offer>[] {
  return LOOP.flatMap((link) =>
    placesOf(state, link).flatMap((order) => {
      const by = actorFor(account, link, order?.unit ?? null);
      if (!by) return [];
      const input = order ? { order: order.no } : {};
      const admitted = admit(state, link, { link: link.name, id: '', by, at: now, body: '', input });
      if ('refused' in admitted) return [];
      return [
        {
          link: link.name,
          words: { zh: link.zh, en: link.en },
          about: link.about,
          order: order?.no ?? null,
          href: `/api/v1/appeals/${state.number}/${link.name}`,
          form: formOf(link),
        },
      ];
    }),
  );
}

const placesOf = (state: CaseState, link: Link): readonly (WorkOrder | null)[] =>
  link.on === 'order' && state.phase === 'handling' ? state.orders : [null];

const forms = new Map<string, Record<string, unknown>>();

/** the JSON Schema of a link's body, with the words of its fields and choices beside it for the page that shows it */
function formOf(link: Link): Record<string, unknown> {
  const known = forms.get(link.name);
  if (known) return known;
  const schema = z.toJSONSchema(inputOf(link).schema, { io: 'input' }) as { properties: Record<string, Field> };
  const properties = Object.entries(schema.properties).map(([name, field]) => [name, inWords(name, field)]);
  const form = { ...schema, properties: Object.fromEntries(properties) as Record<string, unknown> };
  forms.set(link.name, form);
  return form;
}

interface Field {
  title?: string;
  description?: string;
  enum?: readonly string[];
  items?: { enum?: readonly string[] };
}

function inWords(name: string, field: Field): Field {
  const words = Object.hasOwn(FIELD_WORDS, name) ? FIELD_WORDS[name] : undefined;
  const codes = field.enum ?? field.items?.enum;
  return {
    ...field,
    ...(words ? { title: words.zh, 'x-en': words.en } : { 'x-en': field.description ?? name }),
    ...(codes ? { 'x-words': Object.fromEntries(codes.map((c) => [c, saidOf(c) ?? { zh: c, en: c }])) } : {}),
  };
}
