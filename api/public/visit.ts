import type { Request } from 'express';
import { allCities, type City } from '../../db/cities';
import { postgresNow } from '../../db/clock';
import type { Policy } from '../../domain/policy/policy';
import { wordsIn, type Language } from '../../web/public/words';
import type { Visit } from '../../web/public/visit';
import type { Parts } from '../parts';
import { assetAt } from './assets';

/** A look at a page of a city: what the page says of where it is, and the rules that hold there now. */
export interface CityVisit {
  visit: Visit;
  city: City;
  policy: Policy;
}

/** Chinese unless the address says English: a page that is passed on looks the same to everybody */
const languageIn = (request: Request): Language => (request.query['lang'] === 'en' ? 'en' : 'zh');

const queryOf = (values: Readonly<Record<string, string | undefined>>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined && value !== '') query.set(name, value);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
};

/** a visit that knows no city: the choice of one, and whatever is said when the store is away */
export const visitNowhere = (request: Request): Visit => visitOf(request, null, false);

function visitOf(request: Request, city: Visit['city'], severalCities: boolean): Visit {
  const language = languageIn(request);
  const place = severalCities ? city?.id : undefined;
  const kept = Object.fromEntries(
    Object.entries(request.query).filter(([name, value]) => typeof value === 'string' && name !== 'lang'),
  ) as Record<string, string>;
  return {
    language,
    words: wordsIn(language),
    city,
    severalCities,
    here: request.path,
    href: (path, query = {}) =>
      `${path}${queryOf({
        ...query,
        ...(place === undefined ? {} : { city: place }),
        lang: language === 'en' ? 'en' : undefined,
      })}`,
    otherLanguage: `${request.path}${queryOf({ ...kept, lang: language === 'en' ? undefined : 'en' })}`,
    asset: assetAt,
  };
}

/**
 * The city that the address names; where there is one alone, that one. `choose`: which there are, for whoever has to choose first.
 */
export async function visitIn(parts: Parts, request: Request): Promise<CityVisit | { choose: readonly City[] }> {
  const cities = await allCities(parts.db);
  const named = request.query['city'];
  const city = cities.length === 1 ? cities[0] : cities.find(({ id }) => id === named);
  if (!city) return { choose: cities };
  return visitTo(parts, request, city, cities.length > 1);
}

/** the page of an appeal is its city's, whatever the address says */
export async function visitTo(parts: Parts, request: Request, city: City, severalCities: boolean): Promise<CityVisit> {
  const { policy } = await parts.rules.inForce(city.id, await parts.clock(await postgresNow(parts.db)));
  const language = languageIn(request);
  const name = city[language];
  const hotline = wordsIn(language)('frame.of', { city: name });
  return { visit: visitOf(request, { id: city.id, name, hotline }, severalCities), city, policy };
}
