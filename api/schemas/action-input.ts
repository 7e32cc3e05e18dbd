import { z } from 'zod';
import { LOOP } from '../../domain/loop';
import type { Link } from '../../domain/loop/link';
import { words } from './values';

/** One request of a link: its own input, what every action has beside it, and its texts by their names. */
export interface ActionInput {
  schema: z.ZodObject;
  /** what is the link's own, from a proved body */
  split: (body: Readonly<Record<string, unknown>>) => {
    input: Record<string, unknown>;
    texts: Record<string, string>;
    seen: number | undefined;
    order: number | undefined;
  };
}

const seen = z.int().min(1).optional().meta({
  description: 'version of the appeal on the page from which the person acts; an older one is refused as stale',
});
const order = z
  .int()
  .min(1)
  .optional()
  .meta({ description: 'number of the work order; may be left out when there is one only' });

/** the one schema of a link's requests, composed from its declaration; keys it does not name are refused */
function actionInput(link: Link): ActionInput {
  const own = link.input;
  if (!(own instanceof z.ZodObject)) throw new Error(`the input of ${link.name} is no object`);
  const texts = Object.fromEntries(
    Object.entries(link.texts).map(([name, part]) => {
      const text = words(part.max).meta({
        title: part.zh,
        description: part.en,
        minLength: 1,
        maxLength: part.max,
        'x-text': true,
      });
      return [name, part.required ? text : text.optional()];
    }),
  );
  const beside = link.on === 'order' ? ['seen', 'order'] : ['seen'];
  const names = [...Object.keys(own.shape), ...beside, ...Object.keys(texts)];
  if (new Set(names).size !== names.length) throw new Error(`${link.name} names one field twice`);
  return {
    schema: z.strictObject({ ...own.shape, ...texts, ...(link.on === 'order' ? { order } : {}), seen }),
    split: (body) => {
      const pick = (names: readonly string[]) =>
        Object.fromEntries(names.flatMap((n) => (body[n] === undefined ? [] : [[n, body[n]]])));
      return {
        input: { ...pick(Object.keys(own.shape)), ...(link.on === 'order' ? pick(['order']) : {}) },
        texts: pick(Object.keys(texts)) as Record<string, string>,
        seen: body['seen'] as number | undefined,
        order: body['order'] as number | undefined,
      };
    },
  };
}

const INPUTS: ReadonlyMap<string, ActionInput> = new Map(
  LOOP.filter((l: Link) => !l.sentByPlatform).map((l) => [l.name, actionInput(l)]),
);

export function inputOf(link: Link): ActionInput {
  const input = INPUTS.get(link.name);
  if (!input) throw new Error(`the loop has no link ${link.name}`);
  return input;
}
