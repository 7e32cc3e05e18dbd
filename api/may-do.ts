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

function formOf(link: Link): Record<string, unknown> {
  const known = forms.get(link.name) ?? z.toJSONSchema(inputOf(link).schema, { io: 'input' });
  forms.set(link.name, known);
  return known;
}
