import type { Request, Response } from 'express';
import { allCities } from '../../db/cities';
import { FollowPage } from '../../web/public/follow';
import { formOf, textIn } from './form';
import { ownAppeal, type OwnAppeal } from './own-appeal';
import type { OwnKey } from './own-key';
import { type PageHandler, type PageParts, sendPage } from './page-parts';
import { inCity } from './reading-pages';
import { now } from './time';
import { type CityVisit, visitTo } from './visit';

/** A look at an own appeal: the appeal as it stands, on the page of its city. */
export interface OwnLook {
  key: OwnKey;
  view: OwnAppeal;
  at: CityVisit;
}

/**
 * A page of the appeal whose number and code this browser keeps, which it goes on keeping. Without them, or with those of another
 * appeal than a form was written to, both are asked for again, and what the form said stays on the page.
 */
export const inOwnAppeal =
  (parts: PageParts, page: (look: OwnLook, request: Request, response: Response) => Promise<void>): PageHandler =>
  async (request, response) => {
    const keys = await parts.ownKeys();
    const at = await now(parts);
    const key = keys.kept(request, at);
    const view = key && isFor(key, request) ? await ownAppeal(parts, key.number, key.code) : null;
    if (!key || !view) return askAgain(parts)(request, response);
    keys.keep(request, response, key, at);
    const cities = await allCities(parts.db);
    const city = cities.find(({ id }) => id === view.city);
    if (!city) throw new Error(`the appeal ${key.number} is of no city`);
    await page({ key, view, at: await visitTo(parts, request, city, cities.length > 1) }, request, response);
  };

/** two appeals may be open in two windows: a form is for the one that it was shown for */
const isFor = ({ number }: OwnKey, request: Request): boolean =>
  request.method === 'GET' || textIn(formOf(request), 'number') === number;

const askAgain = (parts: PageParts): PageHandler =>
  inCity(parts, ({ visit }, request, response) => {
    const form = request.method === 'GET' ? null : formOf(request);
    const written = form && (textIn(form, 'words') ?? textIn(form, 'opinion'));
    sendPage(response, FollowPage, {
      visit,
      number: form ? textIn(form, 'number') : undefined,
      asksAgain: true,
      written,
    });
  });
