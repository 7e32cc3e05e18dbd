import { z } from 'zod';
import { allCities, citiesFrom, type City, cityOf, figuresOf, firstCity } from '../../db/cities';
import { type Founding, foundCity, namesIn, takenLogin } from '../../db/seed';
import type { Role } from '../../domain/loop/role';
import { loadPolicy, packIds } from '../../packs/load';
import { no } from '../problems/problem';
import type { Parts } from '../parts';
import { type Route, route } from '../route';

const cityView = z.object({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  pack: z.string().meta({ description: 'the pack that its first policy was made from' }),
  parent: z.string().nullable().meta({ description: 'the city above it in this installation' }),
});

const figures = z.object({ received: z.int(), open: z.int(), archived: z.int() });

const newCity = z.strictObject({
  pack: z.string().max(40).describe('id of the pack whose rules it begins with'),
  id: z
    .string()
    .max(40)
    .regex(/^[a-z][a-z0-9-]*$/)
    .optional()
    .describe('id of the city in this installation; absent: the pack’s'),
  zh: z.string().trim().min(1).max(60).optional().describe('its Chinese name; absent: the pack’s'),
  en: z.string().trim().min(1).max(60).optional().describe('its English name; absent: the pack’s'),
  parent: z
    .string()
    .max(40)
    .nullable()
    .optional()
    .describe('the city above it: one’s own or one below; absent: one’s own; null: none, for the first city alone'),
  trial: z
    .boolean()
    .default(false)
    .describe('with invented units at all levels and an account for every role; else with its administrator alone'),
});

/** who looks over the cities below: counts, never an appeal of theirs */
const LOOK_OVER: readonly Role[] = [
  'administrator',
  'auditor',
  'supervisor',
  'hotlineOffice',
  'government',
  'municipalLeader',
];

/** Several cities in one installation, each with its own numbers of days, rights and pack (R-ORG-10, R-SYS-11). */
export const cityTreeRoutes = (parts: Parts): Route[] => [
  route({
    id: 'cities',
    method: 'get',
    path: '/api/v1/cities',
    tag: 'administration',
    summary: '本市及下级城市 One’s own city and those below',
    about:
      'Of a city below one sees that it is there, and with ?figures=true how many appeals it has; its appeals are seen by its own people alone.',
    admits: LOOK_OVER,
    query: z.object({ figures: z.enum(['true', 'false']).optional() }),
    answer: z.object({ cities: z.array(cityView.extend({ appeals: figures.optional() })) }),
    problems: [],
    handle: async ({ caller, query }) => {
      const cities = await citiesSeen(parts, caller.account.city);
      if (query.figures !== 'true') return { body: { cities } };
      const counted = await figuresOf(
        parts.db,
        cities.map(({ id }) => id),
      );
      const withFigures = cities.map((city) => {
        const appeals = counted.get(city.id);
        return { ...city, ...(appeals ? { appeals } : {}) };
      });
      return { body: { cities: withFigures } };
    },
  }),
  route({
    id: 'addCity',
    method: 'post',
    path: '/api/v1/cities',
    tag: 'administration',
    summary: '增设城市 Add a city',
    about:
      'Adds a city below one’s own, with a policy made from a pack, units, accounts and a token of its own. The initial passwords and the token are answered once and kept nowhere. It stands in the new city’s log of changes.',
    admits: ['administrator'],
    body: newCity,
    answer: z.object({
      city: cityView,
      accounts: z.array(z.object({ role: z.string(), login: z.string(), password: z.string() })),
      operatorToken: z.string(),
    }),
    status: 201,
    problems: ['packUnknown', 'cityTaken', 'loginTaken', 'cityNotBelow'],
    handle: async ({ caller, body }) => {
      const { account } = caller;
      if (!packIds().includes(body.pack))
        return { problem: no('packUnknown', { rule: 'R-SYS-01', data: { pack: body.pack, allowed: packIds() } }) };
      const parent = body.parent === undefined ? account.city : body.parent;
      const own = await citiesSeen(parts, account.city);
      const isAllowed = parent === null ? await isFirst(parts, account.city) : own.some((city) => city.id === parent);
      if (!isAllowed) return { problem: no('cityNotBelow', { data: { parent: parent ?? '—' } }) };
      const policy = loadPolicy(body.pack);
      const id = body.id ?? body.pack;
      const names = namesIn(policy);
      const city: City = { id, zh: body.zh ?? names.zh, en: body.en ?? names.en, pack: body.pack, parent };
      const founding: Founding = {
        policy: { ...policy, city: id },
        names: { zh: city.zh, en: city.en },
        parent,
        by: account.id,
        loginPrefix: `${id}-`,
        ...(body.trial ? { as: 'trial' } : { as: 'bare', initialHours: parts.signIn.initialPasswordHours }),
      };
      const founded = await parts.db.transaction(async (trx) => {
        await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['huiying seed']);
        if (await cityOf(trx, id)) return { problem: no('cityTaken', { data: { city: id } }) };
        const login = await takenLogin(trx, founding);
        if (login !== null) return { problem: no('loginTaken', { data: { login } }) };
        return foundCity(trx, founding);
      });
      if ('problem' in founded) return founded;
      const accounts = founded.accounts.map(({ role, name, password }) => ({ role, login: name, password }));
      return { body: { city, accounts, operatorToken: founded.operatorToken } };
    },
  }),
];

/** the first city looks over all of the installation, any other over itself and those below it */
async function citiesSeen(parts: Parts, city: string): Promise<City[]> {
  return (await isFirst(parts, city)) ? allCities(parts.db) : citiesFrom(parts.db, city);
}

const isFirst = async ({ db }: Parts, city: string): Promise<boolean> => (await firstCity(db))?.id === city;
