import { z } from 'zod';
import { accountNames } from '../../db/account-names';
import type { Account } from '../../db/accounts';
import { eventsOf, type EventView, textsOfAppeal } from '../../db/appeal-view';
import { unitsOf } from '../../db/organisation/units';
import type { Caller } from '../../db/sessions';
import type { CaseEvent } from '../../domain/loop/event';
import { seen, type Seen } from '../case-access';
import type { Parts } from '../parts';
import { knowsPeopleOf, sidesOf, sightOf } from '../rights';
import { type Route, route } from '../route';
import { asEvent, eventOut, type Shown } from '../schemas/event-view';
import { asText, partsHiddenFrom } from '../schemas/text-view';
import { numberParam } from './actions';

export const eventRoutes = (parts: Parts): Route[] => [
  route({
    id: 'events',
    method: 'get',
    path: '/api/v1/appeals/:number/events',
    tag: 'appeals',
    summary: '办理过程 The log of one appeal',
    admits: 'signedIn',
    params: numberParam,
    query: z.strictObject({
      after: z.coerce.number().pipe(z.int32().min(0)).default(0).meta({ description: 'version after which to begin' }),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    answer: z.object({
      events: z.array(eventOut),
      next: z.int().nullable().meta({ description: '`after` of the next page' }),
    }),
    problems: ['unknownAppeal', 'notYourUnit'],
    handle: async ({ caller, params: { number }, query: { after, limit } }) => {
      const found = await seen(parts.db, caller.account, number);
      if ('problem' in found) return found;
      const rows = await eventsOf(parts.db, number, after, limit + 1);
      const page = rows.slice(0, limit);
      const shown = await shownTo(parts, caller, found, page);
      return {
        body: {
          events: page.map((row) => asEvent(row, shown)),
          next: rows.length > limit ? (page.at(-1)?.v ?? null) : null,
        },
      };
    },
  }),
];

/** what the events of this page are shown with to this reader, read at once */
async function shownTo(
  { db, rules, clock }: Parts,
  { account, receivedAt }: Caller,
  found: Seen,
  page: readonly EventView[],
): Promise<Shown> {
  const { state } = found;
  const [units, { policy }, texts] = await Promise.all([
    unitsOf(db, state.city),
    rules.forCase(state, await clock(receivedAt)),
    textsOfAppeal(db, state.number, sidesOf(account, state)),
  ]);
  return {
    policy,
    isOver: state.phase === 'archived',
    units: new Map(units.map((u) => [u.id, { zh: u.name, en: u.nameEn ?? u.name }])),
    accounts: await accountNames(db, state.city, peopleKnown(account, page)),
    unitOfOrder: new Map(state.orders.map((o) => [o.no, o.unit])),
    texts: new Map(
      texts.map((t) => {
        const { v, masked, parts } = asText(t, partsHiddenFrom(found));
        return [v, { masked, parts }];
      }),
    ),
  };
}

/** accounts whose names this reader is told: who acted, whom an order was handed to, and whom accountability is about */
const peopleKnown = (account: Account, page: readonly EventView[]): string[] =>
  page.flatMap(({ actor, role, unit, body }) => {
    if (role === null || actor === null || !knowsPeopleOf(account, unit)) return [];
    const event = JSON.parse(body) as CaseEvent;
    const named = event.type === 'handedToColleague' ? [event.colleague] : [];
    // whom the platform holds to account is the platform's to know
    const person = event.type === 'accountabilityProposed' && sightOf(account).all ? (event.person ?? []) : [];
    return [actor, ...named, person].flat();
  });
